// What a trace says about the client's address: whether Kong has it, and otherwise which hop lost it.

import { type Address, sameAddress, toMapped } from './address/address.ts';
import { parseIp } from './address/endpoint.ts';
import { parseForwardedEntry } from './nginx/address.ts';
import type { HopName, Trace } from './trace.ts';
import type { Traffic } from './traffic.ts';

/** Where in some traffic an address can be read: the TCP source, a PROXY header, or a header by its name. */
export type Carrier =
	| { readonly in: 'source' }
	| { readonly in: 'proxyHeader' }
	| { readonly in: 'header'; readonly name: string };

/** What became of an address on the way. */
export interface AddressVerdict {
	/** Whether Kong believes that this is the client's address. */
	readonly preserved: boolean;
	/** The hop that had the address and did not pass it on; the gateway if it got the address and did not believe it. */
	readonly lostAt: HopName | null;
	/** Whom Kong takes for the client; null when the request never reached its route. */
	readonly believed: string | null;
}

/**
 * All places in the traffic that hold the address.
 * @param ip IPv4 or IPv6; the 4-in-6 form is the same address.
 */
export function carriersOf(traffic: Traffic, ip: string): readonly Carrier[] {
	const wanted = parseIp(ip);
	const carriers: Carrier[] = isAddress(traffic.source, wanted) ? [{ in: 'source' }] : [];
	if (traffic.proxyHeaders.some(({ source }) => source !== undefined && isAddress(source, wanted))) {
		carriers.push({ in: 'proxyHeader' });
	}
	for (const [name, value] of traffic.headers) {
		const words = value.split(/[\s,;="]+/);
		if (words.some((word) => isAddress(word, wanted))) carriers.push({ in: 'header', name });
	}
	return carriers;
}

/** Judges a trace by the address that the client really has. */
export function judgeAddress(trace: Trace, ip: string): AddressVerdict {
	const believed = trace.answered?.clientIp ?? null;
	if (believed !== null && isAddress(believed, parseIp(ip)))
		return { preserved: true, lostAt: null, believed };
	const holds = (traffic: Traffic | null): boolean => traffic !== null && carriersOf(traffic, ip).length > 0;
	const lost = trace.steps.find(({ arrives, leaves }) => holds(arrives) && !holds(leaves));
	return { preserved: false, lostAt: lost?.hop ?? null, believed };
}

function isAddress(text: string, wanted: Address): boolean {
	const address = parseForwardedEntry(text) ?? parseForwardedEntry(text.replace(/^\[(.*)\]$/, '$1'));
	return address !== null && sameAddress(toMapped(address), toMapped(wanted));
}
