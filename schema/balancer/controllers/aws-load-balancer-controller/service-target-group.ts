// A target group of an NLB: where it sends, and the attributes that decide about PROXY and the client's address.
import { annotationAt, fieldAt, type Service, type ServicePort } from '../../service.ts';
import type { HealthCheck, Where } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { flagOf, names, pairsOf, Refused, refuse, wordOf } from './service-annotations.ts';
import type { ServiceFront } from './service-front.ts';
import { checkOf } from './service-health.ts';
import type { Settings } from './service-settings.ts';

export const preserveKey = 'preserve_client_ip.enabled';
export const proxyKey = 'proxy_protocol_v2.enabled';

/** A value that goes to AWS, and the setting that it comes from. */
export interface Word {
	readonly value: string;
	readonly at?: Where;
}

export interface TargetGroup {
	readonly protocol: string;
	readonly targets: 'nodes' | 'pods';
	readonly targetPort: string;
	readonly check: HealthCheck;
	/** Missing: the target group keeps what it has, which is off where it is new. */
	readonly proxy?: Word;
	/** Missing: the target group keeps what it has, which is AWS's default where it is new. */
	readonly preserve?: Word;
}

/**
 * The target group of a port.
 * @param base the Service that has the annotations; another one than `service` only behind an action.
 */
export function targetGroupOf(
	base: Service,
	service: Service,
	port: ServicePort,
	protocol: string,
	settings: Settings,
	front: ServiceFront,
): TargetGroup {
	const targets = targetsOf(base, service, port, settings);
	const check = checkOf(base, service, targets, settings);
	const words = attributesOf(base, port);
	if (service.families.includes('IPv6') && front.addresses !== 'dualstack')
		throw new Refused(
			`a Service of IP family IPv6 needs ${names.ipAddressType}: dualstack`,
			fieldAt(service.object, 'spec', 'ipFamilies'),
			{ at: annotationAt(service.object, names.ipAddressType), value: 'dualstack' },
		);
	checkBinding(base, targets, front);
	return { protocol, targets, targetPort: targetPortOf(port, targets), check, ...words };
}

/** Pods only where the word is exactly `ip`, or the type `nlb-ip`; every other word means nodes. */
function targetsOf(
	base: Service,
	service: Service,
	port: ServicePort,
	settings: Settings,
): TargetGroup['targets'] {
	const word = wordOf(base, names.targetType) ?? settings.targetType;
	if (word === 'ip' && !settings.gate('EnableIPTargetType'))
		refuse(base, names.targetType, 'targets of type ip are switched off in the controller');
	if (word === 'ip' || wordOf(base, names.type) === 'nlb-ip') return 'pods';
	if (service.type !== 'LoadBalancer' && service.type !== 'NodePort')
		throw new Refused(
			`instance targets need a Service of type LoadBalancer or NodePort, not ${service.type}`,
			fieldAt(service.object, 'spec', 'type'),
		);
	if (port.nodePort === null && !service.allocatesNodePorts)
		throw new Refused(
			'instance targets need node ports, and allocateLoadBalancerNodePorts is false',
			fieldAt(service.object, 'spec', 'allocateLoadBalancerNodePorts'),
		);
	return 'nodes';
}

function targetPortOf(port: ServicePort, targets: TargetGroup['targets']): string {
	if (targets === 'pods') return String(port.targetPort || port.port);
	return port.nodePort === null ? 'nodePort' : String(port.nodePort);
}

/** The list for all ports, the list for this port above it, and above both the two annotations that speak of PROXY alone. */
function attributesOf(base: Service, port: ServicePort): Pick<TargetGroup, 'proxy' | 'preserve'> {
	const words = new Map<string, Word>([[proxyKey, { value: 'false' }]]);
	const everywhere = names.targetGroupAttributes;
	const here = `${everywhere}.${port.port}`;
	for (const name of [everywhere, here]) {
		const pairs = [...(pairsOf(base, name) ?? [])];
		if (pairs.some(([key, value]) => key === preserveKey && parseBool(value) === null))
			refuse(base, name, `${preserveKey} must be true or false`);
		// An empty value for one port leaves what holds for all.
		for (const [key, value] of pairs.filter(([, word]) => name === everywhere || word !== ''))
			words.set(key, { value, at: annotationAt(base.object, name) });
	}
	const proxy = proxyOf(base, port) ?? words.get(proxyKey);
	const preserve = words.get(preserveKey);
	return {
		...(proxy === undefined || proxy.value === '' ? {} : { proxy }),
		...(preserve === undefined ? {} : { preserve }),
	};
}

function proxyOf(base: Service, { port }: ServicePort): Word | undefined {
	const listed = wordOf(base, names.proxyProtocolPerTargetGroup)
		?.split(',')
		.map((one) => one.trim());
	const wrong = listed?.find((one) => one !== '' && !/^[+-]?[0-9]+$/.test(one));
	if (wrong !== undefined)
		refuse(
			base,
			names.proxyProtocolPerTargetGroup,
			`${names.proxyProtocolPerTargetGroup} must list ports of the Service by number, and ${wrong} is not one`,
		);
	const all = wordOf(base, names.proxyProtocol);
	if (all !== undefined && all !== '*')
		refuse(
			base,
			names.proxyProtocol,
			`${names.proxyProtocol} must be *, the only value that the controller knows`,
		);
	if (all !== undefined) return { value: 'true', at: annotationAt(base.object, names.proxyProtocol) };
	if (listed === undefined) return undefined;
	return {
		value: String(listed.includes(String(port))),
		at: annotationAt(base.object, names.proxyProtocolPerTargetGroup),
	};
}

/** What the controller reads last, for the rules that let the NLB reach its targets. */
function checkBinding(base: Service, targets: TargetGroup['targets'], front: ServiceFront): void {
	if (targets === 'nodes') pairsOf(base, names.targetNodeLabels);
	if (front.securityGroups === 'none') flagOf(base, names.manageBackendRules);
	flagOf(base, names.multiCluster);
}

/** Attributes go to AWS as they are written, and AWS knows `true` and `false`. */
export function readWord({ value }: Word): boolean | null {
	return value === 'true' ? true : value === 'false' ? false : null;
}
