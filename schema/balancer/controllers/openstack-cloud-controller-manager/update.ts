// OpenStack: what a change of a Service does to its balancer.

import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { names, onlyAtCreation } from './words.ts';

/**
 * Listeners are found by protocol and number, new ones are made before old ones go: a listener that changes its protocol meets the old
 * one on its number, Octavia refuses it, and nothing behind it in the list is done.
 */
export function update(before: State, after: State): Updated {
	const { made: was, object: first } = before;
	const { made: fresh, object } = after;
	if (was.outcome !== 'balancer' || first === null || object === null || fresh.outcome === 'ignored')
		return becomesNew(before, after);
	if (fresh.outcome === 'error') {
		const made: Made = { ...fresh, balancer: was.balancer };
		return { made, update: inPlace(was, made, fresh) };
	}
	const [old, now] = [readService(first), readService(object)];
	const met = fresh.balancer.ports.findIndex((port) => meets(port, was.balancer));
	if (met >= 0)
		return { made: stuck(old, now, was.balancer, fresh.balancer, met), update: stuckUpdate(was, fresh) };
	const { changes, ignored, recreated } = inPlace(was, fresh, fresh);
	const pools = poolsMade(was.balancer, fresh.balancer);
	return {
		made: fresh,
		update: {
			changes: pools ? [...changes, 'the pools of these ports are deleted and created again'] : changes,
			ignored: [...ignored, ...withoutEffect(old, now, pools)],
			recreated,
		},
	};
}

const transportOf = ({ frontend }: BalancerPort) =>
	frontend === 'udp' || frontend === 'sctp' ? frontend : 'tcp';

/** Whether a listener is new and its number is taken. */
function meets(port: BalancerPort, { ports }: Balancer): boolean {
	const alike = ports.filter((one) => one.port === port.port && transportOf(one) === transportOf(port));
	return alike.length > 0 && !alike.some(({ frontend }) => frontend === port.frontend);
}

function stuck(old: Service, now: Service, was: Balancer, fresh: Balancer, met: number): Made {
	const done = fresh.ports.slice(0, met);
	const untouched = was.ports.filter(({ port }) => !done.some((one) => one.port === port));
	const name = [names.tls, names.forwardedFor].find((one) => old.annotations[one] !== now.annotations[one]);
	const port = fresh.ports[met]?.port ?? '';
	return refused(
		`Octavia refuses a second listener on port ${port}: the controller makes the new one before it deletes the old one, which keeps serving`,
		name === undefined ? undefined : annotationAt(now.object, name),
		{ balancer: { ...was, ports: [...done, ...untouched] } },
	);
}

function stuckUpdate(was: Made, fresh: Made): Updated['update'] {
	const { ignored } = inPlace(was, was, fresh);
	return { changes: [], ignored: ['the whole change', ...ignored], recreated: false };
}

/** A pool that changes its protocol is another pool. */
function poolsMade(was: Balancer, fresh: Balancer): boolean {
	return fresh.ports.some((port) => {
		const same = was.ports.find((one) => one.port === port.port && one.frontend === port.frontend);
		return same !== undefined && (same.proxyProtocol !== port.proxyProtocol || same.backend !== port.backend);
	});
}

function withoutEffect(old: Service, now: Service, pools: boolean): string[] {
	const fixed = onlyAtCreation
		.filter((name) => old.annotations[name] !== now.annotations[name])
		.map((name) => `${name}: read only when a balancer is made`);
	const affinity = old.sessionAffinity !== now.sessionAffinity && !pools;
	const address = old.loadBalancerIP !== now.loadBalancerIP;
	return [
		...fixed,
		...(affinity ? ['spec.sessionAffinity: pools that exist keep what they have'] : []),
		...(address ? ['spec.loadBalancerIP: a balancer that has a floating IP keeps it'] : []),
	];
}
