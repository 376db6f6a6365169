// What a change does to an Exoscale balancer.
import { brokenOff } from '../../cloud.ts';
import type { State, Updated } from '../../controller.ts';
import { balancer, refused } from '../../made.ts';
import { readService } from '../../service.ts';
import type { Balancer, BalancerPort } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { isExternal, pool } from './settings.ts';

export function update(before: State, after: State): Updated {
	const live = standing(before.made);
	const service = after.object && readService(after.object);
	const old = before.object && readService(before.object);
	if (live === null) return becomesNew(before, after);
	if (service === null || after.made.outcome === 'ignored') {
		const gone = becomesNew(before, after);
		const owner = service ?? old;
		if (owner === null || !isExternal(owner)) return gone;
		const changes = ['the listeners of the Service are deleted, the balancer stays'];
		return { made: after.made, update: { ...gone.update, changes } };
	}
	if (after.made.outcome === 'error') {
		const { message, at, remarks } = after.made;
		return { made: refused(message, at, { balancer: live, remarks }), update: brokenOff(live, live) };
	}
	const left = isExternal(service) ? leftover(live, after.made.balancer) : [];
	const { balancer: fresh, remarks } = after.made;
	const made = balancer({ ...fresh, ports: [...fresh.ports, ...left] }, remarks);
	const { changes, ...rest } = inPlace(before.made, made, after.made);
	const moved = service.annotations[pool] && service.annotations[pool] !== old?.annotations[pool];
	const again = moved ? ['every listener is deleted and created again for the other instance pool'] : [];
	return { made, update: { ...rest, changes: [...changes, ...again] } };
}

/** Listeners that no port asks for any more: on a balancer that is external they could be another Service's, and stay. */
function leftover(live: Balancer, made: Balancer): readonly BalancerPort[] {
	return live.ports.filter(
		({ port, frontend }) => !made.ports.some((one) => one.port === port && one.frontend === frontend),
	);
}
