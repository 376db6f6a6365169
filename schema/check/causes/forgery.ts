// What lets a client on the internet choose the address that Kong believes.

import { familyOf, isEveryone } from '../../address/ranges.ts';
import { proxySwitches } from '../../catalogue/switches.ts';
import { forwardedFor } from '../balancer/decided.ts';
import { finding } from '../find.ts';
import type { Followed, Situation } from '../follow.ts';
import type { ObjectFinding } from '../types.ts';

/** Findings for forged requests that Kong believed. */
export function forgery(
	fooled: readonly { readonly one: Followed; readonly situation: Situation }[],
): ObjectFinding[] {
	return fooled.map(({ one, situation }) => {
		const { kong, pod, cdn, title } = situation;
		const header = kong.header === 'proxy_protocol' ? 'a PROXY header' : kong.header;
		const all = kong.trusted.filter((block) => isEveryone(block) && familyOf(block) === one.family);
		const passes = one.wire.packetSource === 'client';
		if (all.length > 0) {
			const nobody = passes && !cdn && one.mode.balancer?.proxyProtocol == null;
			const fix = nobody
				? 'Unset KONG_TRUSTED_IPS: Kong sees the client itself, and nobody stands in between.'
				: `List the proxies only${cdn ? `, ${cdn.title}'s ranges among them, and let only ${cdn.title} reach the load balancer` : ''}.`;
			return finding('forgeable-everyone', pod.env.place('KONG_TRUSTED_IPS'), {
				everyone: all.join(' and '),
				header,
				fix,
			});
		}
		const told = forwardedFor(situation, one.port);
		if (one.wire.header?.keeps && told && !one.around) {
			const args = { product: title, mode: told.mode };
			return finding('forwarded-for-off', told.place, args);
		}
		return finding('forgeable-header', pod.env.place('KONG_REAL_IP_HEADER'), {
			header,
			peer: one.trace.answered?.peerIp ?? 'its peer',
			writer: writerOf(one, situation),
			way: one.around && cdn ? `, by calling the load balancer without ${cdn.title}` : '',
			fix: fixOf(one, situation),
		});
	});
}

/** Whether Kong reads a header of the CDN's that clients choose. */
function readsFilled({ cdn, kong }: Situation): boolean {
	return cdn?.fills !== undefined && cdn.fills.toLowerCase() === kong.header.toLowerCase();
}

const readsHttp = ({ mode }: Followed): boolean => mode.balancer?.protocol === 'http';

function writerOf(one: Followed, situation: Situation): string {
	const { cdn, title } = situation;
	if (readsFilled(situation)) return `${cdn?.title} writes there what the request itself says of its client`;
	return readsHttp(one)
		? `${title} passes on what a client wrote there`
		: `nobody but the client writes it: ${title} adds no header`;
}

function fixOf(one: Followed, situation: Situation): string {
	const { cdn, product } = situation;
	if (cdn && readsFilled(situation))
		return `Set KONG_REAL_IP_HEADER=${cdn.header}, and let only ${cdn.title} reach the load balancer.`;
	if (one.around && cdn) return `Let only ${cdn.title} reach the load balancer.`;
	if (readsHttp(one))
		return 'Set KONG_REAL_IP_HEADER to the header that it writes, with KONG_REAL_IP_RECURSIVE=on.';
	return situation.front.direct || (product && proxySwitches(product.entry) === null)
		? 'Trust nobody: unset KONG_TRUSTED_IPS.'
		: 'Use PROXY on both ends with KONG_REAL_IP_HEADER=proxy_protocol, or trust nobody.';
}
