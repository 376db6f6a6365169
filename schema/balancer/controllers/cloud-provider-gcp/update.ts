// What a change does to a target pool or an internal balancer: neither the pool nor a forwarding rule can be changed in place.

import type { State, Updated } from '../../controller.ts';
import { givenUp, leftByError } from '../../google/left.ts';
import { isMixed, namedPorts, portRange } from '../../google/passthrough.ts';
import { finalizers, names, networkTier, products } from '../../google/words.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { isInternal, makeService } from './service.ts';

/** What follows from a change of a Service. */
export function updateService(before: State, after: State): Updated {
	if (before.object === null || after.object === null) return becomesNew(before, after);
	const services = [readService(before.object), readService(after.object)] as const;
	const owned = isInternal(services[0]) ? finalizers.legacyInternal : finalizers.targetPool;
	const fresh = makeService(after.object, after.cluster.settings, [owned]);
	const old = standing(before.made);
	if (old === null)
		return isTaken(before.made, services[0])
			? { made: fresh, update: inPlace(before.made, fresh, after.made) }
			: becomesNew(before, after);
	const internal = isInternal(services[1]);
	const made = keepTier(old, leftByError(old, fresh, internal), services);
	if (made.outcome === 'error') return { made, update: givenUp(old, made, internal) };
	const update = inPlace(before.made, made, after.made);
	if (made.outcome !== 'balancer') {
		const rest = made.outcome === 'ignored' ? leftovers(old, services[1]) : [];
		return { made, update: { ...update, changes: [...update.changes, ...rest] } };
	}
	const reasons = reasonsToRemake(old, made.balancer, ...services);
	const [from, to] = services.map(({ healthCheckNodePort }) => healthCheckNodePort);
	const asked = from && to && from !== to ? [`healthCheckNodePort: ${from} -> ${to}`] : [];
	return {
		made,
		update: {
			...update,
			changes: [
				...update.changes,
				...asked,
				...reasons.map(
					(reason) => `the forwarding rule is deleted and created again, since ${reason} cannot change on it`,
				),
			],
			recreated: reasons.length > 0,
		},
	};
}

/** A Service is marked as the controller's own before all that is refused of it, but for ports of two protocols. */
function isTaken({ outcome }: Made, { ports }: Service): boolean {
	return outcome === 'error' && !isMixed(ports);
}

/** Without the annotation the tier that is there stays, as long as the forwarding rule does. */
function keepTier(old: Balancer, made: Made, services: readonly [Service, Service]): Made {
	const stays = networkTier(services[1]) === undefined;
	if (made.outcome !== 'balancer' || !stays || old.product !== made.balancer.product) return made;
	if (old.product === products.internal) return made;
	const facts = { ...made.balancer.facts, networkTier: old.facts?.networkTier ?? null };
	const kept = { ...made, balancer: { ...made.balancer, facts } };
	return reasonsToRemake(old, kept.balancer, ...services).length > 0 ? made : kept;
}

/** What cannot change in place: of any such change the forwarding rule is deleted and made again. */
function reasonsToRemake(old: Balancer, now: Balancer, was: Service, is: Service): string[] {
	if (old.product !== now.product) return ['the scheme'];
	const moved = is.loadBalancerIP !== undefined && is.loadBalancerIP !== was.loadBalancerIP;
	const known = was.status.some(({ ip }) => ip === is.loadBalancerIP);
	const common: readonly (readonly [string, boolean])[] = [
		['the protocol', was.ports[0]?.protocol !== is.ports[0]?.protocol],
		['the address', moved && !known],
	];
	const own: readonly (readonly [string, boolean])[] =
		now.product === products.internal
			? [
					['the list of ports', namedPorts(was.ports) !== namedPorts(is.ports)],
					['global access', old.facts?.globalAccess !== now.facts?.globalAccess],
					['the subnet', old.facts?.subnet !== now.facts?.subnet],
					['the backend service', sharedBackend(was) !== sharedBackend(is)],
				]
			: [
					['the range of ports', portRange(was.ports) !== portRange(is.ports)],
					['the target pool (its health check)', was.policy !== is.policy],
					['the target pool (its session affinity)', was.sessionAffinity !== is.sessionAffinity],
					['the network tier', old.facts?.networkTier !== now.facts?.networkTier],
				];
	return [...common, ...own].flatMap(([reason, applies]) => (applies ? [reason] : []));
}

/** Which backend service several internal balancers share; empty where it is the balancer's own. */
function sharedBackend({ annotations, policy, sessionAffinity }: Service): string {
	const shares = [names.sharedBackend, names.oldSharedBackend].some((name) => annotations[name] === 'true');
	return shares && policy === 'Cluster' ? sessionAffinity : '';
}

/** An internal balancer is known by its class or annotation: once that is gone, the deletion looks for a target pool. */
function leftovers(old: Balancer, now: Service): string[] {
	if (now.type === 'LoadBalancer' || old.product !== products.internal || isInternal(now)) return [];
	return ['the backend service, its health check and the finalizer of the internal balancer are left behind'];
}
