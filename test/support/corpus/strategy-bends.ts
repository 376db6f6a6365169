// Bends of the `clientIp` block: strategy, product, CDN, trust and headers.
import { isRefusal } from '../../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../../schema/catalogue/types.ts';
import { writtenHeaders } from '../../../schema/catalogue/written-headers.ts';
import { rightTrust } from '../right-trust.ts';
import { type Bends, clientIp, methodOf, oneOf, proxy, trusts } from './bend.ts';
import type { Json } from './merge.ts';

const preserving = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders'] as const;

export const strategyBends: Bends = {
	'value-shape': (_, nth) =>
		oneOf(
			[
				{ proxy: { labels: 'edge' } },
				{ replicaCount: 1.5 },
				{ env: ['a'] },
				{ clientIp: { cdnOnly: 'true' } },
				{ proxy: { ingress: { tls: [1] } } },
				{ podDisruptionBudget: { minAvailable: true } },
				{ proxy: { ipFamilies: 'IPv4' } },
				{ image: { pullSecrets: {} } },
				{ podLabels: { a: 1 } },
			],
			nth,
		),
	'value-unknown': (_, nth) =>
		oneOf(
			[
				clientIp({ scheme: 'public' }),
				clientIp({ warnings: 'stop' }),
				proxy({ ipFamilies: ['IPv4', 'ipv6'] }),
				{ image: { pullPolicy: '' } },
				clientIp({ proxyProtocol: { version: 3 } }),
			],
			nth,
		),
	'key-unknown': (_, nth) =>
		oneOf([{ typo: 1 }, proxy({ http: { port: 80 } }), { clientIp: { strategyy: null } }], nth),
	'strategy-refused': ({ entry }, nth) => {
		const refused = preserving.filter((strategy) => isRefusal(entry.strategies[strategy]));
		return refused.length > 0 ? clientIp({ cdn: null, strategy: oneOf(refused, nth) }) : null;
	},
	'scheme-unsupported': ({ entry }, nth) =>
		entry.schemes ? null : clientIp({ scheme: oneOf(['internal', 'internet-facing'], nth) }),
	'scheme-conflict': ({ entry }, nth) => {
		const [name, other] = oneOf(
			[
				['internal', 'internet-facing'],
				['internet-facing', 'internal'],
			] as const,
			nth,
		);
		const written = entry.schemes?.[other];
		const set = Object.entries(written?.service ?? written?.ingress ?? {});
		const texts = set.filter(([, value]) => typeof value === 'string');
		if (!entry.schemes?.[name] || texts.length === 0) return null;
		const annotations = Object.fromEntries(texts);
		const part = written?.service ? { annotations } : { ingress: { annotations } };
		return { ...clientIp({ scheme: name }), ...proxy(part) };
	},
	'hostname-unsupported': ({ entry }) =>
		entry.hostnameAnnotation ? null : clientIp({ hostname: 'kong.example.com' }),
	'setting-missing': ({ entry }) => (entry.failsUnless?.orElse ? null : withoutNeeded(entry)),
	'setting-wanted': ({ entry }) => (entry.failsUnless?.orElse ? withoutNeeded(entry) : null),
	'proxy-version-unsupported': (right) => {
		const sent = methodOf(right)?.proxyProtocol ?? [];
		const version = ([1, 2] as const).find((one) => !sent.includes(one));
		return right.way === 'proxyProtocol' && version ? clientIp({ proxyProtocol: { version } }) : null;
	},
	'setting-unused': ({ way }, nth) => {
		if (way === 'cdn' || way === 'httpHeaders') return clientIp({ proxyProtocol: { version: 1 } });
		return oneOf(
			[
				clientIp({ httpHeaders: { name: 'X-Real-IP' } }),
				clientIp({ httpHeaders: { recursive: false } }),
				clientIp({ allowTrustEveryone: true }),
				way === 'none' ? clientIp({ forwardedHeaders: 'strip' }) : clientIp({ allowTrustEveryone: true }),
				way === 'proxyProtocol'
					? clientIp({ httpHeaders: { recursive: true } })
					: clientIp({ trustedIPs: ['10.0.0.0/8'] }),
			],
			nth,
		);
	},
	'cdn-strategy': ({ way }, nth) =>
		way === 'none' || way === 'externalTrafficPolicy'
			? clientIp({ strategy: way, cdn: oneOf(['fastly', 'akamai'], nth) })
			: null,
	'cdn-setting-unused': ({ way }, nth) =>
		way === 'cdn' ? null : clientIp(oneOf([{ cdnRanges: 'own' }, { cdnOnly: true }], nth)),
	'cdn-header': ({ way }) => (way === 'cdn' ? clientIp({ httpHeaders: { name: 'X-Real-IP' } }) : null),
	'trusted-ips-missing': (right) =>
		trusts(right) || right.way === 'cdn'
			? clientIp({ trustedIPs: [], cdnRanges: right.way === 'cdn' ? 'own' : 'shipped' })
			: null,
	'trusted-ips-lack': (right, nth) => {
		if (!trusts(right) || !methodOf(right)?.alsoTrust?.single) return null;
		return clientIp({
			trustedIPs: oneOf(
				[['10.0.0.0/8'], ['10.0.0.0/8', 'fd00::/8'], ['130.211.0.0/22', '35.191.0.0/16']],
				nth,
			),
		});
	},
	'trusted-ip-invalid': (_, nth) =>
		clientIp({
			trustedIPs: oneOf(
				[['10.0.0.0/8', 'fe80::1%eth0'], ['10.0.0.0/33'], ['lb.example.com'], ['1::2::3']],
				nth,
			),
		}),
	'trust-everyone-forgeable': ({ way }, nth) =>
		way === 'httpHeaders' || way === 'cdn'
			? clientIp({
					allowTrustEveryone: false,
					httpHeaders: { recursive: true },
					trustedIPs: oneOf([['0.0.0.0/0'], ['10.0.0.0/8', '::/0']], nth),
				})
			: null,
	'trust-everyone': (right, nth) => {
		if (!trusts(right)) return null;
		const allowed = right.way === 'httpHeaders' ? { allowTrustEveryone: true } : {};
		return clientIp({ ...allowed, trustedIPs: oneOf([['0.0.0.0/0'], ['0.0.0.0/0', '::/0']], nth) });
	},
	'family-untrusted': (right) =>
		trusts(right)
			? {
					...clientIp({ trustedIPs: rightTrust(right.entry, 'IPv4') }),
					...proxy({ ipFamilies: ['IPv4', 'IPv6'] }),
				}
			: null,
	'header-name': ({ way }, nth) =>
		clientIp({
			cdnOnly: way === 'cdn',
			httpHeaders: { name: oneOf(['Proxy-Protocol', 'proxy_protocol', 'Forwarded'], nth) },
		}),
	'header-case': (_, nth) =>
		clientIp({ httpHeaders: { name: oneOf(['x-forwarded-for', 'X-FORWARDED-FOR'], nth) } }),
	'header-foreign': (right, nth) => {
		const method = methodOf(right);
		if (right.way !== 'httpHeaders' || !method || !writtenHeaders(method)) return null;
		return clientIp({ cdnOnly: false, httpHeaders: { name: oneOf(['X-Client', 'True-Client-IP'], nth) } });
	},
	'recursion-needed': (right) =>
		methodOf(right)?.recursionNeeded && (right.way === 'httpHeaders' || right.way === 'cdn')
			? clientIp({ httpHeaders: { recursive: false } })
			: null,
};

/** The annotations left out without which the controller makes nothing. */
function withoutNeeded({ failsUnless }: LoadBalancer): Json | null {
	if (!failsUnless) return null;
	const annotations = Object.fromEntries(Object.keys(failsUnless.annotations).map((name) => [name, null]));
	return proxy(failsUnless.inFront ? { ingress: { annotations } } : { annotations });
}
