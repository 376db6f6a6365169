// What a change of a Service does to its balancer on Azure.

import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { becomesNew, differences, inPlace, standing } from '../../update.ts';
import { sameFold } from '../../words.ts';
import { type Link, linkOf, linkOn, withLink } from './link.ts';
import { make } from './make.ts';
import { annotation, isInternal, isOn, isRefusal } from './settings.ts';

export function update(before: State, after: State): Updated {
	const was = standing(before.made);
	if (!was || !before.object || !after.object) return becomesNew(before, after);
	const change: Change = {
		was,
		old: readService(before.object),
		now: readService(after.object),
	};
	if (after.made.outcome === 'ignored') return deletion(before, after, change);
	const made = stateAfter(change, after);
	const { changes, ignored } = inPlace(before.made, made, after.made);
	if (made.outcome === 'error') return { made, update: failed(change, made) };
	return {
		made,
		update: {
			changes: [...changes, ...more(change)],
			ignored: [...ignored, ...leftOver(change, made)],
			recreated: moves(change) !== null,
		},
	};
}

interface Change {
	readonly was: Balancer;
	readonly old: Service;
	readonly now: Service;
}

/** The Service is no longer for this provider: everything goes, but for what a Private Link Service holds. */
function deletion(before: State, after: State, { was, old, now }: Change): Updated {
	if (linkOn(was) === null || isInternal(old) === isInternal(now)) return becomesNew(before, after);
	// The provider looks for the balancer on the other side first. Here it deletes the Private Link Service, and does not try again.
	return {
		made: after.made,
		update: {
			changes: ['the Private Link Service is deleted'],
			ignored: [
				`the balancer's rules stay for good: ${annotation.internal} changes with the type, and the provider stops after the Private Link Service`,
			],
			recreated: false,
		},
	};
}

function stateAfter(change: Change, { cluster }: State): Made {
	const { was, old, now } = change;
	// Node ports that were allotted stay, whatever the field says later.
	const held = { ...now, allocatesNodePorts: now.allocatesNodePorts || old.allocatesNodePorts };
	const made = make(held, cluster.settings);
	const still = moves(change) === null ? linkOn(was) : null;
	if (made.outcome === 'ignored') return made;
	if (made.outcome === 'error') {
		if (!made.balancer) return { ...made, balancer: was };
		const half = isRefusal(linkOf(now))
			? made.balancer
			: { ...made.balancer, sourceRanges: was.sourceRanges };
		return { ...made, balancer: still ? withLink(half, still, now) : half };
	}
	const wanted = linkOn(made.balancer);
	if (still && wanted && isRenamed(still, now))
		return refused(
			'the name of a Private Link Service that exists cannot change',
			annotationAt(now.object, annotation.linkName),
			{ balancer: withLink(made.balancer, still, now), remarks: made.remarks },
		);
	const balancer = { ...made.balancer, sourceRanges: rangesAfter(change, made.balancer) };
	if (!still) return { ...made, balancer };
	// Without its annotation the Private Link Service is not looked at again: it stays and goes on as it was.
	const link = wanted ? { ...wanted, name: still.name ?? wanted.name } : still;
	return { ...made, balancer: withLink(balancer, link, now) };
}

function isRenamed({ name }: Link, { annotations }: Service): boolean {
	const wanted = annotations[annotation.linkName]?.trim();
	return wanted !== undefined && !sameFold(wanted, name ?? '');
}

/** Rules for addresses that are no longer used stay until the next look, or for good where they are for addresses of nodes. */
function rangesAfter(change: Change, { sourceRanges }: Balancer): readonly string[] {
	const [byNode, nowByNode] = [change.old, change.now].map((one) => isOn(one, annotation.noFloatingIp));
	const stays = byNode !== nowByNode || (!byNode && moves(change) !== null);
	return stays ? [...new Set([...change.was.sourceRanges, ...sourceRanges])] : sourceRanges;
}

/** Whether the frontend is another one afterwards: on another balancer, or with another address; null for neither. */
function moves({ old, now }: Change): 'scheme' | 'address' | null {
	if (isInternal(old) !== isInternal(now)) return 'scheme';
	const held = [...old.status, ...now.status].map(({ ip }) => ip);
	const wants = (service: Service, name: string) =>
		service.annotations[name] || (name === annotation.ipv6 ? undefined : service.loadBalancerIP);
	const other = [annotation.ipv4, annotation.ipv6].some((name) => {
		const [one, two] = [wants(old, name), wants(now, name)];
		if (one === two || (two !== undefined && held.includes(two))) return false;
		// An internal frontend keeps its address when it no longer names one.
		return two !== undefined || !isInternal(now);
	});
	const names = isInternal(now)
		? [annotation.subnet]
		: [annotation.publicName, annotation.publicName6, annotation.publicPrefix, annotation.publicPrefix6];
	const value = (service: Service, name: string) => service.annotations[name]?.trim() ?? '';
	return other || names.some((name) => value(old, name) !== value(now, name)) ? 'address' : null;
}

/** What the view of the balancer does not show of a change. */
function more(change: Change): string[] {
	const move = moves(change);
	if (move === null) return [];
	const had = linkOn(change.was) !== null;
	const keeps = had && linkWanted(change.now);
	if (move === 'address')
		return [
			'the address changes',
			...(had ? ['the Private Link Service is deleted, with the connections of its private endpoints'] : []),
			...(keeps ? ['another Private Link Service is made'] : []),
		];
	if (had && !keeps)
		return ['another balancer takes over', 'the address changes', 'the Private Link Service is deleted'];
	return [
		'another balancer takes over, and the old one is deleted',
		'the address changes',
		...(keeps ? ['the Private Link Service moves to the other frontend'] : []),
	];
}

function leftOver(change: Change, made: Made): string[] {
	const had = linkOn(change.was) !== null;
	if (!had || made.outcome !== 'balancer') return [];
	if (moves(change) === null)
		return linkWanted(change.now)
			? []
			: [
					`the Private Link Service stays as it was, and so does its PROXY header: without ${annotation.link} the provider no longer manages it`,
				];
	return linkOn(made.balancer) === null && moves(change) === 'scheme'
		? ['the rules of the former balancer stay until the next sync of the Service']
		: [];
}

function linkWanted(service: Service): boolean {
	const link = linkOf(service);
	return link !== null && !isRefusal(link);
}

/** The provider gave up: what it had done by then, and that the rest did not happen. */
function failed({ was }: Change, made: Made & { readonly outcome: 'error' }): Updated['update'] {
	const changes = differences(was, made.balancer ?? was).map(
		({ field, from, to }) => `${field}: ${from} -> ${to}`,
	);
	return {
		changes,
		ignored: [changes.length === 0 ? 'the whole change' : 'the rest of the change'],
		recreated: false,
	};
}
