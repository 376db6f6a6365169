// The IPAddressPools of MetalLB among the objects, and what its allocator makes of them: internal/config/config.go and
// internal/allocator/allocator.go of MetalLB.
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { selects } from '../../cluster/label-selector.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { isMap } from '../../text/map.ts';
import type { Address } from '../../trace/address/address.ts';
import { networkOf, rangeBetween, rangeOfNetwork } from '../networks.ts';
import type { Service } from '../service.ts';

/** From a first to a last address of one family. */
interface Range {
	readonly first: Address;
	readonly last: Address;
}

export interface Pool {
	readonly name: string;
	readonly labels: { readonly [name: string]: string };
	/** Whether a Service that asks for nothing may get an address of it. */
	readonly autoAssign: boolean;
	/** Whether it keeps back IPv4 addresses that end in .0 or .255. */
	readonly avoidsBuggy: boolean;
	/** Null where a range cannot be read. */
	readonly ranges: readonly Range[] | null;
	readonly allocation: unknown;
}

export function poolsIn(inventory: Inventory): readonly Pool[] {
	return ofKind(inventory, 'IPAddressPool').map(({ name, body }) => {
		const spec = at(body, 'spec');
		const ranges = items(at(spec, 'addresses')).map((one) => rangeOf(text(one) ?? ''));
		const isRead = (range: Range | null): range is Range => range !== null;
		return {
			name,
			labels: texts(at(body, 'metadata', 'labels')),
			autoAssign: at(spec, 'autoAssign') !== false,
			avoidsBuggy: at(spec, 'avoidBuggyIPs') === true,
			ranges: ranges.length > 0 && ranges.every(isRead) ? ranges.filter(isRead) : null,
			allocation: at(spec, 'serviceAllocation'),
		};
	});
}

/** `10.0.0.0/24` or `10.0.0.10-10.0.0.20`. */
function rangeOf(text: string): Range | null {
	const [first, last] = text.split('-').map((one) => one.trim());
	if (last !== undefined) return rangeBetween(first ?? '', last);
	const network = networkOf(text);
	return network === null ? null : rangeOfNetwork(network);
}

/** Whether a range of the pool has the address; what it keeps back counts, too. */
export function holds({ ranges }: Pool, address: Address): boolean {
	return (ranges ?? []).some(
		({ first, last }) =>
			first.length === address.length && order(first, address) <= 0 && order(address, last) <= 0,
	);
}

function order(one: Address, other: Address): number {
	const at = one.findIndex((byte, index) => byte !== other[index]);
	return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** An IPv4 address that ends in .0 or .255. */
export const isBuggy = (address: Address): boolean =>
	address.length === 4 && (address[3] === 0 || address[3] === 255);

/** Whether the pool has an address of the family that it gives away; true where its ranges cannot be read. */
export function gives(pool: Pool, family: 'IPv4' | 'IPv6'): boolean {
	const { ranges, avoidsBuggy } = pool;
	if (ranges === null) return true;
	return ranges
		.filter(({ first }) => first.length === (family === 'IPv4' ? 4 : 16))
		.some(({ first, last }) => !(avoidsBuggy && isBuggy(first) && isBuggy(last) && areNext(first, last)));
}

/** Whether two addresses are the same, or the second follows the first: no other is between them. */
function areNext(first: Address, last: Address): boolean {
	const number = (address: Address) => address.reduce((sum, byte) => sum * 256 + byte, 0);
	return number(last) - number(first) <= 1;
}

/** Whether the pool certainly has addresses of the family, be they kept back. */
export function has({ ranges }: Pool, family: 'IPv4' | 'IPv6'): boolean {
	return (ranges ?? []).some(({ first }) => first.length === (family === 'IPv4' ? 4 : 16));
}

/** Why the pool is not for the Service, by its serviceAllocation; null where it is, or where the objects do not show it. */
export function reservedFor(pool: Pool, service: Service, inventory: Inventory): string | null {
	const { allocation } = pool;
	const selectors = items(at(allocation, 'serviceSelectors'));
	const labels = texts(at(service.object.body, 'metadata', 'labels'));
	if (!isNamespaceTaken(allocation, service, inventory)) {
		const names = items(at(allocation, 'namespaces')).join(', ');
		return `the IPAddressPool ${pool.name} is for Services of other namespaces${names === '' ? '' : ` (${names})`}`;
	}
	return selectors.length === 0 || selectors.some((one) => selects(one, labels))
		? null
		: `the serviceSelectors of the IPAddressPool ${pool.name} do not select the labels of this Service`;
}

/**
 * Of pools that are for a Service which asks for nothing, those that are tried first: the ones with a serviceAllocation, and of them the
 * ones with the best priority; for a Service of two families those with both. All of them, where a namespace that is not among the objects
 * decides.
 */
export function triedFirst(pools: readonly Pool[], service: Service, inventory: Inventory): readonly Pool[] {
	const first = pinnedOf(pools, service, inventory);
	const both = first.filter((pool) => gives(pool, 'IPv4') && gives(pool, 'IPv6'));
	return service.families.length > 1 && both.length > 0 ? both : first;
}

function pinnedOf(pools: readonly Pool[], service: Service, inventory: Inventory): readonly Pool[] {
	const pinned = pools.filter(({ allocation }) => isMap(allocation));
	const isKnown = inventory.named.has(`Namespace//${service.namespace}`);
	const isOpen = ({ allocation }: Pool) => items(at(allocation, 'namespaceSelectors')).length > 0 && !isKnown;
	if (pinned.length === 0 || pinned.some(isOpen)) return pools;
	const rank = ({ allocation }: Pool) => Number(at(allocation, 'priority') ?? 0) || Number.POSITIVE_INFINITY;
	return pinned.filter((pool) => pinned.every((other) => rank(pool) <= rank(other)));
}

/** Whether only a Service that names the pool gets an address of it: nothing but namespaceSelectors is there, and they pick no namespace. */
export function isForNobody({ allocation }: Pool, inventory: Inventory): boolean {
	const selectors = items(at(allocation, 'namespaceSelectors'));
	const others = [...items(at(allocation, 'namespaces')), ...items(at(allocation, 'serviceSelectors'))];
	const spaces = ofKind(inventory, 'Namespace').map(({ body }) => texts(at(body, 'metadata', 'labels')));
	if (selectors.length === 0 || others.length > 0 || spaces.length === 0) return false;
	return !spaces.some((labels) => selectors.some((one) => selects(one, labels)));
}

/** False only where the objects show it. */
function isNamespaceTaken(allocation: unknown, { namespace }: Service, inventory: Inventory): boolean {
	const named = items(at(allocation, 'namespaces'));
	const selectors = items(at(allocation, 'namespaceSelectors'));
	if (named.length === 0 && selectors.length === 0) return true;
	if (namespace === '' || named.includes(namespace)) return true;
	if (selectors.length === 0) return false;
	const own: KubeObject | undefined = inventory.named.get(`Namespace//${namespace}`);
	if (!own) return true;
	// Selectors that pick no namespace at all leave the pool to everybody.
	const isPicked = ({ body }: KubeObject) =>
		selectors.some((one) => selects(one, texts(at(body, 'metadata', 'labels'))));
	return isPicked(own) || (named.length === 0 && !ofKind(inventory, 'Namespace').some(isPicked));
}
