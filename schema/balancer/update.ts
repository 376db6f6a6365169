// What a change of objects does to a balancer, where its controller has no rules of its own: it becomes what a new one would be.

import type { Controller, State, Update, Updated } from './controller.ts';
import type { Balancer, BalancerPort, Made } from './types.ts';

/** What follows from a change of an object, by the controller that made its balancer. */
export function updateOf(controller: Controller, before: State, after: State): Updated {
	return controller.update?.(before, after) ?? becomesNew(before, after);
}

/** The balancer becomes what a new one would be, in place; an error leaves the one that exists. */
export function becomesNew(before: State, after: State): Updated {
	const made = leaving(standing(before.made), after.made);
	return { made, update: inPlace(before.made, made, after.made) };
}

/** An error that comes before anything is made leaves the balancer that exists. */
function leaving(live: Balancer | null, made: Made): Made {
	return live && made.outcome === 'error' && !made.balancer ? { ...made, balancer: live } : made;
}

/** The balancer that a state has, a half-made one included. */
export function standing(made: Made): Balancer | null {
	if (made.outcome === 'ignored') return null;
	return made.balancer ?? null;
}

/**
 * The update that leads from what there was to what there is: the fields that changed, and those that stayed although a new balancer
 * would have another value there.
 * @param fresh what the controller would make of the objects if there were no balancer yet.
 */
export function inPlace(was: Made, is: Made, fresh: Made): Update {
	const [old, now, would] = [standing(was), balancerOf(is), balancerOf(fresh)];
	if (old !== null && now === null && is.outcome === 'ignored')
		return { changes: ['the balancer is deleted'], ignored: [], recreated: false };
	if (old === null || now === null)
		return {
			changes: now === null ? [] : ['a balancer is made'],
			ignored: is.outcome === 'error' && old !== null ? ['the whole change'] : [],
			recreated: false,
		};
	const stays = would === null ? [] : differences(now, would);
	return {
		changes: differences(old, now).map(({ field, from, to }) => `${field}: ${from} -> ${to}`),
		ignored: stays.map(({ field, from, to }) => `${field}: stays ${from}, a new balancer would have ${to}`),
		recreated: false,
	};
}

function balancerOf(made: Made): Balancer | null {
	return made.outcome === 'balancer' ? made.balancer : null;
}

interface Difference {
	readonly field: string;
	readonly from: string;
	readonly to: string;
}

const portFields = [
	'frontend',
	'backend',
	'proxyProtocol',
	'targets',
	'targetPort',
	'keepsClientAddress',
	'healthCheck',
	'forwardedFor',
] as const satisfies readonly (keyof BalancerPort)[];

/** The fields in which two balancers differ, values as JSON. */
export function differences(one: Balancer, other: Balancer): Difference[] {
	const compare = (field: string, from: unknown, to: unknown): Difference[] => {
		const [a, b] = [JSON.stringify(from ?? null), JSON.stringify(to ?? null)];
		return a === b ? [] : [{ field, from: a, to: b }];
	};
	const isUdp = ({ frontend }: BalancerPort) => frontend === 'udp';
	const numbers = (balancer: Balancer) => balancer.ports.map(({ port }) => port);
	const pairs = one.ports.flatMap((port) => {
		const same = other.ports.find(
			(candidate) => candidate.port === port.port && isUdp(candidate) === isUdp(port),
		);
		return same ? [[port, same] as const] : [];
	});
	return [
		...compare('product', one.product, other.product),
		...compare('scheme', one.scheme, other.scheme),
		...compare('ports', numbers(one), numbers(other)),
		...pairs.flatMap(([from, to]) =>
			portFields.flatMap((field) => compare(`ports[${from.port}].${field}`, from[field], to[field])),
		),
		...compare('sourceRanges', one.sourceRanges, other.sourceRanges),
		...compare('paths', one.paths, other.paths),
		...compare('facts', ofBalancer(one.facts), ofBalancer(other.facts)),
	];
}

/** What a Service's status says is no part of the balancer. */
function ofBalancer({ status: _status, ...facts }: NonNullable<Balancer['facts']> = {}) {
	return facts;
}
