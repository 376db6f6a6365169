// Values without a fault: every product by every strategy that it allows, by `none`, and behind a CDN.
import { catalogue, type LoadBalancerId } from '../../../schema/catalogue/index.ts';
import { isRefusal } from '../../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../../schema/catalogue/types.ts';
import { given } from '../given.ts';
import { rightTrust } from '../right-trust.ts';
import { type Json, merged } from './merge.ts';

export interface Right {
	readonly id: LoadBalancerId;
	readonly entry: LoadBalancer;
	/** The effective strategy; `cdn` is httpHeaders behind a CDN. */
	readonly way: 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders' | 'cdn' | 'none';
	readonly scheme: string | null;
	readonly values: Json;
}

const cdns = ['akamai', 'azure-front-door', 'cloudflare', 'cloudfront', 'fastly'];
const preserving = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders'] as const;

export const rights: readonly Right[] = (
	Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][]
).flatMap(([id, entry], index) =>
	waysOf(entry).map((way, at): Right => {
		const schemes = Object.keys(entry.schemes ?? {});
		const scheme = schemes[(index + at) % (schemes.length + 1)] ?? null;
		const effective = scheme ?? (entry.schemes ? (entry.defaultScheme ?? 'internet-facing') : null);
		const clientIp = { loadBalancer: id, scheme, ...block(entry, way, index) };
		return { id, entry, way, scheme, values: merged({ clientIp }, given(entry, effective)) };
	}),
);

function waysOf({ strategies }: LoadBalancer): Right['way'][] {
	const allowed = preserving.filter((strategy) => !isRefusal(strategies[strategy]));
	return [...allowed, 'cdn', 'none'];
}

function block(entry: LoadBalancer, way: Right['way'], index: number): Json {
	const { recommended, ownCdn } = entry;
	const trustedIPs = rightTrust(entry, 'IPv4', 'IPv6');
	// One that is part of the product is none before it.
	const others = cdns.filter((one) => one !== ownCdn?.id);
	const cdn = others[index % others.length];
	if (way === 'cdn') return { cdn, cdnOnly: true, trustedIPs, strategy: index % 2 ? 'auto' : 'httpHeaders' };
	const strategy = way === recommended && index % 3 === 0 ? 'auto' : way;
	return way === 'externalTrafficPolicy' || way === 'none' ? { strategy } : { strategy, trustedIPs };
}
