// The hops between a client and Kong, as data.

import type { ProxySettings } from './proxies/known.ts';
import type { Outcome, Traffic } from './traffic.ts';

/** A load balancer that forwards packets: the source stays. */
interface PassThrough {
	readonly kind: 'passThrough';
}

/** A load balancer that opens a connection of its own and forwards bytes. */
export interface ConnectionProxy {
	readonly kind: 'proxy';
	/** Its address, as the next hop sees it. */
	readonly address: string;
	/** Version of the PROXY header that it sends, null for none. */
	readonly proxyProtocol: 1 | 2 | null;
	/** Bytes of TLVs that it adds to a version 2 header. */
	readonly tlvBytes?: number;
	/** Whether it wants a PROXY header itself and goes on with the address in it. */
	readonly acceptsProxyProtocol?: boolean;
	/** `end`: TLS ends here, the next hop gets plain bytes; `start`: the other way round; else TLS passes. */
	readonly tls?: 'end' | 'start';
}

/** A balancer or CDN that reads requests and sends its own. */
export interface HttpProxy {
	readonly kind: 'http';
	/** Its address, as the next hop sees it. */
	readonly address: string;
	/** What it does to headers, in this order. Headers without a rule pass. */
	readonly headers: readonly HeaderRule[];
	/** Whether it speaks TLS to the next hop. */
	readonly tls?: boolean;
	/** Version of the PROXY header in front of its requests, null or left out for none. */
	readonly proxyProtocol?: 1 | 2 | null;
	/** Whether it wants a PROXY header itself and goes on with the address in it. */
	readonly acceptsProxyProtocol?: boolean;
	/** Whether it drops header lines with `_` in the name. */
	readonly dropsUnderscores?: boolean;
	/** A known proxy whose settings say what it does to headers, in place of rules. */
	readonly known?: KnownProxy;
}

/** A proxy with the settings by which it treats requests. */
export type KnownProxy = ProxySettings & {
	/** The balancer before it that sends PROXY headers, by its address; null where nobody does. */
	readonly calledBy: string | null;
};

/** What an HTTP proxy does to one header. */
export interface HeaderRule {
	/** Name as the proxy spells it. */
	readonly name: string;
	/**
	 * `append`: to the list that arrived, as one line. `appendLine`: as a line of its own behind those that arrived.
	 * `add`: where none arrived. `replace`: whatever arrived is dropped. `remove`: dropped and nothing in its place. `pass`: left as it is.
	 */
	readonly action: 'append' | 'appendLine' | 'add' | 'replace' | 'remove' | 'pass';
	/** What is written; the address of whoever connected to the proxy unless said otherwise. */
	readonly value?: 'client' | 'clientWithPort' | 'scheme' | 'host' | 'port' | { readonly text: string };
	/** An address written behind the value, like the balancer's own in `client, balancer`. */
	readonly followedBy?: string;
}

/** Any kind of load balancer. */
export type BalancerHop = PassThrough | ConnectionProxy | HttpProxy;

/** How the balancer's traffic gets from a node to Kong's pod. */
export type Node =
	/** externalTrafficPolicy Cluster: any node takes it and replaces the source by an address of its own. */
	| { readonly policy: 'Cluster'; readonly address: string }
	/** externalTrafficPolicy Local: the source stays. */
	| { readonly policy: 'Local' }
	/** The balancer reaches pods by their own addresses; no node is in between. */
	| { readonly policy: 'direct' };

/** What a hop does with a connection: passes it on, or ends it. */
export type Passage = { readonly leaves: Traffic } | { readonly ended: Outcome };
