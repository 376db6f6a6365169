// A target group: what one Service port becomes behind an ALB or a Gateway's balancer.
import type { Service, ServicePort } from '../../service.ts';
import type { BalancerPort, DecidedField, HealthCheck, Where } from '../../types.ts';
import type { Attributes } from './annotation-values.ts';

export interface TargetGroup {
	/** By this it is found again at the next change; another id is another target group. */
	readonly id: string;
	/** Name of the Service; null for a target group that the objects do not describe. */
	readonly service: string | null;
	readonly targets: BalancerPort['targets'];
	readonly targetPort: string | null;
	/** `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, …; null for a target group that the objects do not describe. */
	readonly protocol: string | null;
	/** `HTTP1`, `HTTP2`, `GRPC`; null for an NLB. */
	readonly version: string | null;
	readonly healthCheck: HealthCheck | null;
	/** Status codes that pass the health check; null where it reads none. */
	readonly codes: string | null;
	readonly attributes: Attributes;
	readonly decidedBy: { readonly [field in DecidedField]?: Where };
}

/** A target group that is made elsewhere and only named. */
export function foreignTargetGroup(id: string): TargetGroup {
	return {
		id,
		service: null,
		targets: null,
		targetPort: null,
		protocol: null,
		version: null,
		healthCheck: null,
		codes: null,
		attributes: {},
		decidedBy: {},
	};
}

/**
 * Whether targets of an NLB see the client's address, as AWS reads the attribute `preserve_client_ip.enabled`; null where only AWS knows.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
export function keepsClientAddress(
	protocol: string,
	targets: 'nodes' | 'pods',
	word: string | undefined,
): boolean | null {
	// AWS keeps it for datagrams, whatever the attribute says.
	if (protocol === 'udp' || protocol === 'tcp_udp') return true;
	if (word !== undefined) return word === 'true' ? true : word === 'false' ? false : null;
	return protocol.includes('quic') ? null : targets === 'nodes';
}

/** The port of a Service by number or name. */
export function findPort({ ports }: Service, wanted: number | string): ServicePort | undefined {
	return ports.find(({ port, name }) => (typeof wanted === 'number' ? port === wanted : name === wanted));
}

/** Whether the Service has node ports: given, or still to be allotted by the API server. */
export function hasNodePort({ type, allocatesNodePorts }: Service, port: ServicePort): boolean {
	if (type === 'NodePort') return true;
	return type === 'LoadBalancer' && (allocatesNodePorts || port.nodePort !== null);
}

/** The port that targets of a kind listen on, as the view names it. */
export function targetPortOf(port: ServicePort, targets: 'nodes' | 'pods'): string {
	if (targets === 'nodes') return port.nodePort === null ? 'nodePort' : String(port.nodePort);
	return String(port.targetPort === 0 || port.targetPort === '' ? port.port : port.targetPort);
}

/** A port that the balancer serves by a target group; without one it answers by itself. */
export function portOf(
	port: number,
	frontend: string,
	group: TargetGroup | null,
	more: Partial<BalancerPort> = {},
): BalancerPort {
	const decidedBy = { ...group?.decidedBy, ...more.decidedBy };
	return {
		port,
		frontend: frontend.toLowerCase(),
		backend: group?.protocol?.toLowerCase() ?? null,
		proxyProtocol: 0,
		targets: group?.targets ?? null,
		targetPort: group?.targetPort ?? null,
		keepsClientAddress: null,
		healthCheck: group?.healthCheck ?? null,
		...more,
		...(Object.keys(decidedBy).length > 0 ? { decidedBy } : {}),
	};
}

/** One line for a target group of a port, by which a later change finds out what stays of it. */
export function targetGroupFact(port: number, group: TargetGroup): string {
	const { id, targets, protocol, version } = group;
	const kind = targets === 'nodes' ? 'instance' : targets === 'pods' ? 'ip' : targets;
	return [port, id, kind, protocol, version].filter((word) => word !== null).join(' ');
}
