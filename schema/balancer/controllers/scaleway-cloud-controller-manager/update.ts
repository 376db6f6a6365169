// Scaleway: what a change of a Service does to its balancer.

import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { parseBool } from '../../words.ts';
import { unreadableLevel } from './refusals.ts';
import { nameOf, saidBy } from './words.ts';

type Make = (service: Service, settings: State['cluster']['settings'], exists: boolean) => Made;

/** Frontends and backends follow the Service; the balancer itself is replaced, or keeps what it was made with. */
export function update(before: State, after: State, make: Make): Updated {
	const was = standing(before.made);
	if (was === null || before.object === null || after.object === null || after.made.outcome === 'ignored')
		return becomesNew(before, after);
	const [old, now] = [readService(before.object), readService(after.object)];
	if (after.made.balancer && replaced(old, now, was, after.made.balancer)) {
		const { changes, ignored } = inPlace(before.made, after.made, after.made);
		const made = 'the balancer is deleted and another one is made, with another address';
		return { made: after.made, update: { changes: [made, ...changes], ignored, recreated: true } };
	}
	const made = keeping(make(now, after.cluster.settings, true), was, now);
	const update = inPlace(before.made, made, after.made);
	const level = unreadableLevel(now);
	if (level && made.outcome === 'balancer') {
		const text = `${nameOf(level.name)} cannot be read: ${level.why}; everything else is done before the controller reads it`;
		const stopped = refused(text, annotationAt(after.object, nameOf(level.name)), {
			balancer: made.balancer,
		});
		return { made: stopped, update };
	}
	const zone = saidBy(old, 'zone') !== saidBy(now, 'zone');
	const note = 'the zone: a balancer that exists stays where it is';
	return { made, update: zone ? { ...update, ignored: [...update.ignored, note] } : update };
}

/** Public to private and back, or another static address. Giving a static address up changes nothing. */
function replaced(old: Service, now: Service, was: Balancer, is: Balancer): boolean {
	if (parseBool(saidBy(now, 'externally-managed') ?? '') === true) return false;
	if (was.scheme !== is.scheme) return true;
	const ids = (service: Service) =>
		(saidBy(service, 'ip-ids') ?? '').split(',').filter(Boolean).sort().join();
	if (ids(now) !== '') return ids(now) !== ids(old);
	const wanted = now.loadBalancerIP;
	if (wanted === undefined) return false;
	const [address, ...more] = now.status.length > 0 ? now.status : old.status;
	if (address?.ip !== undefined && more.length === 0) return address.ip !== wanted;
	return ids(old) !== '' || wanted !== old.loadBalancerIP;
}

/** Without a word about it the type stays. */
function keeping(made: Made, was: Balancer, now: Service): Made {
	if (made.outcome === 'error') return { ...made, balancer: was };
	const type = was.facts?.type;
	if (made.outcome !== 'balancer' || saidBy(now, 'type') || type === undefined) return made;
	return { ...made, balancer: { ...made.balancer, facts: { ...made.balancer.facts, type } } };
}
