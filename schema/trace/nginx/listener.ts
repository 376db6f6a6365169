// Which of nginx's sockets takes a connection, and which settings it then has.

import { sameAddress, toMapped } from '../address/address.ts';
import type { Endpoint } from '../address/endpoint.ts';
import type { ServedAddress } from './sockets.ts';

/** The listener that a connection meets. */
export interface Listener {
	readonly ssl: boolean;
	readonly proxyProtocol: boolean;
	/** IPv4 over an IPv6 socket (`ipv6only=off`): peers appear in their 4-in-6 form. */
	readonly bothFamilies: boolean;
	/** Whether Kong's proxy server is behind it (and not, say, the status server). */
	readonly proxied: boolean;
	/** The entry of the *_listen setting, as the user wrote it. */
	readonly entry: string;
}

/** The listener for a destination: its own address first, then the family's wildcard, then an IPv6 wildcard for both. */
export function findListener(served: readonly ServedAddress[], destination: Endpoint): Listener | null {
	const tcp = served.filter(
		({ subsystem, listen }) => subsystem === 'http' && listen.port === destination.port && !listen.udp,
	);
	const { address } = destination;
	const wildcard = address.map(() => 0);
	const direct = [address, wildcard].map((wanted) =>
		tcp.find(({ listen }) => sameAddress(listen.address, wanted)),
	);
	const [exact, any] = direct;
	const over6 = [toMapped(address), toMapped(address).map(() => 0)]
		.map((wanted) => tcp.find(({ listen }) => !listen.ipv6only && sameAddress(listen.address, wanted)))
		.find((one) => one !== undefined);
	const found = exact ?? any ?? over6;
	if (found === undefined) return null;
	return {
		ssl: found.listen.ssl,
		proxyProtocol: found.listen.proxyProtocol,
		bothFamilies: found.listen.address.length > address.length,
		proxied: found.servers[0] === 'proxy',
		entry: found.origin.entry,
	};
}
