// The cases of strategies.test.ts: which values, which balancer in front, which requests.
import type { Header, LoadBalancer, ProxyHeader } from '../../schema/trace/index.ts';
import type { Addresses, Family, Topology } from './topology.ts';

/** One release: a strategy under a traffic policy. */
export interface Case {
	readonly strategy: 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders' | 'none';
	readonly policy: 'Local' | 'Cluster';
}

export const cases: readonly Case[] = [
	{ strategy: 'externalTrafficPolicy', policy: 'Local' },
	{ strategy: 'proxyProtocol', policy: 'Local' },
	{ strategy: 'proxyProtocol', policy: 'Cluster' },
	{ strategy: 'httpHeaders', policy: 'Local' },
	{ strategy: 'httpHeaders', policy: 'Cluster' },
	{ strategy: 'none', policy: 'Local' },
	{ strategy: 'none', policy: 'Cluster' },
];

export const families: readonly Family[] = ['IPv4', 'IPv6'];

/** What Kong's socket sees: the balancer under Local; under Cluster what a node writes for it, towards pods and nodes. */
export function peers({ policy }: Case, { balancer, nodes }: Topology): string[] {
	const of = policy === 'Local' ? [balancer] : nodes.flatMap((node) => [node, node.podGateway]);
	return of.flatMap(({ IPv4, IPv6 }: Addresses) => [IPv4, IPv6]);
}

/** The chart's values for a case. */
export function valuesFor(one: Case, topology: Topology): unknown {
	const trusting = one.strategy === 'proxyProtocol' || one.strategy === 'httpHeaders';
	const { strategy, policy } = one;
	return {
		clientIp: { strategy, ...(trusting ? { trustedIPs: peers(one, topology) } : {}) },
		proxy: {
			externalTrafficPolicy: policy,
			ipFamilyPolicy: 'RequireDualStack',
			ipFamilies: ['IPv4', 'IPv6'],
		},
		replicaCount: 2,
	};
}

/** A balancer by name: HAProxy's words for it, or routing where there are none; and the simulator's model of it. */
export interface Balancer {
	readonly name: string;
	readonly tls: boolean;
	readonly haproxy?: { readonly lines: readonly string[]; readonly server: string };
	readonly model: (address: string) => LoadBalancer;
}

const passThrough = { model: () => ({ kind: 'passThrough' }) as const };
const proxy = (version: 1 | 2, server: string) => ({
	haproxy: { lines: ['mode tcp'], server },
	model: (address: string) => ({ kind: 'proxy', address, proxyProtocol: version }) as const,
});
const http = {
	haproxy: { lines: ['mode http', 'option forwardfor'], server: '' },
	model: (address: string) =>
		({ kind: 'http', address, headers: [{ name: 'X-Forwarded-For', action: 'appendLine' }] }) as const,
};

/** The balancers that a strategy is meant for. */
export function balancersFor({ strategy }: Case): readonly Balancer[] {
	if (strategy === 'httpHeaders') return [{ name: 'HAProxy with X-Forwarded-For', tls: false, ...http }];
	return [false, true].flatMap((tls): Balancer[] => {
		const what = tls ? ', TLS' : '';
		return strategy === 'proxyProtocol'
			? [
					{ name: `HAProxy with PROXY v1${what}`, tls, ...proxy(1, 'send-proxy') },
					{ name: `HAProxy with PROXY v2${what}`, tls, ...proxy(2, 'send-proxy-v2') },
				]
			: [{ name: `packets routed to the node${what}`, tls, ...passThrough }];
	});
}

/** The address that forgers claim; nobody in the network has it. */
export const forgedAddress: Addresses = { IPv4: '192.0.2.66', IPv6: '2001:db8:66::66' };

/** A request with the name that test failures give it. */
interface NamedRequest {
	readonly name: string;
	readonly headers: readonly Header[];
	readonly proxyHeaders?: readonly ProxyHeader[];
}

/** What a client sends; the first is the honest one. */
export function requestsOf(family: Family): [NamedRequest, ...NamedRequest[]] {
	const host: Header = ['Host', 'demo.example'];
	const claim = forgedAddress[family];
	const [source, destination] =
		family === 'IPv4' ? [`${claim}:4711`, '192.0.2.1:80'] : [`[${claim}]:4711`, '[2001:db8::1]:80'];
	return [
		{ name: 'an honest request', headers: [host] },
		{
			name: 'a request with forged headers',
			headers: [host, ['X-Forwarded-For', claim], ['X-Real-IP', claim], ['X-Forwarded-Proto', 'https']],
		},
		{
			name: 'a request with forged headers spelt with underscores',
			headers: [host, ['X_Forwarded_For', claim], ['X_Real_IP', claim], ['X_Forwarded_Proto', 'https']],
		},
		...([1, 2] as const).map((version) => ({
			name: `a request behind a forged PROXY header, version ${version}`,
			headers: [host],
			proxyHeaders: [
				{
					version,
					command: 'PROXY',
					family: family === 'IPv4' ? 'TCP4' : 'TCP6',
					source,
					destination,
				} as const,
			],
		})),
	];
}
