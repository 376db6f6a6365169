// What the machine decides about a configuration: which addresses it has and which names it knows.

import { memberOf } from '../text/members.ts';
import type { Address } from './address/address.ts';
import { parseNumericHost } from './address/libc-address.ts';
import { parseNginxAddress } from './nginx/address.ts';

/** The facts about the machine (in a cluster: the pod) that nginx runs on. */
export interface Machine {
	/** Its addresses besides loopback; null when they are not known, then any address may be there. */
	readonly addresses: readonly string[] | null;
	/** Names that resolve, in lower case, with their addresses. All others do not. */
	readonly hosts: Readonly<Record<string, readonly string[]>>;
}

/** A machine of which nothing is known but its loopback. */
export const ANY_MACHINE: Machine = { addresses: null, hosts: { localhost: ['127.0.0.1'] } };

/** The addresses that a name or a number in place of one stands for; none when it is not found. */
export function resolveHost(machine: Machine, name: string): readonly Address[] {
	const numeric = parseNumericHost(name);
	if (numeric !== null) return [numeric];
	const known = memberOf(machine.hosts, name.toLowerCase()) ?? [];
	return known.map(parseNginxAddress).filter((address) => address !== null);
}

/** Whether a socket can be bound to the address; Linux also takes IPv4 multicast and broadcast. */
export function hasAddress(machine: Machine, address: Address): boolean {
	const [first = 0, second = 0] = address;
	if (address.every((byte) => byte === 0)) return true;
	if (address.length === 4) {
		if (first === 127 || (first >= 224 && first < 240) || address.every((byte) => byte === 255)) return true;
	} else {
		// Link-local and multicast IPv6 need a zone, which a listen entry cannot have.
		if (first === 0xff || (first === 0xfe && second >> 6 === 2)) return false;
		if (address.slice(0, 15).every((byte) => byte === 0) && address[15] === 1) return true;
	}
	return machine.addresses?.some((text) => parseNginxAddress(text)?.join() === address.join()) ?? true;
}
