// Rules that the toolkit alone has: arithmetic on addresses; the whole catalogue at once, of which a template reads one entry; and what
// depends on the cluster, so that it must not fail a render.
import ipaddr from 'ipaddr.js';
import { ipOrCidrPattern } from '../values/ip.ts';
import { matches } from './matches.ts';
import { misspelt } from './misspelt.ts';
import { annotationMisspelt } from './misspelt-annotations.ts';
import { misspeltEnv } from './misspelt-env.ts';
import { found, type Rule } from './types.ts';

type Range = readonly [address: ipaddr.IPv4 | ipaddr.IPv6, prefix: number];

/** Well-formed ranges only; what is malformed has a finding of its own. */
function rangeOf(text: string): Range | undefined {
	if (!matches(ipOrCidrPattern, text)) return undefined;
	if (text.includes('/')) return ipaddr.parseCIDR(text);
	const address = ipaddr.parse(text);
	return [address, address.kind() === 'ipv4' ? 32 : 128];
}

const hostBits: Rule = ({ values }) =>
	values.clientIp.trustedIPs.flatMap((value, index) => {
		const range = rangeOf(value);
		if (!range) return [];
		const [address, prefix] = range;
		const network = networkOf(address, prefix);
		if (network === address.toNormalizedString()) return [];
		const args = { index: String(index), value, network: `${shortest(network)}/${prefix}` };
		return found('trusted-ip-host-bits', `clientIp.trustedIPs.${index}`, args);
	});

function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6, prefix: number): string {
	const bytes = address.toByteArray().map((byte, index) => {
		const keep = Math.min(8, Math.max(0, prefix - index * 8));
		return byte & (0xff << (8 - keep)) & 0xff;
	});
	return ipaddr.fromByteArray(bytes).toNormalizedString();
}

const shortest = (address: string) => ipaddr.parse(address).toString();

/** Ranges that are no /0 each but cover a whole family together, such as 0.0.0.0/1 and 128.0.0.0/1. */
const everyoneInParts: Rule = ({ values }) =>
	(['IPv4', 'IPv6'] as const).flatMap((family) => {
		const ranges = values.clientIp.trustedIPs
			.map(rangeOf)
			.filter((range): range is Range => range?.[0].kind() === family.toLowerCase());
		if (ranges.some(([, prefix]) => prefix === 0) || !coversAll(ranges)) return [];
		return found('trust-everyone-in-parts', 'clientIp.trustedIPs', { family });
	});

/** Whether ranges of one family cover it: halves the space until a half is inside a range or out of reach of all. */
function coversAll(ranges: readonly Range[]): boolean {
	const bits = ranges.map(([address, length]) => bitsOf(address).slice(0, length));
	const covers = (here: string): boolean => {
		if (bits.some((range) => here.startsWith(range))) return true;
		if (!bits.some((range) => range.startsWith(here))) return false;
		return covers(`${here}0`) && covers(`${here}1`);
	};
	return ranges.length > 0 && covers('');
}

const bitsOf = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
	address
		.toByteArray()
		.map((byte) => byte.toString(2).padStart(8, '0'))
		.join('');

export const toolkitRules: readonly Rule[] = [
	hostBits,
	everyoneInParts,
	annotationMisspelt,
	misspelt,
	misspeltEnv,
];
