// Charts write the namespace into some objects and leave it out of others, for helm or kubectl to fill in.
import { at, type KubeObject, texts } from './objects.ts';

type Labels = { readonly [name: string]: string };

interface Pods {
	readonly workload: KubeObject;
	readonly labels: Labels;
}

/** A Service and what makes the pods that it fits, of which one names no namespace. */
export interface Apart {
	readonly namespace: string;
	readonly nameless: KubeObject;
	readonly other: KubeObject;
}

/** Kinds outside of namespaces, of those that a check looks up, and kinds that only lead to other objects. */
const KEPT =
	/^(Cluster.*|.*Class|Namespace|Node|Global.*|.*Clusterwide.*|.*Pool|CustomResource.*|Helm.*|Application.*)$/;

/**
 * The objects, those without a namespace in the one that they were meant for. A Service leads to pods of its own namespace
 * only: where it fits none of those, but pods that name a namespace while it does not, or the other way round, both are
 * meant for that one. Where nothing speaks for one namespace, or several are spoken for, it is the same list.
 */
export function inMeantNamespace(objects: readonly KubeObject[]): {
	readonly objects: readonly KubeObject[];
	readonly apart: readonly Apart[];
} {
	const isMixed =
		objects.some(({ namespace }) => namespace === '') && objects.some(({ namespace }) => namespace !== '');
	const apart = isMixed ? allApart(objects) : [];
	const [meant, ...others] = new Set(apart.map(({ namespace }) => namespace));
	if (meant === undefined || others.length > 0) return { objects, apart: [] };
	const isMeant = (one: KubeObject) => one.namespace === '' && !KEPT.test(one.kind);
	return { objects: objects.map((one) => (isMeant(one) ? { ...one, namespace: meant } : one)), apart };
}

function allApart(objects: readonly KubeObject[]): Apart[] {
	const byLabel = podsByLabel(objects);
	return objects.flatMap((service) => {
		const selector = Object.entries(texts(at(service.body, 'spec', 'selector')));
		const [first] = selector;
		if (service.kind !== 'Service' || !first) return [];
		const fitting = (byLabel.get(first.join('=')) ?? [])
			.filter(({ labels }) => selector.every(([name, value]) => labels[name] === value))
			.map(({ workload }) => workload);
		if (fitting.some(({ namespace }) => namespace === service.namespace)) return [];
		return fitting
			.filter(({ namespace }) => service.namespace === '' || namespace === '')
			.map((workload) => apartOf(service, workload));
	});
}

const apartOf = (one: KubeObject, other: KubeObject): Apart =>
	one.namespace === ''
		? { namespace: other.namespace, nameless: one, other }
		: { namespace: one.namespace, nameless: other, other: one };

/** The pods that objects make, by each of their labels. */
function podsByLabel(objects: readonly KubeObject[]): ReadonlyMap<string, readonly Pods[]> {
	const byLabel = new Map<string, Pods[]>();
	for (const workload of objects) {
		const labels = texts(at(workload.body, 'spec', 'template', 'metadata', 'labels'));
		for (const pair of Object.entries(labels)) {
			const key = pair.join('=');
			const pods = byLabel.get(key);
			if (pods) pods.push({ workload, labels });
			else byLabel.set(key, [{ workload, labels }]);
		}
	}
	return byLabel;
}
