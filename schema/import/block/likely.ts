// Which balancer a source may have that does not say: products for which something speaks, the best first, or how to find out.

import { isPrivate } from '../../address/ranges.ts';
import { namesOf, providerPrefix } from '../../catalogue/annotation-names.ts';
import { catalogue, type LoadBalancerId } from '../../catalogue/index.ts';
import { isRefusal } from '../../catalogue/method.ts';
import { unnamed } from '../../catalogue/recognised.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { memberOf } from '../../text/members.ts';
import type { ValuePath } from '../../text/path.ts';
import { pathText } from '../../text/path.ts';
import type { PreservingStrategy } from '../../values/client-ip.ts';
import type { Ends, ImportFinding, Json, Part, SourceReading } from '../types.ts';
import { trustsFrontEnds } from './neg.ts';
import { providerEvidence } from './provider-evidence.ts';

interface Likely {
	readonly ids: readonly LoadBalancerId[];
	/** What speaks for them. */
	readonly path: ValuePath | null;
}

const all = Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][];
const none: Likely = { ids: [], path: null };

/** That the balancer is not known. `strategy` is the one that it must have; null for any. */
export function balancerUnknown(
	user: Json,
	{ ends, carried }: SourceReading,
	strategy: PreservingStrategy | null,
): ImportFinding {
	const { ids, path } = likelyOf(user, { ends, carried }, strategy);
	const annotated = Object.keys(ends.service.annotations).length > 0;
	const args = {
		why: annotated ? ' (the annotations alone do not tell)' : '',
		likely: ids.length > 0 ? ` Likely, by ${pathText(path ?? [])}: ${ids.join(', ')}.` : howToFindOut(ends),
	};
	return { code: 'import-balancer-unknown', args, path: path ?? ends.service.type.path };
}

function howToFindOut({ service }: Ends): string {
	if (service.type.value === 'NodePort')
		return ' What leads to the node ports is set up outside the cluster: look there.';
	return " To find out: kubectl get nodes -o jsonpath='{.items[*].spec.providerID}' names the cloud; without a cloud, see which of MetalLB, Cilium, kube-vip or the like runs.";
}

function likelyOf(
	user: Json,
	{ ends, carried }: Pick<SourceReading, 'ends' | 'carried'>,
	strategy: PreservingStrategy | null,
): Likely {
	const { service, gateway } = ends;
	const fitting = all.filter(
		([id, { strategies }]) => id !== unnamed && (strategy === null || !isRefusal(strategies[strategy])),
	);
	const plain = fitting.filter(([, entry]) => isPlain(entry, service.type.value));
	const annotated = byAnnotations(plain, service);
	if (annotated.ids.length > 0) return annotated;
	if (service.type.value !== 'LoadBalancer' && trustsFrontEnds(gateway))
		return { ids: ['gke-alb-external'], path: gateway.trusted?.path ?? null };
	const evidence = providerEvidence(user);
	if (!evidence) return byAddress(plain, carried);
	// Nodes of a cloud are reached by what has an Ingress or a target group of its own.
	const fits = service.type.value === 'LoadBalancer' ? plain : fitting;
	return {
		ids: usualFirst(fits.filter(([, { provider }]) => provider === evidence.provider)),
		path: evidence.path,
	};
}

/** A private address that is asked for without an annotation: clouds make an internal balancer by annotation only. */
function byAddress(plain: typeof all, carried: readonly Part[]): Likely {
	const asked = carried.find(({ path }) => path.join('.') === 'proxy.loadBalancerIP');
	if (!asked || !isPrivate(String(asked.value))) return none;
	const own = plain.filter(([, { provider }]) => provider === 'on-premises');
	return { ids: usualFirst(own), path: asked.from[0] ?? null };
}

/** Whether it is made of a Service of the type, without an Ingress, a Gateway or host ports. */
function isPlain({ service, ingress, gateway }: LoadBalancer, type: string): boolean {
	return !ingress && !gateway && !service.hostPorts && service.type === type;
}

/** Products that read most of the annotations; else those of the provider whose names they are. */
function byAnnotations(fitting: typeof all, { annotations, places }: Ends['service']): Likely {
	const names = Object.keys(annotations);
	const counted = (count: (entry: LoadBalancer) => readonly string[]): Likely => {
		const ranked = fitting
			.map(([id, entry]) => ({ id, names: count(entry) }))
			.filter(({ names: shared }) => shared.length > 0)
			.sort((a, b) => b.names.length - a.names.length);
		const [best] = ranked;
		const path = best?.names[0] === undefined ? null : (memberOf(places, best.names[0]) ?? null);
		return { ids: ranked.map(({ id }) => id), path };
	};
	const read = counted((entry) => names.filter((name) => namesOf(entry).has(name)));
	if (read.ids.length > 0) return read;
	return counted((entry) => {
		const prefixes = new Set([...namesOf(entry)].map(providerPrefix));
		return names.filter((name) => prefixes.has(providerPrefix(name)));
	});
}

/** First what becomes of a Service on which nothing else is chosen. */
function usualFirst(entries: typeof all): LoadBalancerId[] {
	const chosen = ({ service, recognised }: LoadBalancer): number =>
		(recognised?.providerIds ? -1 : 0) +
		Object.keys(service.annotations ?? {}).length +
		(service.loadBalancerClass === undefined ? 0 : 1);
	return entries.toSorted(([, a], [, b]) => chosen(a) - chosen(b)).map(([id]) => id);
}
