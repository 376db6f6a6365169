// The objects by what one looks them up by, so that a check stays linear in their number.
import { at, type KubeObject, texts } from './objects.ts';

export interface Inventory {
	readonly objects: readonly KubeObject[];
	readonly byKind: ReadonlyMap<string, readonly KubeObject[]>;
	/** ConfigMaps and Secrets: `Kind/namespace/name`. */
	readonly named: ReadonlyMap<string, KubeObject>;
	/** The Services of a namespace whose selector fits the labels. */
	readonly servicesFor: (
		namespace: string,
		labels: { readonly [name: string]: string },
	) => readonly KubeObject[];
}

const NAMED = [
	'ConfigMap',
	'Secret',
	'Service',
	'Namespace',
	'Gateway',
	'GatewayClass',
	'IngressClass',
	'ServersTransportTCP',
];

export function inventory(objects: readonly KubeObject[]): Inventory {
	const byKind = new Map<string, KubeObject[]>();
	const named = new Map<string, KubeObject>();
	const bySelector = new Map<string, KubeObject[]>();
	for (const object of objects) {
		push(byKind, object.kind, object);
		if (NAMED.includes(object.kind)) named.set(`${object.kind}/${object.namespace}/${object.name}`, object);
		// One pair of the selector finds the candidates; the rest is compared.
		const [pair] = object.kind === 'Service' ? selectorOf(object) : [];
		if (pair) push(bySelector, `${object.namespace}\n${pair.join('=')}`, object);
	}
	const servicesFor: Inventory['servicesFor'] = (namespace, labels) =>
		Object.entries(labels)
			.flatMap((pair) => bySelector.get(`${namespace}\n${pair.join('=')}`) ?? [])
			.filter((service) => selectorOf(service).every(([name, value]) => labels[name] === value))
			.sort((a, b) => a.index - b.index);
	return { objects, byKind, named, servicesFor };
}

/** All objects of some kinds. */
export function ofKind({ byKind }: Inventory, ...kinds: readonly string[]): readonly KubeObject[] {
	return kinds.flatMap((kind) => byKind.get(kind) ?? []);
}

function selectorOf(service: KubeObject): [string, string][] {
	return Object.entries(texts(at(service.body, 'spec', 'selector')));
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
	const list = map.get(key);
	if (list) list.push(value);
	else map.set(key, [value]);
}
