// What has a Service for its backend: Ingresses, OpenShift's Routes, and routes of a Gateway.

import {
	byAnnotation,
	forwardedTo,
} from '../../balancer/controllers/aws-load-balancer-controller/ingress-actions.ts';
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
	const add = ({ namespace, name, backend }: Named): void => {
		if (name === undefined) return;
		const key = `${namespaceOf(inventory, namespace, name)}/${name}`;
		const list = backends.get(key) ?? [];
		if (!list.some(({ front, port }) => front === backend.front && port === backend.port)) list.push(backend);
		backends.set(key, list);
	};
	const all = [
		...ofKind(inventory, 'Ingress').flatMap((ingress) => ingressBackends(ingress, inventory)),
		...ofKind(inventory, 'Route').flatMap(routeBackends),
		...ofKind(inventory, 'HTTPRoute', 'TCPRoute', 'TLSRoute').flatMap((route) =>
			items(at(route.body, 'spec', 'parentRefs')).flatMap((parent) =>
				gatewayBackends(route, parent, inventory),
			),
		),
		...customBackends(inventory),
	];
	for (const one of all) add(meantBy(one, inventory));
	return backends;
}

/** A Service that only names another one, as Ingresses need for a backend in another namespace: that other one is meant. */
function meantBy(one: Named, { named }: Inventory): Named {
	const spec = at(named.get(`Service/${one.namespace}/${one.name}`)?.body, 'spec');
	const host = at(spec, 'type') === 'ExternalName' ? (text(at(spec, 'externalName')) ?? '') : '';
	const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)(?:\.svc(?:\..+)?)?\.?$/.exec(host) ?? [];
	if (name === undefined || namespace === undefined) return one;
	const { port } = one.backend;
	const called = items(at(spec, 'ports')).find((entry) => at(entry, 'name') === port);
	// Whoever calls it connects to that name, at the same port.
	const number = typeof port === 'number' || port === undefined ? port : portRef(at(called, 'port'));
	return { namespace, name, backend: { ...one.backend, port: number } };
}

/** A backend, and the Service that it is; its name is undefined where the object names none. */
interface Named {
	readonly namespace: string;
	readonly name: string | undefined;
	readonly backend: Backend;
}

function ingressBackends(ingress: KubeObject, inventory: Inventory): Named[] {
	const spec = at(ingress.body, 'spec');
	const { className, controller } = classOf(ingress, inventory);
	const readsHttp = !passesTls(annotationsOf(ingress));
	const paths = items(at(spec, 'rules')).flatMap((rule) => items(at(rule, 'http', 'paths')));
	const references = [
		at(spec, 'defaultBackend'),
		at(spec, 'backend'),
		...paths.map((path) => at(path, 'backend')),
	];
	return references.flatMap((reference): Named[] => {
		const port =
			at(reference, 'service', 'port', 'number') ??
			at(reference, 'service', 'port', 'name') ??
			at(reference, 'servicePort');
		const name = text(at(reference, 'service', 'name')) ?? text(at(reference, 'serviceName'));
		const leadsTo = (service: string | null | undefined, target: unknown): Named => ({
			namespace: ingress.namespace,
			name: service ?? undefined,
			backend: { front: ingress, className, controller, readsHttp, port: portRef(target) },
		});
		if (port !== byAnnotation || name === undefined) return [leadsTo(name, port)];
		return forwardedTo(annotationsOf(ingress), name).map((one) => leadsTo(one.name, one.port));
	});
}

/** Of a Route of OpenShift. */
function routeBackends(route: KubeObject): Named[] {
	const spec = at(route.body, 'spec');
	const termination = text(at(spec, 'tls', 'termination'))?.toLowerCase();
	const backend: Backend = {
		front: route,
		className: undefined,
		readsHttp: termination !== 'passthrough',
		encrypts: termination === 'reencrypt',
		port: portRef(at(spec, 'port', 'targetPort')),
		byTarget: true,
	};
	const targets = [at(spec, 'to'), ...items(at(spec, 'alternateBackends'))];
	return targets.map((target) => ({ namespace: route.namespace, name: text(at(target, 'name')), backend }));
}

/** Of a route that is attached to a Gateway. */
function gatewayBackends(route: KubeObject, parent: unknown, { named }: Inventory): Named[] {
	const namespace = text(at(parent, 'namespace')) ?? route.namespace;
	const gateway = named.get(`Gateway/${namespace}/${text(at(parent, 'name')) ?? ''}`);
	const className = text(at(gateway?.body, 'spec', 'gatewayClassName'));
	const controller = text(at(named.get(`GatewayClass//${className}`)?.body, 'spec', 'controllerName'));
	const readsHttp = route.kind === 'HTTPRoute';
	const rules = items(at(route.body, 'spec', 'rules'));
	return rules
		.flatMap((rule) => items(at(rule, 'backendRefs')))
		.map((reference) => ({
			namespace: text(at(reference, 'namespace')) ?? route.namespace,
			name: text(at(reference, 'name')),
			backend: {
				front: gateway ?? route,
				className,
				controller,
				readsHttp,
				port: portRef(at(reference, 'port')),
			},
		}));
}

/** Charts leave the namespace out of some objects and write it into others. A Service is meant then if it is the only one of its name. */
function namespaceOf(inventory: Inventory, namespace: string, name: string): string {
	if (namespace !== '' || inventory.named.has(`Service//${name}`)) return namespace;
	const all = ofKind(inventory, 'Service').filter((service) => service.name === name);
	return all.length === 1 ? (all[0]?.namespace ?? '') : namespace;
}

/** Whether TLS goes to the backend as it came, by the annotations of nginx's, HAProxy's and OpenShift's controllers. */
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
