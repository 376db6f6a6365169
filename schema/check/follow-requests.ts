// Follows honest and forged requests through one port of an entrance.

import { addressIn, exampleOf, type Family, familyOf, isSameIp, publicAddressIn } from '../address/ranges.ts';
import type { Forwarded } from '../catalogue/forwarded.ts';
import { methodOf } from '../catalogue/switches.ts';
import { writtenHeaders } from '../catalogue/written-headers.ts';
import { cdns } from '../cdn/index.ts';
import type { Cdn } from '../cdn/types.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { cdnOf } from '../decide/range-owners.ts';
import { pathOf, type Wire, type WirePorts } from '../explain/way-model.ts';
import {
	type AddressVerdict,
	type ClientRequest,
	type Gateway,
	type Header,
	isEveryone,
	judgeAddress,
	needsProxyOf,
	type Trace,
	trace,
} from '../trace/index.ts';
import type { Front, PortMode } from './balancer/front.ts';
import { type Peers, peersFor } from './balancer/peers.ts';
import type { Product } from './balancer/product.ts';
import type { DataPlane, NodeStage } from './cluster/data-plane.ts';
import { nodeStage } from './cluster/data-plane.ts';
import type { Entrance, EntrancePort } from './entrance/entrances.ts';
import { type Admission, admits } from './entrance/network-policies.ts';
import type { SchemeRoute } from './entrance/scheme-routes.ts';
import type { SeenProxy } from './entrance/seen-proxies.ts';
import { besideCdn, sourceRanges } from './entrance/source-ranges.ts';
import { TUNNEL } from './entrance/tunnels.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import type { KongSide } from './gateway/kong.ts';
import type { Sidecar } from './gateway/mesh.ts';
import { liesAtNodes, type Past, waysPast } from './past-balancer.ts';
import { type TrustedClient, trustedClients } from './sample-clients.ts';
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
		/** What it does to the forwarded headers beside X-Forwarded-For. */
		readonly forwarded: Forwarded;
		/** What has to be so at the CDN for its header to be true. */
		readonly conditions: readonly string[];
		/** Where it writes the header that Kong reads only if its user switches that on. */
		readonly onRequest: string | null;
		/** What other customers of the CDN can do, and what closes that. */
		readonly shared: Cdn['shared'];
		/** What shows that it is in front, where the user does not say so. */
		readonly supposed: 'source ranges' | 'settings' | null;
	} | null;
	readonly plane: DataPlane;
	readonly sidecar: Sidecar | null;
	readonly circumstances: Circumstances;
	/** A Service for callers inside the cluster whose listeners expect no PROXY header. */
	readonly plainEntry: KubeObject | null;
	/** Who may connect to the pods, as NetworkPolicies say. */
	readonly admission: Admission;
	/** A route that goes by the scheme of requests; null where the input shows none. */
	readonly schemeRoute: SchemeRoute | null;
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
	/** What it goes round. */
	readonly around: 'the CDN' | 'the load balancer' | null;
	/** The way past the balancer that it takes. */
	readonly past: Past | null;
	/** Where Kong trusts the client's own address: whose it is. */
	readonly within: TrustedClient | null;
	readonly trace: Trace;
	readonly verdict: AddressVerdict;
	/** Whether Kong believes the claimed address. */
	readonly fooled: boolean;
}

