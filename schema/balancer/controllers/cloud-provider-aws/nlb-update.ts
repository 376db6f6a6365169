// How the listeners and target groups of an NLB follow a Service: what is replaced, what stays, what AWS does not allow.
import type { Service, ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort } from '../../types.ts';
import { newTargetGroup, withAttributes } from './attributes.ts';
import { isRefusal, nlbCheck } from './health.ts';
import { annotationRefusal, names, type Refusal, type Settings } from './names.ts';
import { listenedPorts, nlbPort } from './nlb.ts';

interface Change {
	readonly standing: Balancer;
	/** What a new balancer would be. */
	readonly fresh: Balancer;
	readonly old: Service;
	readonly service: Service;
	readonly settings: Settings;
	/** False where the controller gives up between the listeners and the attributes. */
	readonly setsAttributes: boolean;
}

interface Synced {
	readonly now: Balancer;
	/** Ports whose target group is replaced. */
	readonly renewed: readonly number[];
	/** Why the controller gives up on the way. */
	readonly blocked: Refusal | null;
}

/** The NLB after the controller went through the ports of the Service. */
export function syncNlb(change: Change): Synced {
	const { standing, service, fresh } = change;
	const ports: BalancerPort[] = [...standing.ports];
	const renewed: number[] = [];
	const attributes = (port: BalancerPort): BalancerPort =>
		change.setsAttributes ? { ...port, ...withAttributes(service, port) } : port;
	for (const port of listenedPorts(service)) {
		const next = followed(change, port);
		const index = ports.findIndex(
			(one) => one.port === next.port.port && one.frontend === next.port.frontend,
		);
		const other = ports.find((one) => one.port === next.port.port && one.frontend !== next.port.frontend);
		// The new listener is added before the old one goes, and AWS takes one listener a port.
		if (index < 0 && other)
			return {
				now: { ...standing, ports },
				renewed,
				blocked: annotationRefusal(
					names.certificate,
					`port ${other.port} cannot change from ${other.frontend} to ${next.port.frontend}: the controller adds the new listener before it deletes the old one, and AWS allows one listener per port`,
				),
			};
		if (next.renewed && index >= 0) renewed.push(port.port);
		if (index < 0) ports.push(next.port);
		else ports[index] = next.port;
	}
	const wanted = fresh.ports.map(({ port }) => port);
	const kept = wanted.flatMap((number) => ports.find(({ port }) => port === number) ?? []);
	return {
		now: { ...standing, ports: kept.map(attributes), ...whoMayConnect(change) },
		renewed,
		blocked: null,
	};
}

/** A port of the Service as it is now, its attributes as they were where the target group stays. */
function followed(change: Change, port: ServicePort): { port: BalancerPort; renewed: boolean } {
	const { standing, old, service, settings } = change;
	const check = nlbCheck(service, settings);
	const asked = isRefusal(check) ? null : check;
	const next = nlbPort(service, port, asked);
	const was = standing.ports.find((one) => one.port === next.port && one.frontend === next.frontend);
	const before = nlbCheck(old, settings);
	const sameGroup =
		was !== undefined &&
		was.targetPort === next.targetPort &&
		was.backend === next.backend &&
		was.healthCheck?.protocol === next.healthCheck?.protocol &&
		!isRefusal(before) &&
		before.interval === asked?.interval;
	if (!sameGroup) return { port: { ...next, ...newTargetGroup }, renewed: true };
	const { proxyProtocol, keepsClientAddress } = was;
	return { port: { ...next, proxyProtocol, keepsClientAddress }, renewed: false };
}

/** An NLB that was made without a security group never gets one; without Managed mode its groups stay as they are. */
function whoMayConnect({ standing, fresh, settings }: Change): Pick<Balancer, 'sourceRanges' | 'facts'> {
	const managed = settings.nlbSecurityGroupMode === 'Managed' && standing.facts?.securityGroup !== 'none';
	return {
		sourceRanges: managed ? fresh.sourceRanges : standing.sourceRanges,
		facts: {
			...fresh.facts,
			securityGroup: (managed ? fresh.facts?.securityGroup : standing.facts?.securityGroup) ?? 'none',
		},
	};
}
