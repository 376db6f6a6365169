// The target group of a backend of a Gateway's route.

import { at, type KubeObject, text } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { fieldAt, readService, type ServicePort } from '../../service.ts';
import type { Cluster, Cure, DecidedField, Where } from '../../types.ts';
import { flag } from './flags.ts';
import { type GatewayConfig, targetGroupConfigs, targetGroupLayers } from './gateway-config.ts';
import { checkProtocol, codesOf, healthCheckOf } from './gateway-health-check.ts';
import { checkTags } from './gateway-settings.ts';
import { attributes, field, type Layers } from './layers.ts';
import { keyOf } from './lookup.ts';
import { Refusal } from './refusal.ts';
import { hasNodePort, type TargetGroup, targetPortOf } from './target-group.ts';

/** What a target group is made for. */
export interface Place {
	readonly gateway: KubeObject;
	readonly product: 'nlb' | 'alb';
	readonly config: GatewayConfig;
	readonly route: KubeObject;
	/** Protocol of the listener. */
	readonly protocol: string;
	readonly dualStack: boolean;
	readonly cluster: Cluster;
}

/** The target group of a port of a Service. */
export function serviceTargetGroup(object: KubeObject, port: ServicePort, place: Place): TargetGroup {
	const { config, route, cluster, gateway } = place;
	const service = readService(object);
	const layers = targetGroupLayers(targetGroupConfigs('Service', object, cluster)[0], config, route);
	const targets = targetsOf(layers, cluster);
	const protocol = protocolOf(layers, place);
	const version = versionOf(layers, place, port);
	checkOthers(layers, place, protocol, targets);
	const made = {
		id: `${keyOf(gateway)}:${route.kind}-${keyOf(route)}-${object.name}:${port.targetPort}`,
		service: object.name,
		targets,
		targetPort: targetPortOf(port, targets),
		protocol,
		version,
		healthCheck: healthCheckOf(layers, place, protocol, version, service, targets),
		codes: codesOf(layers, version),
		attributes: valuesOf(layers),
		decidedBy: decidedBy(layers),
	};
	if (service.families.includes('IPv6') && !place.dualStack)
		throw new Refusal(
			`Service ${object.name} has IPv6, but the load balancer does not: ipAddressType of its LoadBalancerConfiguration must be dualstack`,
		);
	if (targets === 'nodes' && !hasNodePort(service, port))
		throw new Refusal(
			`nodes are the targets, and Service ${object.name} has no node ports: its TargetGroupConfiguration must say targetType ip, or its type be NodePort or LoadBalancer`,
			field(layers, 'targetType')?.at,
			podsCure(layers, object),
		);
	return made;
}

/** Settings that change nothing here, but for which the controller gives up where they do not fit. */
function checkOthers(
	layers: Layers,
	{ cluster }: Place,
	protocol: string,
	targets: 'nodes' | 'pods' | 'alb',
): void {
	const control = field(layers, 'targetControlPort');
	if (control && (targets !== 'pods' || !/^HTTPS?$/.test(protocol)))
		throw new Refusal('a target control port is only for HTTP or HTTPS to targets of type ip', control.at);
	checkTags(layers, cluster);
}

/** Pods as targets, in the configuration that says otherwise, in the Service's own, or in one that is made for it. */
function podsCure(layers: Layers, { name, namespace }: KubeObject): Cure {
	const [first] = layers.layers;
	const at = field(layers, 'targetType')?.at ?? (first && fieldAt(first.object, ...first.path, 'targetType'));
	if (at) return { at, value: 'ip' };
	return {
		object: {
			apiVersion: 'gateway.k8s.aws/v1',
			kind: 'TargetGroupConfiguration',
			metadata: { name, ...(namespace === '' ? {} : { namespace }) },
			spec: { targetReference: { name }, defaultConfiguration: { targetType: 'ip' } },
		},
		says: `make TargetGroupConfiguration/${name} with targetType: ip for Service/${name}`,
	};
}

