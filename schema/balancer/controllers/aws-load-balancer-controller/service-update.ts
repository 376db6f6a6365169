// What a change of a Service does to its NLB.

import type { State, Update, Updated } from '../../controller.ts';
import { ignored } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { names, pairsOf, Refused, wordOf } from './service-annotations.ts';
import { type Existing, isReplaced } from './service-front.ts';
import { nlbOf } from './service-nlb.ts';
import { settingsOf } from './service-settings.ts';
import { afterUpdate, afterWebhook, checkDeletion } from './service-taken.ts';

/** What follows from a change of a Service. */
export function updateService(before: State, after: State): Updated {
	if (before.object === null) return becomesNew(before, after);
	const standing = standingOf(before.made);
	const was = afterWebhook(readService(before.object), settingsOf(before.cluster));
	if (after.object === null) return afterDeletion(was, before, standing);
	const settings = settingsOf(after.cluster);
	const is = afterUpdate(readService(after.object), was, settings);
	const existing = standing === null ? null : existingOf(standing);
	const made = nlbOf(is, after.cluster, settings, existing);
	if (standing === null) return { made, update: inPlace(before.made, made, made) };
	if (made.outcome === 'error') return refusedUpdate(made, standing);
	const fresh = nlbOf(is, after.cluster, settings, null);
	const update = inPlace(ordered(madeOf(standing)), ordered(made), ordered(fresh));
	return { made, update: inDetail(update, { was, is, standing, made }) };
}

/** The NLB that exists: also one that an earlier change, which was refused, left as it was. */
function standingOf(made: Made): Balancer | null {
	return made.outcome === 'ignored' ? null : (made.balancer ?? null);
}

function existingOf({ scheme, facts, ports }: Balancer): Existing {
	return { scheme: scheme ?? 'internal', securityGroups: facts?.securityGroups !== 'none', ports };
}

function madeOf(balancer: Balancer): Made {
	return { outcome: 'balancer', balancer, message: null, remarks: [] };
}

function refusedUpdate(made: Made & { readonly outcome: 'error' }, standing: Balancer): Updated {
	const left: Made = { ...made, balancer: standing };
	return { made: left, update: inPlace(madeOf(standing), left, left) };
}

function afterDeletion(was: Service, before: State, standing: Balancer | null): Updated {
	const gone = ignored();
	if (standing === null) return { made: gone, update: inPlace(before.made, gone, gone) };
	try {
		checkDeletion(was);
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		const { message, at } = error;
		return refusedUpdate({ outcome: 'error', message, remarks: [], ...(at ? { at } : {}) }, standing);
	}
	return { made: gone, update: inPlace(madeOf(standing), gone, gone) };
}

/** With ports in the order of their numbers: the order of listeners means nothing. */
function ordered(made: Made): Made {
	if (made.outcome !== 'balancer') return made;
	const ports = made.balancer.ports.toSorted((one, other) => one.port - other.port);
	return { ...made, balancer: { ...made.balancer, ports } };
}

interface Change {
	readonly was: Service;
	readonly is: Service;
	readonly standing: Balancer;
	readonly made: Made;
}

/** The update with what the view of a balancer does not show. */
function inDetail(update: Update, change: Change): Update {
	const { standing, made } = change;
	if (made.outcome !== 'balancer') return update;
	const recreated = standing.scheme !== made.balancer.scheme;
	const replaced = standing.ports.filter((old) =>
		made.balancer.ports.some((port) => port.port === old.port && isReplaced(old, port)),
	);
	return {
		// Targets are registered with their own port, whatever the target group says: the NLB itself does not change.
		changes: [
			...(recreated ? ['the NLB is deleted and another one is made, with another host name'] : []),
			...update.changes.filter((text) => !/^ports\[\d+\]\.targetPort: /.test(text)),
			...replaced.map(
				({ port }) => `port ${port} gets a new target group with AWS's defaults, the old one is deleted`,
			),
		],
		ignored: [
			...update.ignored,
			...(recreated ? [] : keptName(change)),
			...keptFamily(change, replaced),
			...[names.attributes, names.targetGroupAttributes].flatMap((name) => keptAttributes(change, name)),
		],
		recreated,
	};
}

function keptName({ was, is }: Change): string[] {
	return wordOf(was, names.name) === wordOf(is, names.name)
		? []
		: ['name: the NLB keeps the one that it has'];
}

/** The address type of a target group that exists does not change. */
function keptFamily({ was, is }: Change, replaced: readonly BalancerPort[]): string[] {
	if (was.families.includes('IPv6') === is.families.includes('IPv6') || replaced.length > 0) return [];
	return ['ipFamilies: the target groups keep the IP family that they were made with'];
}

/** Attributes that no annotation names any more keep their value; those that the view shows are in it. */
function keptAttributes({ was, is }: Change, name: string): string[] {
	try {
		const [old, now] = [pairsOf(was, name), pairsOf(is, name)];
		return [...(old ?? [])]
			.filter(([key]) => !now?.has(key) && !/^(proxy_protocol_v2|preserve_client_ip)\./.test(key))
			.map(([key, value]) => `${key}: stays ${value}`);
	} catch (error) {
		if (error instanceof Refused) return [];
		throw error;
	}
}
