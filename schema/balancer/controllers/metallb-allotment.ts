// From which pools a Service may get its address, and why it gets none: controller/service.go and the allocator of MetalLB. A pool or
// address that is not among the objects may be in the cluster all the same.

import { isSameIp } from '../../address/ranges.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, texts } from '../../cluster/objects.ts';
import { addressOf } from '../networks.ts';
import { annotationAt, readService, type Service } from '../service.ts';
import type { Remark, Where } from '../types.ts';
import { type Asked, addressRefusal, annotationOf, askedOf } from './metallb-addresses.ts';
import {
	gives,
	holds,
	isBuggy,
	isForNobody,
	type Pool,
	poolsIn,
	reservedFor,
	triedFirst,
} from './metallb-pools.ts';

/** Why a Service gets no address; `there` names what ends that, where the objects do not show that it is missing. */
interface Problem {
	readonly message: string;
	readonly at: Where;
	readonly there?: string;
}

export interface Allotment {
	/** Pools of which the address may be; null where nothing is known of them. */
	readonly pools: readonly Pool[] | null;
	readonly problem: Problem | null;
}

const own = 'metallb.io/address-pool';

export function allotmentOf(service: Service, inventory: Inventory): Allotment {
	const asked = askedOf(service);
	const all = poolsIn(inventory);
	const kept = keptBy(service, asked, all, inventory);
	if (kept) return kept;
	const found =
		all.length === 0 ? { pools: null, problem: null } : amongPools(service, asked, all, inventory);
	return found.problem || !asked
		? found
		: { ...found, problem: sharingProblem(service, asked, all, inventory) };
}

/**
 * The allotment of an address that the status has. It stays until the Service asks for another one or another pool, or may not have it:
 * then null. An address of no pool here is taken to be of another one.
 */
function keptBy(
	service: Service,
	asked: Asked | null,
	all: readonly Pool[],
	inventory: Inventory,
): Allotment | null {
	const had = service.status.flatMap(({ ip }) => ip ?? []).map(addressOf);
	const text = (addresses: readonly (readonly number[] | null)[]) => addresses.map(String).sort().join(' ');
	if (had.length === 0 || (asked && text(asked.addresses.map(addressOf)) !== text(had))) return null;
	const owner = all.find((pool) => had.every((one) => one !== null && holds(pool, one)));
	if (!owner) return { pools: null, problem: null };
	const wanted = wantedPoolOf(service);
	const mayHave =
		(wanted === '' || owner.name === wanted) &&
		reservedFor(owner, service, inventory) === null &&
		!(owner.avoidsBuggy && had.some((one) => one !== null && isBuggy(one)));
	return mayHave ? { pools: [owner], problem: null } : null;
}

/** The pool that a Service names; empty where it names none. */
const wantedPoolOf = (service: Service) =>
	service.annotations[annotationOf(service, 'address-pool') ?? ''] ?? '';

function amongPools(
	service: Service,
	asked: Asked | null,
	all: readonly Pool[],
	inventory: Inventory,
): Allotment {
	const name = annotationOf(service, 'address-pool');
	const wanted = wantedPoolOf(service);
	if (asked) return ofAddresses(service, asked, { all, wanted, inventory });
	if (name === undefined || wanted === '') return byItself(service, all, inventory);
	const place = annotationAt(service.object, name);
	const pool = all.find((one) => one.name === wanted);
	if (!pool) {
		const message = `${name} names a pool that is not here, where there is ${listed(all)}`;
		return { pools: null, problem: { message, at: place, there: `the IPAddressPool ${wanted}` } };
	}
	const why = reservedFor(pool, service, inventory) ?? lackOf(pool, service);
	return { pools: [pool], problem: why === null ? null : { message: why, at: place } };
}

const listed = (pools: readonly Pool[]) => pools.map(({ name }) => name).join(', ');

/** The family of which a Service needs an address and the pool has none. */
function lackOf(pool: Pool, service: Service): string | null {
	const lacking = familiesOf(service).find((family) => !gives(pool, family));
	if (!gives(pool, 'IPv4') && !gives(pool, 'IPv6'))
		return `the IPAddressPool ${pool.name} has no address to give: avoidBuggyIPs keeps all of them back`;
	return lacking === undefined
		? null
		: `the Service needs an ${lacking} address, and the IPAddressPool ${pool.name} has none to give`;
}

/** Families of which it certainly needs an address. */
function familiesOf({ object, familyPolicy, families }: Service): readonly ('IPv4' | 'IPv6')[] {
	if (familyPolicy === 'RequireDualStack') return ['IPv4', 'IPv6'];
	const isGiven = at(object.body, 'spec', 'ipFamilies') !== undefined;
	return familyPolicy === 'SingleStack' && isGiven && families.length === 1 ? families : [];
}

interface Beside {
	readonly all: readonly Pool[];
	/** The pool that an annotation names; empty where none does. */
	readonly wanted: string;
	readonly inventory: Inventory;
}

