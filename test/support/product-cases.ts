// The values by which every strategy and scheme of a product is tried.
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { given } from './given.ts';
import { rightTrust } from './right-trust.ts';

/** One way to use a product. */
export interface ProductCase {
	readonly strategy: string;
	/** What is chosen beside it: `version 1`; empty for nothing. */
	readonly variant: string;
	/** Empty where the product has no choice. */
	readonly scheme: string;
	readonly values: { readonly clientIp: object; readonly proxy?: { readonly annotations?: object } };
}

/** Every strategy that the product allows, `none`, its PROXY versions and its host name, with every scheme. */
export function casesOf(loadBalancer: string, entry: LoadBalancer): ProductCase[] {
	const schemes = Object.keys(entry.schemes ?? { '': {} });
	return waysOf(entry).flatMap(({ variant, clientIp }) =>
		schemes.map((scheme) => ({
			strategy: clientIp.strategy,
			variant,
			scheme,
			values: {
				clientIp: { loadBalancer, ...clientIp, ...(scheme ? { scheme } : {}) },
				...given(entry, scheme),
			},
		})),
	);
}

interface Way {
	readonly variant: string;
	readonly clientIp: { readonly strategy: string; readonly [setting: string]: unknown };
}

function waysOf(entry: LoadBalancer): Way[] {
	const { strategies, hostnameAnnotation } = entry;
	const trustedIPs = rightTrust(entry, 'IPv4');
	const allowed = (['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders'] as const).filter(
		(strategy) => !isRefusal(strategies[strategy]),
	);
	const proxy = strategies.proxyProtocol;
	const versions = isRefusal(proxy) ? [] : Object.keys(proxy.byVersion ?? {}).map(Number);
	return [
		...allowed.flatMap((strategy): Way[] => {
			const clientIp = { strategy, trustedIPs };
			const alone = { variant: '', clientIp };
			if (strategy !== 'proxyProtocol') return [alone];
			const hostname = 'kong.example.com';
			return [
				alone,
				...versions.map((version) => ({
					variant: `version ${version}`,
					clientIp: { ...clientIp, proxyProtocol: { version } },
				})),
				...(hostnameAnnotation === undefined
					? []
					: [{ variant: 'hostname', clientIp: { ...clientIp, hostname } }]),
			];
		}),
		{ variant: '', clientIp: { strategy: 'none' } },
	];
}
