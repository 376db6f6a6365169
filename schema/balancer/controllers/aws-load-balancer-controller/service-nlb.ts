// The NLB of a Service: what the front, the listeners and what exists already come to.
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, DecidedField, Made, Where } from '../../types.ts';
import { names, Refused, wordOf } from './service-annotations.ts';
import { type Existing, frontOf, isReplaced, type ServiceFront } from './service-front.ts';
import { asksKubeProxy } from './service-health.ts';
import { type Listener, listenersOf } from './service-listeners.ts';
import { remarksOfIgnored, remarksOfNlb } from './service-remarks.ts';
import type { Settings } from './service-settings.ts';
import { checkDeletion, finalizer, isTaken } from './service-taken.ts';
import { readWord } from './service-target-group.ts';
import { keepsClientAddress } from './target-group.ts';

/**
 * What the controller makes of a Service.
 * @param existing the NLB that it has made already.
 */
export function nlbOf(
	service: Service,
	cluster: Cluster,
	settings: Settings,
	existing: Existing | null,
): Made {
	try {
		if (!isTaken(service, settings)) {
			if (existing !== null || service.finalizers.includes(finalizer)) checkDeletion(service);
			return ignored(null, remarksOfIgnored(service));
		}
		const front = frontOf(service, settings, existing);
		const listeners = listenersOf(service, settings, front, cluster);
		const nlb = nlbWith(service, front, listeners, existing, settings);
		return balancer(nlb, remarksOfNlb({ service, front, listeners, nlb, settings }));
	} catch (error) {
		if (error instanceof Refused) return refused(error.message, error.at, { cure: error.cure });
		throw error;
	}
}

function nlbWith(
	service: Service,
	front: ServiceFront,
	listeners: readonly Listener[],
	existing: Existing | null,
	settings: Settings,
): Balancer {
	const stood = (listener: Listener) => standingPort(listener, existing, settings);
	const ports = listeners.map((listener) => portOf(service, listener, stood(listener)));
	return {
		product: 'nlb',
		scheme: front.scheme,
		ports,
		sourceRanges: front.sourceRanges,
		facts: {
			addresses: front.addresses,
			securityGroups: front.securityGroups,
			honoursSourceRanges: honoursRanges(front, ports),
			status: 'hostname',
		},
	};
}

/** Ranges are rules of the NLB's own group; where it has no group, rules of the targets, which must see the clients for it. */
function honoursRanges({ securityGroups }: ServiceFront, ports: readonly BalancerPort[]): boolean {
	if (securityGroups !== 'none') return securityGroups === 'managed';
	return ports.every(({ keepsClientAddress }) => keepsClientAddress === true);
}

/** The port as it is on an NLB that exists, where its target group stays: then attributes that nobody names stay as well. */
function standingPort(
	{ port, group }: Listener,
	existing: Existing | null,
	settings: Settings,
): BalancerPort | undefined {
	const stood = existing?.ports.find((one) => one.port === port.port);
	if (stood === undefined || isReplaced(stood, { backend: group.protocol, targets: group.targets }))
		return undefined;
	const fixedCheck = !settings.gate('NLBHealthCheckAdvancedConfig');
	return fixedCheck && stood.healthCheck?.protocol !== group.check.protocol ? undefined : stood;
}

function portOf(
	service: Service,
	{ port, protocol, group }: Listener,
	stood: BalancerPort | undefined,
): BalancerPort {
	const proxy = group.proxy === undefined ? false : readWord(group.proxy);
	const keeps = keepsClientAddress(group.protocol, group.targets, group.preserve?.value);
	return {
		port: port.port,
		frontend: protocol,
		backend: group.protocol,
		proxyProtocol:
			group.proxy === undefined && stood ? stood.proxyProtocol : proxy === null ? null : proxy ? 2 : 0,
		targets: group.targets,
		targetPort: group.targetPort,
		keepsClientAddress: group.preserve === undefined && stood ? stood.keepsClientAddress : keeps,
		healthCheck: group.check,
		decidedBy: decidedBy(service, { port, protocol, group }),
	};
}

function decidedBy(
	service: Service,
	{ protocol, group }: Listener,
): { readonly [field in DecidedField]?: Where } {
	const given = (...wanted: readonly string[]): Where | undefined => {
		const name = wanted.find((one) => wordOf(service, one) !== undefined);
		return name === undefined ? undefined : annotationAt(service.object, name);
	};
	const policy = asksKubeProxy(service, group.targets)
		? fieldAt(service.object, 'spec', 'externalTrafficPolicy')
		: undefined;
	const typed = wordOf(service, names.type) === 'nlb-ip' ? [names.type] : [];
	const found: { readonly [field in DecidedField]?: Where | undefined } = {
		frontend: protocol === 'tls' ? given(names.certificate) : undefined,
		backend: group.protocol === 'tls' ? given(names.backendProtocol) : undefined,
		proxyProtocol: group.proxy?.at,
		targets: given(...typed, names.targetType),
		keepsClientAddress: group.preserve?.at,
		healthCheck: given(names.checkProtocol, names.checkPort, names.checkPath) ?? policy,
	};
	return Object.fromEntries(Object.entries(found).filter(([, where]) => where !== undefined));
}
