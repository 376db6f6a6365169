// What has a Service for its backend: Ingresses, OpenShift's Routes, and routes of a Gateway.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { annotationsOf, at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { customBackends } from './custom-backends.ts';
import { classOf } from './ingress-class.ts';

export interface Backend {
	readonly front: KubeObject;
	readonly className: string | undefined;
	/** Of the class of a Gateway or an Ingress, where that is among the objects. */
	readonly controller?: string | undefined;
	readonly readsHttp: boolean;
	/** Whether it speaks TLS to its backends; missing: its annotations say so. */
	readonly encrypts?: boolean;
	/** Number or name of the Service's port; undefined for any. */
	readonly port: number | string | undefined;
	/** Whether the number is that of the pods, not of the Service. */
	readonly byTarget?: true;
	/** The PROXY version that the route asks for, null where it asks for none; missing: it is not said there. */
	readonly sendsProxy?: 1 | 2 | null;
	/** Of a TargetGroupBinding: where the balancer, made elsewhere, sends. */
	readonly binds?: 'nodes' | 'pods';
}

/** `namespace/name` of a Service → what has it for a backend. */
export type Backends = ReadonlyMap<string, readonly Backend[]>;

/** Which Services are backends of Ingresses and routes of a Gateway. */
export function backendsOf(inventory: Inventory): Backends {
	const backends = new Map<string, Backend[]>();
	const add = (namespace: string, name: string | undefined, backend: Backend): void => {
		if (name === undefined) return;
		const key = `${namespaceOf(inventory, namespace, name)}/${name}`;
		const list = backends.get(key) ?? [];
		if (!list.some(({ front, port }) => front === backend.front && port === backend.port)) list.push(backend);
		backends.set(key, list);
	};
	for (const ingress of ofKind(inventory, 'Ingress')) {
		const spec = at(ingress.body, 'spec');
		const { className, controller } = classOf(ingress, inventory);
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
			const readsHttp = !passesTls(annotationsOf(ingress));
			add(ingress.namespace, name, { front: ingress, className, controller, readsHttp, port: portRef(port) });
		}
	}
	for (const route of ofKind(inventory, 'Route')) {
		const spec = at(route.body, 'spec');
		const termination = text(at(spec, 'tls', 'termination'))?.toLowerCase();
		for (const target of [at(spec, 'to'), ...items(at(spec, 'alternateBackends'))])
			add(route.namespace, text(at(target, 'name')), {
				front: route,
				className: undefined,
				readsHttp: termination !== 'passthrough',
				encrypts: termination === 'reencrypt',
				port: portRef(at(spec, 'port', 'targetPort')),
				byTarget: true,
			});
	}
	for (const route of ofKind(inventory, 'HTTPRoute', 'TCPRoute', 'TLSRoute')) {
		for (const parent of items(at(route.body, 'spec', 'parentRefs'))) {
			const namespace = text(at(parent, 'namespace')) ?? route.namespace;
			const gateway = inventory.named.get(`Gateway/${namespace}/${text(at(parent, 'name')) ?? ''}`);
			const className = text(at(gateway?.body, 'spec', 'gatewayClassName'));
			const gatewayClass = inventory.named.get(`GatewayClass//${className}`);
			const controller = text(at(gatewayClass?.body, 'spec', 'controllerName'));
			for (const reference of items(at(route.body, 'spec', 'rules')).flatMap((rule) =>
				items(at(rule, 'backendRefs')),
			)) {
				const target = text(at(reference, 'namespace')) ?? route.namespace;
				add(target, text(at(reference, 'name')), {
					front: gateway ?? route,
					className,
					controller,
					readsHttp: route.kind === 'HTTPRoute',
					port: portRef(at(reference, 'port')),
				});
			}
		}
	}
	for (const { namespace, name, backend } of customBackends(inventory)) add(namespace, name, backend);
	return backends;
}

// Charts leave the namespace out of some objects and write it into others; a Service of that name can then only be the one.
function namespaceOf(inventory: Inventory, namespace: string, name: string): string {
	if (namespace !== '' || inventory.named.has(`Service//${name}`)) return namespace;
	const all = ofKind(inventory, 'Service').filter((service) => service.name === name);
	return all.length === 1 ? (all[0]?.namespace ?? '') : namespace;
}

// By the names that nginx's, HAProxy's and OpenShift's controllers give it: TLS goes to the backend as it came.
function passesTls(annotations: { readonly [name: string]: string }): boolean {
	return Object.entries(annotations).some(
		([name, value]) =>
			(/\/ssl-passthrough$/.test(name) && value === 'true') ||
			(name === 'route.openshift.io/termination' && value === 'passthrough'),
	);
}

function portRef(value: unknown): number | string | undefined {
	return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
