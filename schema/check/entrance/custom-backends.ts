// What else has a Service for its backend: AWS's TargetGroupBinding, Istio's VirtualService, tunnels, nginx, and what
// Traefik and Contour have of their own.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import type { Backend } from './backends.ts';
import { tailnetBackends } from './tailnet.ts';
import { tunnelBackends } from './tunnels.ts';
import { writtenBackends } from './written-proxies.ts';

interface Found {
	readonly namespace: string;
	readonly name: string | undefined;
	readonly backend: Backend;
}

/** The backends of such objects. */
export function customBackends(inventory: Inventory): Found[] {
	return [
		...ofKind(inventory, 'TargetGroupBinding').map(bound),
		...ofKind(inventory, 'VirtualService').flatMap(virtual),
		...ofKind(inventory, 'IngressRoute', 'IngressRouteTCP', 'HTTPProxy').flatMap((route) =>
			routed(route, inventory),
		),
		...ofKind(inventory, 'VirtualServer', 'TransportServer').flatMap(upstreams),
		...ofKind(inventory, 'Mapping').map(mapped),
		...tunnelBackends(inventory),
		...tailnetBackends(inventory),
		...writtenBackends(inventory),
	];
}

// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/targetgroupbinding/
function bound(binding: KubeObject): Found {
	const spec = at(binding.body, 'spec');
	const protocol = text(at(spec, 'targetGroupProtocol'));
	return {
		namespace: binding.namespace,
		name: text(at(spec, 'serviceRef', 'name')),
		backend: {
			front: binding,
			className: undefined,
			readsHttp: /^https?$/i.test(protocol ?? ''),
			encrypts: /^(https|tls)$/i.test(protocol ?? ''),
			port: portOf(at(spec, 'serviceRef', 'port')),
			binds: at(spec, 'targetType') === 'instance' ? 'nodes' : 'pods',
		},
	};
}

// https://istio.io/latest/docs/reference/config/networking/virtual-service/
function virtual(service: KubeObject): Found[] {
	const spec = at(service.body, 'spec');
	// Without a gateway it is about sidecars only.
	if (!items(at(spec, 'gateways')).some((one) => text(one) !== undefined && one !== 'mesh')) return [];
	return (['http', 'tls', 'tcp'] as const).flatMap((protocol) =>
		items(at(spec, protocol))
			.flatMap((rule) => items(at(rule, 'route')))
			.map((route) => {
				const [name, namespace] = (text(at(route, 'destination', 'host')) ?? '').split('.');
				return {
					namespace: namespace ?? service.namespace,
					name,
					backend: {
						front: service,
						className: 'istio',
						controller: 'istio.io/gateway-controller',
						readsHttp: protocol === 'http',
						port: portOf(at(route, 'destination', 'port', 'number')),
					},
				};
			}),
	);
}

const CONTOUR = { className: 'contour', controller: 'projectcontour.io/ingress-controller' };
const TRAEFIK = { className: 'traefik', controller: 'traefik.io/ingress-controller' };

// Traefik's routes and Contour's HTTPProxy name services in much the same way.
function routed(route: KubeObject, inventory: Inventory): Found[] {
	const spec = at(route.body, 'spec');
	const tcp = route.kind === 'IngressRouteTCP';
	const lists = [...items(at(spec, 'routes')), at(spec, 'tcpproxy')];
	return lists
		.flatMap((one) => items(at(one, 'services')))
		.filter((one) => at(one, 'kind') !== 'TraefikService')
		.map((one) => ({
			namespace: text(at(one, 'namespace')) ?? route.namespace,
			name: text(at(one, 'name')),
			backend: {
				front: route,
				...(route.kind === 'HTTPProxy' ? CONTOUR : TRAEFIK),
				readsHttp: !tcp && at(spec, 'tcpproxy') === undefined,
				...(/^(https|tls|h2)$/.test(text(at(one, 'scheme')) ?? text(at(one, 'protocol')) ?? '')
					? { encrypts: true }
					: {}),
				port: portOf(at(one, 'port')),
				...(tcp ? proxyOf(one, route, inventory) : {}),
			},
		}));
}

// https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/
function upstreams(server: KubeObject): Found[] {
	return items(at(server.body, 'spec', 'upstreams')).map((one) => ({
		namespace: server.namespace,
		name: text(at(one, 'service')),
		backend: {
			front: server,
			className: 'nginx',
			controller: 'nginx.org/ingress-controller',
			readsHttp: server.kind === 'VirtualServer',
			encrypts: at(one, 'tls', 'enable') === true,
			port: portOf(at(one, 'port')),
		},
	}));
}

// https://emissary-ingress.dev/docs/3.10/topics/using/mappings/: scheme://service.namespace:port
function mapped(mapping: KubeObject): Found {
	const [, scheme, name, namespace, port] =
		/^(?:(https?):\/\/)?([\w-]+)(?:\.([\w-]+))?(?:[^\w:-][^:]*)?(?::([0-9]+))?$/.exec(
			text(at(mapping.body, 'spec', 'service')) ?? '',
		) ?? [];
	const encrypts = scheme === 'https';
	return {
		namespace: namespace ?? mapping.namespace,
		name,
		backend: {
			front: mapping,
			className: 'emissary',
			readsHttp: true,
			encrypts,
			port: port === undefined ? (encrypts ? 443 : 80) : Number(port),
		},
	};
}

// https://doc.traefik.io/traefik/routing/services/#proxy-protocol: version 2 unless it says 1; a transport of its own may ask for it, too.
function proxyOf(
	service: unknown,
	{ namespace }: KubeObject,
	inventory: Inventory,
): Pick<Backend, 'sendsProxy'> {
	const name = text(at(service, 'serversTransport'));
	const transport =
		name === undefined ? undefined : inventory.named.get(`ServersTransportTCP/${namespace}/${name}`);
	const asked = at(service, 'proxyProtocol') ?? at(transport?.body, 'spec', 'proxyProtocol');
	if (asked === undefined || asked === null)
		return name === undefined || transport ? { sendsProxy: null } : {};
	return { sendsProxy: at(asked, 'version') === 1 ? 1 : 2 };
}

function portOf(value: unknown): number | string | undefined {
	return typeof value === 'number' || typeof value === 'string' ? value : undefined;
}
