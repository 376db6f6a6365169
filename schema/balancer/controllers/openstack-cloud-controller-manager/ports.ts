// OpenStack: listeners, pools and health monitors of a Service's ports. One setting holds for all ports.
import { annotationAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort, DecidedField, HealthCheck, Where } from '../../types.ts';
import { type Config, names } from './words.ts';

/** The balancer's port for a port of the Service. */
export function portOf(service: Service, port: ServicePort, config: Config): BalancerPort {
	const frontend = frontendOf(port, config);
	return {
		port: port.port,
		frontend,
		backend: backendOf(frontend, config),
		proxyProtocol: config.version,
		targets: 'nodes',
		targetPort: !service.allocatesNodePorts && port.nodePort === null ? null : 'nodePort',
		keepsClientAddress: null,
		healthCheck: checkOf(service, port, config),
		...forwardedForOf(frontend, config),
		decidedBy: decidedBy(service),
	};
}

/** A container of certificates ends TLS on every port, also on 80; X-Forwarded-For makes every port one for HTTP. */
export function frontendOf({ protocol }: ServicePort, { tls, forwardedFor }: Config): string {
	if (tls !== '') return 'https';
	return forwardedFor ? 'http' : protocol.toLowerCase();
}

/** Pools for PROXY are ones for TCP, whatever the listener speaks. */
function backendOf(frontend: string, { version }: Config): string {
	if (version !== 0) return 'tcp';
	return frontend === 'https' ? 'http' : frontend;
}

function forwardedForOf(frontend: string, { forwardedFor }: Config): Pick<BalancerPort, 'forwardedFor'> {
	if (frontend !== 'http' && frontend !== 'https') return {};
	return { forwardedFor: forwardedFor ? 'append' : 'preserve' };
}

/** OVN has no checks by HTTP, so under Local it asks the node port, not kube-proxy. */
function checkOf(
	{ policy }: Service,
	{ protocol }: ServicePort,
	{ monitor, provider }: Config,
): HealthCheck | null {
	if (!monitor) return null;
	if (policy === 'Local' && provider !== 'ovn')
		return { protocol: 'http', port: 'healthCheckNodePort', path: '/healthz' };
	return {
		protocol: protocol === 'UDP' ? 'udp-connect' : protocol.toLowerCase(),
		port: 'traffic',
		path: null,
	};
}

function decidedBy({ annotations, object }: Service): { readonly [field in DecidedField]?: Where } {
	const first = (...all: readonly string[]) => all.find((name) => annotations[name] !== undefined);
	const fields: { readonly [field in DecidedField]?: string | undefined } = {
		frontend: first(names.tls, names.forwardedFor),
		backend: first(names.proxy, names.tls, names.forwardedFor),
		proxyProtocol: first(names.proxy),
		healthCheck: first(names.monitor),
		forwardedFor: first(names.forwardedFor),
	};
	return Object.fromEntries(
		Object.entries(fields).flatMap(([field, name]) => (name ? [[field, annotationAt(object, name)]] : [])),
	);
}
