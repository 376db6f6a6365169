// What a change does to a balancer on a backend service: most things change in place, a forwarding rule's ports and address do not.

import type { State, Updated } from '../../controller.ts';
import { givenUp, leftByError } from '../../google/left.ts';
import { isMixed, namedPorts, portRange } from '../../google/passthrough.ts';
import { finalizers, names, networkTier, products } from '../../google/words.ts';
import { refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { isInternal, makeService } from './l4.ts';

/** What follows from a change of a Service. */
export function updateService(before: State, after: State): Updated {
	const old = standing(before.made);
	if (before.object === null || after.object === null) return becomesNew(before, after);
	const [was, is] = [readService(before.object), readService(after.object)];
	if (old === null)
		return before.made.outcome === 'error' ? takenBefore(was, before, after) : becomesNew(before, after);
	const owned = old.product === products.internal ? finalizers.internal : finalizers.backendService;
	const fresh = makeService(after.object, after.cluster.settings, [owned]);
	const made = leftByError(old, fresh, isInternal(is));
	const torn = tornByTier(old, made, is);
	if (torn) {
		// What takes its place comes with the controller's next try.
		const update = inPlace(before.made, torn.made, after.made);
		const { changes } = torn;
		return {
			made: torn.made,
			update: { ...update, changes, ignored: changes.length > 0 ? [] : update.ignored },
		};
	}
	const update = inPlace(before.made, made, after.made);
	if (made.outcome === 'error') return { made, update: givenUp(old, made, isInternal(is)) };
	if (made.outcome !== 'balancer') return { made, update };
	const reasons = reasonsToRemake(old, made.balancer, was, is);
	const [from, to] = [was.healthCheckNodePort, is.healthCheckNodePort];
	const asked = from && to && from !== to ? [`healthCheckNodePort: ${from} -> ${to}`] : [];
	const given = reasons.map(
		(reason) => `the forwarding rule is deleted and created again, since ${reason} cannot change on it`,
	);
	return {
		made,
		update: { ...update, changes: [...update.changes, ...asked, ...given], recreated: reasons.length > 0 },
	};
}

/** A Service is marked as the controller's own before anything of it is refused. */
function takenBefore(was: Service, before: State, after: State): Updated {
	const owned = isInternal(was) ? finalizers.internal : finalizers.backendService;
	const made = after.object ? makeService(after.object, after.cluster.settings, [owned]) : after.made;
	return { made, update: inPlace(before.made, made, after.made) };
}

/**
 * Another network tier: where an annotation names it, the forwarding rule and the address are deleted, and the controller still gives up
 * over the rule that it had read before; where the annotation is gone, it gives up and leaves all as it is.
 */
function tornByTier(old: Balancer, made: Made, is: Service): { made: Made; changes: string[] } | null {
	if (old.product !== products.backendService || made.outcome !== 'balancer') return null;
	if (made.balancer.product !== old.product) return null;
	const [from, to] = [old.facts?.networkTier, made.balancer.facts?.networkTier];
	if (from === to) return null;
	const named = Boolean(networkTier(is));
	return {
		made: refused(
			`a forwarding rule cannot go from network tier ${from} to ${to}`,
			annotationAt(is.object, names.networkTier),
			named ? {} : { balancer: old },
		),
		changes: named
			? ['the forwarding rule and its address are deleted; the next try makes others, with another address']
			: [],
	};
}

/** What cannot change in place: of any such change the forwarding rule is deleted and made again. */
function reasonsToRemake(old: Balancer, now: Balancer, was: Service, is: Service): string[] {
	if (old.product !== now.product) return ['the scheme'];
	const internal = now.product === products.internal;
	const moved = is.loadBalancerIP !== undefined && is.loadBalancerIP !== was.loadBalancerIP;
	const known = was.status.some(({ ip }) => ip === is.loadBalancerIP);
	const named = is.annotations[names.addresses];
	const reasons: readonly (readonly [string, boolean])[] = [
		['the protocol', protocolsOf(old) !== protocolsOf(now)],
		['the address', (moved && !known) || (Boolean(named) && named !== was.annotations[names.addresses])],
		['the list of ports', openPorts(was, internal) !== openPorts(is, internal)],
		['the subnet', internal && old.facts?.subnet !== now.facts?.subnet],
	];
	return reasons.flatMap(([reason, applies]) => (applies ? [reason] : []));
}

function protocolsOf({ ports }: Balancer): string {
	return [...new Set(ports.map(({ frontend }) => frontend))].sort().join();
}

/** What the forwarding rules open: a range for one protocol outside, the ports themselves for both, all for both inside. */
function openPorts({ ports }: Service, internal: boolean): string {
	if (!isMixed(ports)) return internal ? namedPorts(ports) : portRange(ports);
	if (internal) return 'all';
	return ['TCP', 'UDP']
		.map((protocol) => ports.filter((port) => port.protocol === protocol))
		.map((own) => (namedPorts(own) === 'all' ? portRange(own) : namedPorts(own)))
		.join(' ');
}
