// What a change does to an application balancer: health checks, policies and headers that are taken away stay on the backend.

import type { State, Updated } from '../../controller.ts';
import type { Balancer, BalancerPort } from '../../types.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { type Backend, isRefusal } from './backend.ts';
import { checkOf, transparentPath } from './health-check.ts';
import { says, sticky } from './ingress.ts';
import { kindOf } from './ingress-class.ts';
import { urlMapOf } from './url-map.ts';

/** What follows from a change of an Ingress, its Service or its BackendConfig. */
export function updateIngress(before: State, after: State): Updated {
	const [old, fresh] = [before.made, after.made];
	if (old.outcome !== 'balancer' || fresh.outcome !== 'balancer') return becomesNew(before, after);
	const backend = mainBackend(after);
	const balancer =
		backend && sameBackend(old.balancer, fresh.balancer)
			? withLeftovers(old.balancer, fresh.balancer, backend, after)
			: fresh.balancer;
	const made = { ...fresh, balancer };
	const update = inPlace(old, made, fresh);
	const gone = goneAddress(old.balancer, balancer);
	return {
		made,
		update: {
			...update,
			changes: gone === null ? update.changes : [...update.changes, gone],
			recreated: gone !== null,
		},
	};
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

function withLeftovers(old: Balancer, now: Balancer, backend: Backend, { cluster }: State): Balancer {
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
	const both = now.ports.some(({ port }) => old.ports.some((one) => one.port === port));
	return both || to ? null : 'the forwarding rule is deleted and another made, with another address';
}