function ofAddresses(service: Service, { name, at: place, addresses }: Asked, beside: Beside): Allotment {
	const { all, wanted, inventory } = beside;
	const owners = addresses.map((text) => {
		const address = addressOf(text);
		return { text, address, pool: address === null ? undefined : all.find((one) => holds(one, address)) };
	});
	const pools = [...new Set(owners.flatMap(({ pool }) => pool ?? []))];
	const problem = (message: string, there?: string): Allotment => ({
		pools,
		problem: { message, at: place, ...(there === undefined ? {} : { there }) },
	});
	const kept = owners.find(({ address, pool }) => pool?.avoidsBuggy && address !== null && isBuggy(address));
	if (kept)
		return problem(
			`the IPAddressPool ${kept.pool?.name} keeps ${kept.text} back, since avoidBuggyIPs is true`,
		);
	if (pools.length > 1) return problem(`the addresses in ${name} are of two pools, ${listed(pools)}`);
	const [pool] = pools;
	if (pool && wanted !== '' && pool.name !== wanted)
		return problem(
			`${addresses.join(', ')} is of the IPAddressPool ${pool.name}, and ${own} asks for ${wanted}`,
		);
	const reserved = pool ? reservedFor(pool, service, inventory) : null;
	if (reserved !== null) return problem(reserved);
	const foreign = owners.find((one) => one.pool === undefined);
	if (foreign && all.every(({ ranges }) => ranges !== null))
		return problem(
			`${name} asks for an address that is in no pool here (${listed(all)})`,
			`an IPAddressPool with ${foreign.text}`,
		);
	return { pools: pool && !foreign ? [pool] : null, problem: null };
}

/** A Service that asks for nothing gets an address of any pool that is for it and gives addresses by itself. */
function byItself(service: Service, all: readonly Pool[], inventory: Inventory): Allotment {
	const reasons = all.map((pool) => ({ pool, why: whyNotByItself(pool, service, inventory) }));
	const pools = reasons.filter(({ why }) => why === null).map(({ pool }) => pool);
	if (pools.length > 0) return { pools: triedFirst(pools, service, inventory), problem: null };
	const message = reasons.map(({ why }) => why).join('; ');
	const place = annotationAt(service.object, own);
	return { pools: null, problem: { message, at: place, there: 'an IPAddressPool that gives it an address' } };
}

function whyNotByItself(pool: Pool, service: Service, inventory: Inventory): string | null {
	if (!pool.autoAssign)
		return `the IPAddressPool ${pool.name} has autoAssign: false, so that a Service must name it in ${own}`;
	if (isForNobody(pool, inventory))
		return `the namespaceSelectors of the IPAddressPool ${pool.name} select no namespace, so that a Service must name it in ${own}`;
	return reservedFor(pool, service, inventory) ?? lackOf(pool, service);
}

/** Other Services of MetalLB. */
function othersOf(service: Service, inventory: Inventory): readonly Service[] {
	return ofKind(inventory, 'Service')
		.filter(({ name, namespace }) => name !== service.name || namespace !== service.namespace)
		.map(readService)
		.filter(({ type, className }) => type === 'LoadBalancer' && className === service.className);
}

/** The addresses that a Service can have of those that it asks for; none where MetalLB refuses its wish. */
function allowedOf(service: Service, all: readonly Pool[], inventory: Inventory): readonly string[] {
	const asked = askedOf(service);
	if (asked === null || addressRefusal(service)) return [];
	const refused = all.length > 0 && amongPools(service, asked, all, inventory).problem !== null;
	return refused ? [] : asked.addresses;
}

/** Another Service asks for the same address, and the two cannot share it. */
function sharingProblem(
	service: Service,
	asked: Asked,
	all: readonly Pool[],
	inventory: Inventory,
): Problem | null {
	for (const other of othersOf(service, inventory)) {
		const theirs = allowedOf(other, all, inventory);
		const same = asked.addresses.find((one) => theirs.some((their) => isSameIp(one, their)));
		const why = same === undefined ? null : unshared(service, other);
		if (why !== null) {
			const message = `Service/${other.name} asks for ${same}, too, and only one of the two gets it: ${why}`;
			return { message, at: asked.at };
		}
	}
	return null;
}

const keyOf = (service: Service) => service.annotations[annotationOf(service, 'allow-shared-ip') ?? ''] ?? '';

/** What the allocator calls the backend: the selector, which counts under traffic policy Local only. */
function backendOf({ policy, object }: Service): string {
	const selector = Object.entries(texts(at(object.body, 'spec', 'selector')));
	return policy === 'Local' ? JSON.stringify(selector.sort(([a], [b]) => (a < b ? -1 : 1))) : '';
}

/** Why two Services cannot share an address; null where they can. */
function unshared(one: Service, other: Service): string | null {
	if (keyOf(one) === '' || keyOf(one) !== keyOf(other))
		return 'each needs metallb.io/allow-shared-ip with the same key';
	if (backendOf(one) !== backendOf(other))
		return 'Services that share an address need traffic policy Cluster, or Local and the same selector, on each';
	const used = new Set(other.ports.map(({ port, protocol }) => `${port}/${protocol}`));
	const twice = one.ports.map(({ port, protocol }) => `${port}/${protocol}`).find((port) => used.has(port));
	return twice === undefined ? null : `both have the port ${twice}`;
}

/** An address that is meant to be shared, and is not: each Service gets one of its own. */
export function sharingRemarks(service: Service, inventory: Inventory): Remark[] {
	const name = annotationOf(service, 'allow-shared-ip');
	if (name === undefined || keyOf(service) === '' || askedOf(service)) return [];
	return othersOf(service, inventory)
		.filter((other) => keyOf(other) === keyOf(service) && !askedOf(other))
		.flatMap((other) => {
			const why = unshared(service, other);
			const text = `Service/${other.name} has the same key, but the two get different addresses: ${why}`;
			return why === null ? [] : { at: annotationAt(service.object, name), text, weight: 'risk' };
		});
}
