// Who may call when, where only the ranges that Kong trusts change.
import ipaddr from 'ipaddr.js';
import type { Finding } from '../findings/finding.ts';
import { finding } from '../findings/found.ts';
import type { Decision } from '../validate/decide.ts';

/** Ranges that only one side trusts, as written there; empty where the trust is not for the same peers. */
export function trustMoves(
	from: Decision,
	to: Decision,
): { readonly added: readonly string[]; readonly removed: readonly string[] } {
	const [before, after] = [from.situation, to.situation];
	const comparable = before.strategy === after.strategy && before.peer === after.peer;
	const trusts = (decision: Decision) => decision.environment.KONG_TRUSTED_IPS !== undefined;
	if (!comparable || !trusts(from) || !trusts(to)) return { added: [], removed: [] };
	return {
		added: after.trusted.filter((range) => !isInside(range, before.trusted)),
		removed: before.trusted.filter((range) => !isInside(range, after.trusted)),
	};
}

/** Whether one of the ranges holds the whole of a range. What is no range is inside its own text only. */
function isInside(range: string, ranges: readonly string[]): boolean {
	const inner = parsed(range);
	return ranges.some((other) => {
		const outer = parsed(other);
		if (!inner || !outer) return range === other;
		const [address, prefix] = inner;
		const [network, length] = outer;
		return address.kind() === network.kind() && prefix >= length && address.match(network, length);
	});
}

function parsed(range: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
	if (ipaddr.isValidCIDR(range)) return ipaddr.parseCIDR(range);
	if (!ipaddr.isValid(range)) return null;
	const address = ipaddr.parse(range);
	return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** What must not call while trust changes. */
export function trustNotes(from: Decision, to: Decision): Finding[] {
	const { added, removed } = trustMoves(from, to);
	return [
		...(removed.length > 0 ? [finding('trust-shrinks', { ranges: list(removed) })] : []),
		...(added.length > 0 ? [finding('trust-grows', { ranges: list(added) })] : []),
	];
}

/** Shipped ranges of a CDN would fill the screen. */
function list(ranges: readonly string[]): string {
	const shown = ranges.slice(0, 5).join(', ');
	return ranges.length > 5 ? `${shown} and ${ranges.length - 5} more ranges` : shown;
}
