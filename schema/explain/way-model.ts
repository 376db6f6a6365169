// What is between a client and Kong, as one small model, and the path for the simulator that follows from it.

import { type Forwarded, type ForwardedName, forwardedNames } from '../catalogue/forwarded.ts';
import { isForwardedFor } from '../kong/real-ip-header.ts';
import {
	type BalancerHop,
	type Gateway,
	type HeaderRule,
	type HttpProxy,
	joinEndpoint,
	type KnownProxy,
	type Node,
	type TracePath,
} from '../trace/index.ts';

/** What the balancer does with one of its ports. */
export interface BalancerPort {
	/** `http`: it reads requests and names the client in a header. */
	readonly protocol: 'tcp' | 'http';
	/** TLS of clients: passed on, ended (the next hop gets plain bytes), or ended and encrypted again. */
	readonly tls: 'pass' | 'end' | 'again';
	/** Version of the PROXY header that it sends, null for none. */
	readonly proxyProtocol: 1 | 2 | null;
}

/** The hops between client and Kong. */
export interface Wire {
	/** Null where clients reach the node or the pod themselves. */
	readonly balancer: BalancerPort | null;
	/** Whose address the balancer's packets carry. */
	readonly packetSource: 'client' | 'loadBalancer';
	/** What the balancer does to X-Forwarded-For when it reads requests; null: nothing. */
	readonly header: {
		/** `nothing`: it takes the header out. */
		readonly appends: 'client' | 'client, load balancer' | 'nothing';
		/** Whether it leaves a list alone that arrived. */
		readonly keeps?: boolean;
		/** Whether it writes in place of a list that arrived. */
		readonly replaces?: boolean;
		readonly withPort?: boolean;
		/** Whether it also writes the client into X-Real-IP. */
		readonly realIp?: boolean;
		/** Another header into which it writes the client. */
		readonly named?: string;
	} | null;
	/** A known proxy that reads the requests: what it does to headers goes by its settings. */
	readonly proxy?: KnownProxy;
	/** What it does to the other forwarded headers when it reads requests. */
	readonly forwarded: Forwarded;
	/** What kube-proxy does: replaces the source, keeps it, or is not in between. */
	readonly node: Node['policy'];
	/** A CDN in front, by the header that it writes; null for none. */
	readonly cdn: {
		readonly header: string;
		/** A header that it fills only where the request names nobody, so that clients can write it. */
		readonly fills?: string | undefined;
		/** What it does to the other forwarded headers. */
		readonly forwarded: Forwarded;
	} | null;
	/** A sidecar in the pod that opens connections of its own, by the address that it has. */
	readonly sidecar: string | null;
	readonly addresses: {
		readonly cdn: string;
		readonly loadBalancer: string;
		/** Where clients connect to. */
		readonly published: string;
		readonly node: string;
		readonly pod: string;
	};
}

/** Public port and the port of Kong's container behind it. */
export interface WirePorts {
	readonly published: number;
	readonly container: number;
}

/**
 * The path for a client.
 * @param client the client's address (a balancer that keeps sources has packets with it), and whether it uses TLS.
 */
export function pathOf(
	wire: Wire,
	gateway: Gateway,
	ports: WirePorts,
	client: { readonly ip: string; readonly tls: boolean },
): TracePath {
	const { addresses, balancer } = wire;
	const caller = wire.cdn ? addresses.cdn : client.ip;
	const cdn = wire.cdn ? { cdn: cdnHop(wire.cdn, addresses.cdn, client.tls) } : {};
	const loadBalancer = balancer ? { loadBalancer: balancerHop(wire, balancer, caller) } : {};
	const node: Node = wire.sidecar
		? { policy: 'Cluster', address: wire.sidecar }
		: wire.node === 'Cluster'
			? { policy: 'Cluster', address: addresses.node }
			: { policy: wire.node };
	return {
		entry: joinEndpoint(addresses.published, ports.published),
		...cdn,
		...loadBalancer,
		node,
		gateway,
		destination: joinEndpoint(addresses.pod, ports.container),
	};
}

function balancerHop(wire: Wire, port: BalancerPort, caller: string): BalancerHop {
	const keeps = wire.packetSource === 'client';
	const address = keeps ? caller : wire.addresses.loadBalancer;
	if (port.protocol === 'http') {
		const tls = port.tls === 'again';
		const known = wire.proxy ? { known: wire.proxy } : {};
		const { proxyProtocol } = port;
		const dropsUnderscores = wire.forwarded.underscores === 'drops';
		const headers = balancerHeaders(wire);
		return { kind: 'http', address, headers, tls, proxyProtocol, dropsUnderscores, ...known };
	}
	if (keeps && port.proxyProtocol === null && port.tls === 'pass') return { kind: 'passThrough' };
	const tls = port.tls === 'end' ? ({ tls: 'end' } as const) : {};
	return { kind: 'proxy', address, proxyProtocol: port.proxyProtocol, ...tls };
}

function balancerHeaders({ header, addresses, forwarded }: Wire): HeaderRule[] {
	const others = forwardedRules(forwarded);
	if (header === null) return others;
	const own = header.appends === 'client, load balancer' ? { followedBy: addresses.published } : {};
	const value = header.withPort ? 'clientWithPort' : 'client';
	const realIp: HeaderRule[] = header.realIp
		? [{ name: 'X-Real-IP', action: 'replace', value: 'client' }]
		: [];
	const named: HeaderRule[] = header.named
		? [{ name: header.named, action: 'replace', value: 'client' }]
		: [];
	const list: HeaderRule[] =
		header.appends === 'nothing'
			? [{ name: 'X-Forwarded-For', action: 'remove' }]
			: [{ name: 'X-Forwarded-For', action: listAction(header), value, ...own }];
	return [...list, ...realIp, ...named, ...others];
}

function listAction({ keeps, replaces }: NonNullable<Wire['header']>): HeaderRule['action'] {
	if (keeps) return 'add';
	return replaces ? 'replace' : 'append';
}

const ACTIONS = { replaces: 'replace', adds: 'add', appendsLine: 'appendLine', removes: 'remove' } as const;

const WRITTEN: { readonly [name in ForwardedName]: NonNullable<HeaderRule['value']> } = {
	proto: 'scheme',
	host: 'host',
	port: 'port',
	path: { text: '/' },
	prefix: { text: '/' },
};

function forwardedRules(forwarded: Forwarded): HeaderRule[] {
	return forwardedNames.flatMap((name): HeaderRule[] => {
		const does = forwarded[name];
		if (!does) return [];
		return [{ name: `X-Forwarded-${name}`, action: ACTIONS[does], value: WRITTEN[name] }];
	});
}

// The CDN calls its origin by TLS or plainly, as the client called it.
function cdnHop(
	{ header, fills, forwarded }: NonNullable<Wire['cdn']>,
	address: string,
	tls: boolean,
): HttpProxy {
	const list: HeaderRule = { name: 'X-Forwarded-For', action: 'append' };
	const own: HeaderRule[] = isForwardedFor(header)
		? []
		: [{ name: header, action: 'replace', value: 'client' }];
	const filled: HeaderRule[] = fills ? [{ name: fills, action: 'add' }] : [];
	const headers = [list, ...own, ...filled, ...forwardedRules(forwarded)];
	return { kind: 'http', address, tls, headers, dropsUnderscores: forwarded.underscores === 'drops' };
}
