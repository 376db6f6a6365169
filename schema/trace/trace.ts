// The path of a request, hop by hop, from the client to what Kong believes.

import { type Answered, arriveAtGateway, type Gateway, type GatewayView } from './gateway.ts';
import type { BalancerHop, HttpProxy, Node, Passage } from './hop.ts';
import { throughLoadBalancer, throughNode } from './pass-hop.ts';
import type { Outcome, Traffic } from './traffic.ts';

/** The way from a client to Kong. Hops that are left out are not there. */
export interface TracePath {
	/** Where clients connect to, `ip:port`; Kong's listener when left out. */
	readonly entry?: string;
	readonly cdn?: HttpProxy;
	readonly loadBalancer?: BalancerHop;
	readonly node?: Node;
	readonly gateway: Gateway;
	/** Where the connection reaches Kong, `ip:port` with the pod's address and the listener's port. */
	readonly destination: string;
}

/** What a client sends: a request without its destination, which the path knows. */
export interface ClientRequest extends Omit<Traffic, 'destination' | 'proxyHeaders'> {
	/** PROXY headers that the client itself puts in front; honest ones send none. */
	readonly proxyHeaders?: Traffic['proxyHeaders'];
}

/** The names of the hops, in order. */
export type HopName = 'client' | 'cdn' | 'loadBalancer' | 'node' | 'gateway';

/** One hop of a trace. */
interface TraceStep {
	readonly hop: HopName;
	/** What the hop sees; null for the client. */
	readonly arrives: Traffic | null;
	/** What it sends on; null when the request ends here, and for the gateway. */
	readonly leaves: Traffic | null;
}

/** The whole way of a request. */
export interface Trace {
	readonly steps: readonly TraceStep[];
	readonly outcome: Outcome;
	/** The hop that ended it: the gateway, or one before. */
	readonly endedAt: HopName;
	/** Kong's listener that took the connection, null when none did. */
	readonly listener: GatewayView['listener'];
	/** What Kong believes and sends on; only with the outcome `response`. */
	readonly answered: Answered | null;
}

/**
 * Follows a request along a path.
 * @throws {RangeError} when an address in the path or in the request is none.
 */
export function trace(path: TracePath, request: ClientRequest): Trace {
	const entry = path.entry ?? path.destination;
	let traffic: Traffic = { proxyHeaders: [], ...request, destination: entry };
	const steps: TraceStep[] = [{ hop: 'client', arrives: null, leaves: traffic }];
	for (const { hop, pass } of hopsOf(path, entry)) {
		const passage = pass(traffic);
		const leaves = 'leaves' in passage ? passage.leaves : null;
		steps.push({ hop, arrives: traffic, leaves });
		if ('ended' in passage)
			return { steps, outcome: passage.ended, endedAt: hop, listener: null, answered: null };
		traffic = passage.leaves;
	}
	const arrives = { ...traffic, destination: path.destination };
	const view = arriveAtGateway(path.gateway, arrives);
	steps.push({ hop: 'gateway', arrives, leaves: null });
	const { outcome, listener, answered = null } = view;
	return { steps, outcome, endedAt: 'gateway', listener, answered };
}

interface NamedHop {
	readonly hop: HopName;
	readonly pass: (arrives: Traffic) => Passage;
}

function hopsOf({ cdn, loadBalancer, node, destination }: TracePath, entry: string): NamedHop[] {
	const hops: NamedHop[] = [];
	if (cdn) hops.push({ hop: 'cdn', pass: (arrives) => throughLoadBalancer(cdn, arrives, entry) });
	if (loadBalancer) {
		hops.push({
			hop: 'loadBalancer',
			pass: (arrives) => throughLoadBalancer(loadBalancer, arrives, destination),
		});
	}
	if (node) hops.push({ hop: 'node', pass: (arrives) => throughNode(node, arrives, destination) });
	return hops;
}
