// What a change does to a balancer that Oracle's controller has made.

import type { State, Updated } from '../../controller.ts';
import { balancer, refused } from '../../made.ts';
import { fieldAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { type Listener, listenersOf } from './listeners.ts';
import { common, lb, productOf } from './words.ts';

type Make = (service: Service, cluster: Cluster, shape?: string) => Made;

/** The state after a change: most settings follow, the scheme never does, and PROXY stays where its annotation is taken away. */
export function update(before: State, after: State, make: Make): Updated {
	const existing = standing(before.made);
	if (!existing || !before.object || !after.object) return becomesNew(before, after);
	const [old, now] = [readService(before.object), readService(after.object)];
	if (after.made.outcome === 'ignored') return deleted(old, now, before, after);
	const fresh = make(now, after.cluster, String(existing.facts?.shape));
	if (fresh.outcome === 'ignored') return becomesNew(before, after);
	if (!isSameBalancer(old, now)) return another(existing, after);
	const was = balancer(existing);
	const wanted = fresh.balancer;
	if (!wanted) {
		const made = { ...fresh, balancer: existing } as Made;
		return { made, update: inPlace(was, made, after.made) };
	}
	const left = leftOver(existing, wanted, old, now);
	const update = inPlace(was, balancer(left), fresh.outcome === 'balancer' ? fresh : balancer(wanted));
	const changes = update.changes.filter((change) => !change.startsWith('facts'));
	const ignored = update.ignored.filter((stays) => !stays.startsWith('facts'));
	const late = fresh.outcome === 'error' ? fresh : lateRefusal(old, now, existing);
	const made: Made = late
		? ({ ...late, balancer: left } as Made)
		: { ...fresh, ...balancer(left, fresh.remarks) };
	return {
		made,
		update: { changes, ignored: late ? [...ignored, late.message] : ignored, recreated: false },
	};
}

/** The controller finds its balancer by product, name and compartment. */
function isSameBalancer(old: Service, now: Service): boolean {
	return (
		productOf(old) === productOf(now) &&
		old.annotations[common.compartment] === now.annotations[common.compartment]
	);
}

/** Another balancer is made, and nobody deletes the first. */
function another(existing: Balancer, after: State): Updated {
	const { made } = after;
	if (made.outcome === 'ignored' || !made.balancer) {
		const kept = { ...made, balancer: existing } as Made;
		return { made: kept, update: inPlace(balancer(existing), kept, made) };
	}
	const facts = { ...made.balancer.facts, leftRunning: existing.product };
	return {
		made: { ...made, balancer: { ...made.balancer, facts } } as Made,
		update: {
			changes: [`a new balancer is made, with another address: ${made.balancer.product}`],
			ignored: [`the first balancer (${existing.product}) keeps running, and nobody deletes it`],
			recreated: true,
		},
	};
}

function deleted(old: Service, now: Service, before: State, after: State): Updated {
	if (isSameBalancer(old, now)) return becomesNew(before, after);
	const ignored = ['the balancer keeps running: it is looked for under another type or compartment'];
	return { made: after.made, update: { changes: [], ignored, recreated: false } };
}

/** What there is afterwards. */
function leftOver(existing: Balancer, wanted: Balancer, old: Service, now: Service): Balancer {
	const [listenersBefore, listenersNow] = [listenersOf(old), listenersOf(now)];
	const ports = wanted.ports.map((port, index) => {
		const listener = listenersNow[index];
		const same = listenersBefore.find(({ name }) => name === listener?.name);
		const had = existing.ports.find(
			(one) => one.port === same?.port.port && isUdp(one) === (same.protocol === 'UDP'),
		);
		return listener && same && had && keepsProxy(listener, same, productOf(now))
			? { ...port, proxyProtocol: had.proxyProtocol }
			: port;
	});
	return { ...wanted, scheme: existing.scheme, ports };
}

const isUdp = ({ frontend }: BalancerPort) => frontend === 'udp';

/**
 * Whether PROXY stays as it is: the field is left out, which a Network Load Balancer takes for no change, while a Load Balancer's listener
 * is not touched unless something else of it changes.
 */
function keepsProxy(now: Listener, old: Listener, product: 'lb' | 'nlb'): boolean {
	if (now.proxy !== null) return false;
	if (product === 'nlb') return true;
	return (
		now.protocol === old.protocol &&
		now.certificate === old.certificate &&
		(now.ruleSets === null || now.ruleSets === (old.ruleSets ?? '{}'))
	);
}

/** What is refused after all else was changed; at every sync again. */
function lateRefusal(
	old: Service,
	now: Service,
	{ facts }: Balancer,
): Extract<Made, { outcome: 'error' }> | null {
	const shape = now.annotations[lb.shape];
	const made =
		productOf(now) === 'lb' && facts?.shape === 'flexible' && shape && shape.toLowerCase() !== 'flexible'
			? refused('a flexible shape cannot become a fixed one', {
					object: now.object,
					path: ['metadata', 'annotations', lb.shape],
				})
			: old.loadBalancerIP !== now.loadBalancerIP
				? refused(
						'loadBalancerIP cannot change on a balancer that exists',
						fieldAt(now.object, 'spec', 'loadBalancerIP'),
					)
				: null;
	return made?.outcome === 'error' ? made : null;
}
