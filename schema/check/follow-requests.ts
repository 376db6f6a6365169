// Follows honest and forged requests through one port of an entrance.

import { exampleOf, type Family } from '../address/ranges.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { pathOf, type Wire, type WirePorts } from '../explain/way-model.ts';
import {
	type AddressVerdict,
	type ClientRequest,
	type Gateway,
	type Header,
	judgeAddress,
	parseIp,
	sameAddress,
	type Trace,
	toMapped,
	trace,
} from '../trace/index.ts';
import type { Front, PortMode } from './balancer/front.ts';
import { type Peers, peersFor } from './balancer/peers.ts';
import type { Product } from './balancer/product.ts';
import type { DataPlane, NodeStage } from './cluster/data-plane.ts';
import { nodeStage } from './cluster/data-plane.ts';
import type { Entrance, EntrancePort } from './entrance/entrances.ts';
import { sourceRanges } from './entrance/source-ranges.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import type { KongSide } from './gateway/kong.ts';
import type { Sidecar } from './gateway/mesh.ts';
import { liesAtNodes, wirePastBalancer } from './past-balancer.ts';
import type { Circumstances } from './types.ts';

/** Everything about one way into one gateway. */
export interface WaySituation {
	readonly pod: GatewayPod;
	readonly kong: KongSide;
	readonly entrance: Entrance;
	readonly front: Front;
	/** Name of the controller whose word counts; null where none does. */
	readonly controller: string | null;
	readonly product: Product | null;
	/** Name of the product for messages. */
	readonly title: string;
	readonly cdn: {
		readonly header: string;
		readonly title: string;
		readonly fills?: string | undefined;
		/** What has to be so at the CDN for its header to be true. */
		readonly conditions: readonly string[];
	} | null;
	readonly plane: DataPlane;
	readonly sidecar: Sidecar | null;
	readonly circumstances: Circumstances;
	/** A Service for callers inside the cluster whose listeners expect no PROXY header. */
	readonly plainEntry: KubeObject | null;
}

/** One request that was followed. */
export interface Followed {
	readonly port: EntrancePort;
	readonly mode: PortMode;
	readonly family: Family;
	readonly wire: Wire;
	readonly stage: NodeStage;
	readonly peers: Peers;
	/** The address that the client has, and the one that it claims. */
	readonly client: string;
	readonly forged: string | null;
	/** Whether it goes round the CDN. */
	readonly around: boolean;
	/** Whether it goes past the balancer, to a port of a node. */
	readonly past: boolean;
	readonly trace: Trace;
	readonly verdict: AddressVerdict;
	/** Whether Kong believes the claimed address. */
	readonly fooled: boolean;
}

/** Honest requests, then forged ones, over a port. */
export function follow(
	situation: WaySituation,
	port: EntrancePort,
	mode: PortMode,
	family: Family,
): Followed[] {
	const { kong, entrance, front, plane, circumstances, sidecar, cdn } = situation;
	const peers = peersFor(family, front, kong.trusted, entrance, circumstances);
	const stage = nodeStage(entrance, mode.targets, front.product, family, plane, circumstances);
	const wire: Wire = {
		balancer: mode.balancer,
		packetSource: mode.packetSource,
		header: mode.header,
		node: stage.policy,
		cdn,
		sidecar: sidecar && !sidecar.skips(port.container) ? sidecar.address : null,
		addresses: peers.addresses,
	};
	const sources = sourceRanges(entrance);
	const taken = [
		...kong.trusted,
		...circumstances.nodes,
		...circumstances.pods,
		...circumstances.balancerSubnets,
	];
	const client = exampleOf('client', family, taken);
	const forged = exampleOf('forged', family, taken);
	const direct: Wire = { ...wire, cdn: null };
	const past = wirePastBalancer(situation, port, mode, family, wire);
	const send = (over: Wire, request: ClientRequest, claim: string | null): Followed => {
		const ports = { published: port.port, container: port.container };
		const { trace: followed, verdict } = followOnce(kong.gateway, over, ports, request, client);
		const fooled = claim !== null && verdict.believed !== null && same(verdict.believed, claim);
		return {
			port,
			mode,
			family,
			wire: over,
			stage,
			peers,
			client,
			forged: claim,
			around: over === direct,
			past: over === past,
			trace: followed,
			verdict,
			fooled,
		};
	};
	const honest: ClientRequest = { source: client, tls: mode.clientTls, headers: [HOST] };
	const lies = forgedRequests(honest, forged, kong.header, cdn?.header);
	// Source ranges let in whom they name: without a CDN its clients, with one the CDN.
	const open = cdn !== null && sources.length === 0 && circumstances.onlyCdn !== true;
	return [
		send(wire, honest, null),
		...(open && circumstances.directClients ? [send(direct, honest, null)] : []),
		...lies.map((lie) => send(wire, lie, forged)),
		...(open ? lies.map((lie) => send(direct, lie, forged)) : []),
		...(past ? liesAtNodes(situation, port, lies).map((lie) => send(past, lie, forged)) : []),
	];
}

type Done = Pick<Followed, 'trace' | 'verdict'>;

// Gateways with the same settings behind the same hops do the same: in clusters of many tenants most are alike.
const done = new WeakMap<Gateway, Map<string, Done>>();

function followOnce(
	gateway: Gateway,
	wire: Wire,
	ports: WirePorts,
	request: ClientRequest,
	client: string,
): Done {
	const known = done.get(gateway) ?? new Map<string, Done>();
	done.set(gateway, known);
	const key = JSON.stringify([wire, ports, request]);
	const before = known.get(key);
	if (before) return before;
	const followed = trace(pathOf(wire, gateway, ports, { ip: client, tls: request.tls }), request);
	const result = { trace: followed, verdict: judgeAddress(followed, client) };
	known.set(key, result);
	return result;
}

const HOST: Header = ['Host', 'gateway.example'];

/** What somebody sends who wants to be taken for another. */
function forgedRequests(
	honest: ClientRequest,
	claim: string,
	header: string,
	cdnHeader: string | undefined,
): ClientRequest[] {
	const names = new Set([
		'X-Forwarded-For',
		'X-Real-IP',
		...(header === 'proxy_protocol' ? [] : [header]),
		...(cdnHeader ? [cdnHeader] : []),
	]);
	const headers = [HOST, ...[...names].map((name): Header => [name, claim])];
	const family = claim.includes(':') ? 'TCP6' : 'TCP4';
	const bracketed = claim.includes(':') ? `[${claim}]` : claim;
	const proxy = {
		version: 1,
		command: 'PROXY',
		family,
		source: `${bracketed}:4711`,
		destination: `${bracketed}:80`,
	} as const;
	return [
		{ ...honest, headers },
		{ ...honest, proxyHeaders: [proxy] },
	];
}

function same(one: string, other: string): boolean {
	return sameAddress(toMapped(parseIp(one)), toMapped(parseIp(other)));
}
