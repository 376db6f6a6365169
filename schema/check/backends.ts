// What has a Service for its backend: Ingresses, and routes of a Gateway.
import { type Inventory, ofKind } from './inventory.ts';
import { at, items, type KubeObject, text } from './objects.ts';

export interface Backend {
	readonly front: KubeObject;
	readonly className: string | undefined;
	/** Of the class of a Gateway, where that is among the objects. */
	readonly controller?: string | undefined;
	readonly readsHttp: boolean;
	/** Number or name of the Service's port; undefined for any. */
	readonly port: number | string | undefined;
}

/** `namespace/name` of a Service → what has it for a backend. */
export type Backends = ReadonlyMap<string, readonly Backend[]>;

/** Which Services are backends of Ingresses and routes of a Gateway. */
export function backendsOf(inventory: Inventory): Backends {
	const backends = new Map<string, Backend[]>();
	const add = (namespace: string, name: string | undefined, backend: Backend): void => {
		if (name === undefined) return;
		const key = `${namespace}/${name}`;
		const list = backends.get(key) ?? [];
		if (!list.some(({ front, port }) => front === backend.front && port === backend.port)) list.push(backend);
		backends.set(key, list);
	};
	for (const ingress of ofKind(inventory, 'Ingress')) {
		const spec = at(ingress.body, 'spec');
		const className = text(at(spec, 'ingressClassName'));
		const rules = items(at(spec, 'rules')).flatMap((rule) => items(at(rule, 'http', 'paths')));
		for (const backend of [
			at(spec, 'defaultBackend'),
			at(spec, 'backend'),
			...rules.map((path) => at(path, 'backend')),
		]) {
			const port =
				at(backend, 'service', 'port', 'number') ??
				at(backend, 'service', 'port', 'name') ??
				at(backend, 'servicePort');
			const name = text(at(backend, 'service', 'name')) ?? text(at(backend, 'serviceName'));
			add(ingress.namespace, name, { front: ingress, className, readsHttp: true, port: portRef(port) });
		}
	}
	for (const route of ofKind(inventory, 'HTTPRoute', 'TCPRoute', 'TLSRoute')) {
		for (const parent of items(at(route.body, 'spec', 'parentRefs'))) {
			const namespace = text(at(parent, 'namespace')) ?? route.namespace;
			const gateway = inventory.named.get(`Gateway/${namespace}/${text(at(parent, 'name')) ?? ''}`);
			if (gateway === undefined) continue;
			const className = text(at(gateway.body, 'spec', 'gatewayClassName'));
			const gatewayClass = inventory.named.get(`GatewayClass//${className}`);
			const controller = text(at(gatewayClass?.body, 'spec', 'controllerName'));
			for (const reference of items(at(route.body, 'spec', 'rules')).flatMap((rule) =>
				items(at(rule, 'backendRefs')),
			)) {
				const target = text(at(reference, 'namespace')) ?? route.namespace;
				add(target, text(at(reference, 'name')), {
					front: gateway,
					className,
					controller,
					readsHttp: route.kind === 'HTTPRoute',
					port: portRef(at(reference, 'port')),
				});
			}
		}
	}
	return backends;
}

function portRef(value: unknown): number | string | undefined {
	return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