/** Whether it is known that clients can send it so: past the balancer they may not be let in. */
export const isSure = ({ past }: Followed): boolean => past === null || past.open === 'yes';

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
		...(mode.balancer?.protocol === 'http' && front.proxy ? { proxy: knownProxy(front.proxy, peers) } : {}),
		forwarded: mode.forwarded,
		node: stage.policy,
		cdn,
		sidecar: sidecar && !sidecar.skips(port.container) ? sidecar.address : null,
		addresses: peers.addresses,
	};
	const taken = [
		...kong.trusted,
		...circumstances.nodes,
		...circumstances.pods,
		...circumstances.balancerSubnets,
	];
	const client = exampleOf('client', family, taken);
	const claim = exampleOf('forged', family, taken);
	const send = ({
		over = wire,
		around = null,
		past = null,
		lie,
		within = null,
		from: sender,
	}: Sent): Followed => {
		const ports = { published: port.port, container: port.container };
		const from = within?.address ?? sender ?? client;
		const request = { source: from, tls: mode.clientTls, headers: [HOST], ...lie };
		const { trace: followed, verdict } = followOnce(kong.gateway, over, ports, request, from);
		const forged = lie ? claim : null;
		const fooled = forged !== null && verdict.believed !== null && isSameIp(verdict.believed, forged);
		const sent = { port, mode, family, wire: over, stage, peers, client: from, forged, around, past, within };
		return { ...sent, trace: followed, verdict, fooled };
	};
	const sources = sourceRanges(entrance, front.made, front.product);
	// Source ranges let in whom they name: without a CDN its clients, with one the CDN, and others where they are no ranges of it.
	const others = circumstances.cdn ? besideCdn(sources, circumstances.cdn) : [];
	const open = cdn !== null && (sources.length === 0 || others.length > 0) && !circumstances.cdnOnly;
	const outsider = others
		.flatMap((range) => publicAddressIn(range) ?? [])
		.find((ip) => familyOf(ip) === family);
	const header = isDocumented(front) ? wire.header : null;
	const direct = { over: { ...wire, cdn: null, header }, around: 'the CDN', from: outsider } as const;
	const bare = { over: { ...wire, ...BARE }, around: 'the load balancer' } as const;
	const lies = forgedRequests(claim, kong.header, cdn?.header);
	const past = waysPast(situation, port, mode, family, wire);
	const round: readonly Sent[] = past.map((one) => ({
		over: one.wire,
		around: 'the load balancer' as const,
		past: one,
	}));
	const reached = past.every((one) => one.open !== 'yes') && isReached(situation) ? [bare] : [];
	const cdnWays = [...(open ? [direct] : []), ...trustedCdn(situation, wire)];
	const ways: readonly Sent[] = [{}, ...cdnWays, ...round, ...reached];
	const clients = trustedClients(family, kong.trusted, cdn ? [] : sources, circumstances);
	const forgers = [null, ...clients].flatMap((within) => ways.map((way) => ({ ...way, within })));
	return [
		send({}),
		...(open && circumstances.directClients ? [send(direct)] : []),
		...forgers
			.filter(({ over = wire, within, from }) =>
				isAdmitted(situation, over, within?.address ?? from ?? client),
			)
			.flatMap((forger) =>
				(forger.past ? liesAtNodes(situation, port, lies) : lies).map((lie) => send({ ...forger, lie })),
			),
	];
}

/** A proxy that reads PROXY headers is called by a balancer that sends them. */
function knownProxy({ proxy }: SeenProxy, { addresses }: Peers): NonNullable<Wire['proxy']> {
	const reads = needsProxyOf(proxy);
	if (reads === 'nobody') return { ...proxy, calledBy: null };
	const [of] = typeof reads === 'string' ? [] : reads.flatMap((range) => addressIn(range) ?? []);
	return { ...proxy, calledBy: of ?? addresses.node };
}

/** How a request is sent, where that is not as the way has it, honestly, by a client that Kong does not trust. */
interface Sent {
	readonly over?: Wire;
	readonly around?: Followed['around'];
	readonly past?: Past | null;
	readonly lie?: Lie;
	readonly within?: TrustedClient | null;
	/** The address of who sends it; missing: a client's that nobody trusts. */
	readonly from?: string | undefined;
}

const BARE = { cdn: null, balancer: null, packetSource: 'client', header: null } as const;

/** Where Kong trusts a CDN that nobody named, every client can come through it. */
function trustedCdn({ cdn, kong, entrance, front }: WaySituation, wire: Wire): Sent[] {
	const block = kong.trusted.find(
		(one) => cdnOf(one) !== null && familyOf(one) === familyOf(wire.addresses.pod),
	);
	const id = cdn === null && entrance.frontClass !== TUNNEL && block ? cdnOf(block) : null;
	const edge = addressIn(block ?? '');
	if (id === null || edge === null || id === front.product?.ownCdn?.id) return [];
	return [{ over: { ...wire, cdn: cdns[id], addresses: { ...wire.addresses, cdn: edge } } }];
}

/** Whether a source says what the balancer makes of X-Forwarded-For; of one that may leave it alone the CDN cannot be gone round safely. */
function isDocumented({ product }: WaySituation['front']): boolean {
	const method = product && methodOf(product, 'httpHeaders');
	return product === null || (method !== null && writtenHeaders(method) !== null);
}

/** Whether policies let the client's packets in, where those reach the pod with the client's own address. */
function isAdmitted({ admission }: WaySituation, over: Wire, client: string): boolean {
	const isPeer = over.packetSource === 'client' && over.cdn === null && over.node !== 'Cluster';
	return !isPeer || admits(admission, client);
}

/** Whether clients reach ports of the nodes, past whatever balancer may be in front, and are believed there since everybody is. */
function isReached({ kong, entrance, front }: WaySituation): boolean {
	const isOpen = entrance.service === null || (entrance.type === 'NodePort' && front.product === null);
	return isOpen && entrance.front === null && !front.direct && kong.trusted.some(isEveryone);
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

/** What a request has that an honest one has not. */
export type Lie = Partial<Pick<ClientRequest, 'tls' | 'headers' | 'proxyHeaders'>>;

/** What somebody sends who wants to be taken for another. */
function forgedRequests(claim: string, header: string, cdnHeader: string | undefined): Lie[] {
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
	return [{ headers }, { proxyHeaders: [proxy] }];
}
