// The IPAddressPools of MetalLB among the objects, and what its allocator makes of them: internal/config/config.go and
// internal/allocator/allocator.go of MetalLB.
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { selects } from '../../cluster/label-selector.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
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
		.some(({ first, last }) => !(avoidsBuggy && order(first, last) === 0 && isBuggy(first)));
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
