// What a change does to an application balancer: health checks, policies and headers that are taken away stay on the backend.

import type { State, Updated } from '../../controller.ts';
import type { Balancer, BalancerPort } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { type Backend, isRefusal } from './backend.ts';
import { checkOf, transparentPath } from './health-check.ts';
import { backendsAlone, says, sticky, translates } from './ingress.ts';
import { asksForRegion, hasRegional, isGlobal, kindOf } from './ingress-class.ts';
import { urlMapOf } from './url-map.ts';

/** What follows from a change of an Ingress, its Service or its BackendConfig. */
export function updateIngress(before: State, after: State): Updated {
	const [old, fresh] = [before.made, after.made];
	if (old.outcome === 'balancer' && isLeft(old.balancer, after))
		return { made: fresh, update: { changes: [], ignored: [leftBehind], recreated: false } };
	if (old.outcome === 'balancer' && isLost(old.balancer, after))
		return { made: fresh, update: { changes: ['the balancer is deleted'], ignored: [], recreated: false } };
	if (fresh.outcome !== 'balancer') return becomesNew(before, after);
	const balancer = withLeftovers(madeBefore(before), fresh.balancer, after);
	const made = { ...fresh, balancer };
	const update = inPlace(old, made, fresh);
	const gone = old.outcome === 'balancer' ? goneAddress(old.balancer, balancer) : null;
	return {
		made,
		update: {
			...update,
			changes: gone === null ? update.changes : [...update.changes, gone],
			recreated: gone !== null,
		},
	};
}

const leftBehind =
	'the whole change: the controller deletes what the new class would have, so the balancer of the old class stays, and no controller owns it any longer';

/** Whether a class that is not served any longer leaves the balancer: it is looked for in the region of the new class, or in none. */
function isLeft({ product }: Balancer, { object, made }: State): boolean {
	if (object === null || made.outcome !== 'ignored') return false;
	return isGlobal(product) === asksForRegion(object);
}

/** Whether a new class has the old balancer deleted although the new one is refused. */
function isLost({ product }: Balancer, { object, cluster, made }: State): boolean {
	const kind = object && kindOf(object, cluster.settings);
	if (!object || !kind || made.outcome !== 'error' || kind.product === product) return false;
	// One in a region may go first; else the old one goes when the new one was tried.
	return (!isGlobal(product) && hasRegional(cluster.settings)) || translates(object, cluster) !== null;
}

/** What there is of a state; where the Ingress is refused after its backends are made, these are there. */
function madeBefore({ object, cluster, made }: State): Balancer | null {
	return made.outcome === 'error' && object ? backendsAlone(object, cluster) : standing(made);
}

function mainBackend({ object, cluster }: State): Backend | null {
	const kind = object && kindOf(object, cluster.settings);
	if (!object || !kind) return null;
	const map = urlMapOf(object, kind, cluster);
	return isRefusal(map) ? null : map.main;
}

/** Backends are named for the Service, its port, and whether pods or nodes are behind them; and they lie in the balancer's scope. */
function sameBackend(old: Balancer, now: Balancer): boolean {
	return (
		old.product === now.product &&
		old.facts?.backend === now.facts?.backend &&
		old.ports[0]?.targets === now.ports[0]?.targets
	);
}

function withLeftovers(old: Balancer | null, now: Balancer, after: State): Balancer {
	const { cluster } = after;
	const backend = mainBackend(after);
	if (old === null || backend === null || !sameBackend(old, now)) return now;
	const stays = sticky.filter((setting) => !says(backend, setting));
	const facts = Object.fromEntries(stays.map((setting) => [setting, old.facts?.[setting] ?? null]));
	const { ownPath, transparent } = checkOf(backend, cluster);
	const former = old.ports[0]?.healthCheck;
	// A check that asked the nodes' own health checker is created again.
	const stale = ownPath !== null || transparent || former?.path === transparentPath;
	const path = stale ? undefined : former?.path;
	const keepPath = (port: BalancerPort): BalancerPort =>
		path && port.healthCheck ? { ...port, healthCheck: { ...port.healthCheck, path } } : port;
	return { ...now, ports: now.ports.map(keepPath), facts: { ...now.facts, ...facts } };
}

/** Why the balancer's address is not what it was; null where it is. */
function goneAddress(old: Balancer, now: Balancer): string | null {
	if (old.product !== now.product)
		return 'another balancer is made, with another address, and the old one deleted';
	const [from, to] = [old.facts?.address, now.facts?.address];
	if (to && from !== to) return 'the forwarding rules are deleted and made again, on the reserved address';
	const has = ({ ports }: Balancer, number: number) => ports.some(({ port }) => port === number);
	// The rule of HTTP is made first, and that of HTTPS takes its address.
	const kept = has(now, 80) ? has(old, 80) : has(old, 443);
	return kept || to ? null : 'the forwarding rule is deleted and another made, with another address';
}
