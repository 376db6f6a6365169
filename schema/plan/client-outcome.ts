// What happens to clients while some ends have changed and others have not, as the simulator says, for each way.

import { addressIn, covers, type Family, familyOf } from '../address/ranges.ts';
import { type DecidedWay, wayPath } from '../explain/path.ts';
import { requestOn } from '../explain/story.ts';
import { isEveryone, joinEndpoint, judgeAddress, type ProxyHeader, trace } from '../trace/index.ts';
import type { Seen } from './settings-of-ends.ts';
import type { End, Fate } from './types.ts';

/** Which side each end is on. */
type Mix = { readonly [end in End]: Seen };

/** The ends that are in `ahead` as in `to`, the others as in `from`. */
function mix(from: Seen, to: Seen, ahead: readonly End[]): Mix {
	const side = (end: End) => (ahead.includes(end) ? to : from);
	return { balancer: side('balancer'), nodes: side('nodes'), kong: side('kong') };
}

/** What happens to clients, on every way that both sides have. */
export function fatesOf(from: Seen, to: Seen, ahead: readonly End[]): Fate[] {
	const sides = mix(from, to, ahead);
	return [...from.ways.keys()]
		.filter((name) => to.ways.has(name))
		.map((name) => fateOf(mixedWay(sides, from, to, name), sides));
}

function mixedWay(sides: Mix, from: Seen, to: Seen, name: string): DecidedWay {
	const at = (side: Seen) => side.ways.get(name) as DecidedWay;
	const [balancer, nodes, kong] = [at(sides.balancer), at(sides.nodes), at(sides.kong)];
	const straight = balancer.wire.node === 'direct';
	const node = straight ? 'direct' : (sides.nodes.decision.service.externalTrafficPolicy ?? 'Cluster');
	const other = (side: Seen) => (side === from ? to : from);
	return {
		...balancer,
		container: straight ? balancer.container : nodes.container,
		gateway: kong.gateway,
		wire: {
			...balancer.wire,
			node,
			addresses: {
				...balancer.wire.addresses,
				node: peerAddress('node', sides.nodes, other(sides.nodes), name),
				loadBalancer: peerAddress('loadBalancer', sides.balancer, other(sides.balancer), name),
			},
		},
	};
}

/**
 * The address by which the peer calls. Nodes stay the nodes whatever the values say, so an address that both sides trust stands for them;
 * else one of whichever side has such peers. The same holds for a balancer that stays.
 */
function peerAddress(who: 'node' | 'loadBalancer', side: Seen, other: Seen, name: string): string {
	const of = (seen: Seen) => (seen.ways.get(name) as DecidedWay).wire.addresses[who];
	const stays = who === 'node' || side.decision.situation.id === other.decision.situation.id;
	const [here, there] = [side, other].map(({ decision }) => decision.situation.peer === who);
	if (here && there && stays) return shared(side, other, familyOf(of(side))) ?? of(side);
	return !here && there && stays ? of(other) : of(side);
}

function shared(one: Seen, other: Seen, family: Family): string | null {
	const ranges = ({ decision }: Seen) =>
		decision.situation.values.clientIp.trustedIPs.filter(
			(range) => familyOf(range) === family && !isEveryone(range),
		);
	const [ours, theirs] = [ranges(one), ranges(other)];
	const both = [...ours, ...theirs].map((block) => addressIn(block));
	return both.find((address) => address !== null && covers(ours, address) && covers(theirs, address)) ?? null;
}

function fateOf(way: DecidedWay, sides: Mix): Fate {
	const name = `port ${way.published} by ${way.family}`;
	const { client, request } = requestOn(way, false);
	const followed = trace(wayPath(way, client), request);
	const { believed, preserved } = judgeAddress(followed, client);
	const forgedBy = whoForges(way);
	if (healthFails(sides))
		return { way: name, honest: 'broken', believed: null, outcome: 'unhealthy', mistaken: null, forgedBy };
	const honest = believed === null ? 'broken' : preserved ? 'right' : 'wrong';
	const mistaken = honest === 'wrong' && believed !== null ? whoIs(believed, way) : null;
	return { way: name, honest, believed, outcome: followed.outcome, mistaken, forgedBy };
}

function whoIs(believed: string, { wire }: DecidedWay): string {
	const { node, loadBalancer, published, cdn } = wire.addresses;
	if (wire.cdn && believed === cdn) return 'the CDN';
	if (believed === node) return 'a node';
	return believed === loadBalancer || believed === published ? 'the load balancer' : believed;
}

/** A client that lies in every header, and one that sends a PROXY header of its own. */
function whoForges(way: DecidedWay): Fate['forgedBy'] {
	const { client, claims, request } = requestOn(way, true);
	const path = wayPath(way, client);
	if (claims === null) return null;
	if (judgeAddress(trace(path, request), client).believed === claims) return 'header';
	const lie: ProxyHeader = {
		version: 1,
		command: 'PROXY',
		family: way.family === 'IPv4' ? 'TCP4' : 'TCP6',
		source: joinEndpoint(claims, 40_000),
		destination: path.entry ?? path.destination,
	};
	const believed = judgeAddress(
		trace(path, { ...request, headers: requestOn(way, false).request.headers, proxyHeaders: [lie] }),
		client,
	);
	return believed.believed === claims ? 'PROXY header' : null;
}

/** Where the catalogue says that health checks fail under Local with the method's own annotations. */
function healthFails({ balancer, nodes }: Mix): boolean {
	const breaks = balancer.decision.situation.method?.localBreaks;
	if (!breaks || nodes.decision.service.externalTrafficPolicy !== 'Local') return false;
	return !Object.entries(breaks.unless).every(
		([name, value]) => balancer.decision.service.annotations[name] === value,
	);
}