/** The target group of another Gateway, whose ALB is the target. */
export function gatewayTargetGroup(object: KubeObject, port: number, place: Place): TargetGroup {
	const { route, cluster, gateway } = place;
	const layers = targetGroupLayers(
		targetGroupConfigs('Gateway', object, cluster)[0],
		{ layers: [], defaults: [] },
		route,
	);
	const check = field(layers, 'healthCheckConfig')?.value;
	const given = text(at(check, 'healthCheckPort')) ?? 'traffic-port';
	const protocol = checkProtocol(check) ?? 'HTTP';
	checkOthers(layers, place, protocolOf(layers, place), 'alb');
	return {
		id: `${keyOf(gateway)}:${route.kind}-${keyOf(route)}-${object.name}:${port}`,
		service: null,
		targets: 'alb',
		targetPort: String(port),
		protocol: protocolOf(layers, place),
		version: null,
		healthCheck: {
			protocol: protocol.toLowerCase(),
			port: given === 'traffic-port' ? 'traffic' : String(port),
			path: protocol === 'TCP' ? null : (text(at(check, 'healthCheckPath')) ?? '/'),
		},
		codes: codesOf(layers, null),
		attributes: valuesOf(layers),
		decidedBy: decidedBy(layers),
	};
}

function targetsOf(layers: Layers, cluster: Cluster): 'nodes' | 'pods' {
	const type = text(field(layers, 'targetType')?.value) ?? flag(cluster, 'default-target-type', 'instance');
	return type === 'ip' ? 'pods' : 'nodes';
}

const byRoute: { readonly [kind: string]: string } = {
	TCPRoute: 'TCP',
	UDPRoute: 'UDP',
	TLSRoute: 'TLS',
	HTTPRoute: 'HTTP',
	GRPCRoute: 'HTTP',
};

function protocolOf(layers: Layers, { product, route, protocol }: Place): string {
	if (product === 'nlb' && ['TCP_UDP', 'QUIC', 'TCP_QUIC'].includes(protocol)) return protocol;
	const given = field(layers, 'protocol');
	if (given === undefined) return memberOf(byRoute, route.kind) ?? 'TCP';
	const known = product === 'alb' ? ['HTTP', 'HTTPS'] : ['TCP', 'TLS', 'UDP', 'TCP_UDP'];
	if (!known.includes(String(given.value)))
		throw new Refusal(`the protocol of a target group must be ${known.join(' or ')} here`, given.at);
	return String(given.value);
}

/** Behind an HTTP listener it is always HTTP1. */
function versionOf(layers: Layers, { product, protocol, route }: Place, port: ServicePort): string | null {
	if (product === 'nlb') return null;
	if (protocol !== 'HTTPS') return 'HTTP1';
	const given = text(field(layers, 'protocolVersion')?.value);
	if (given !== undefined) return given;
	if (route.kind === 'GRPCRoute') return 'GRPC';
	return port.appProtocol === 'kubernetes.io/h2c' ? 'HTTP2' : 'HTTP1';
}

function valuesOf(layers: Layers): { readonly [key: string]: string } {
	return Object.fromEntries(
		[...attributes(layers, 'targetGroupAttributes')].map(([key, { value }]) => [key, value]),
	);
}

function decidedBy(layers: Layers): { readonly [name in DecidedField]?: Where } {
	const given = attributes(layers, 'targetGroupAttributes');
	const places: readonly (readonly [DecidedField, Where | undefined])[] = [
		['proxyProtocol', given.get('proxy_protocol_v2.enabled')?.at],
		['keepsClientAddress', given.get('preserve_client_ip.enabled')?.at],
		['targets', field(layers, 'targetType')?.at],
		['backend', field(layers, 'protocol')?.at],
		['healthCheck', field(layers, 'healthCheckConfig')?.at],
	];
	return Object.fromEntries(places.filter(([, where]) => where !== undefined));
}
