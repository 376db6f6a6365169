// How a proxy in the cluster is called, over its own Service or by a balancer that takes Ingresses to it: whom it sees as its peer, and whether
// a PROXY header comes with that.

import { decisive, type Reader } from '../../balancer/read.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { readGateway } from '../../trace/index.ts';
import { type DataPlane, nodeStage } from '../cluster/data-plane.ts';
import type { Backends } from '../entrance/backends.ts';
import { type Entrance, frontedEntrances, plainEntrance } from '../entrance/entrances.ts';
import type { KongSide } from '../gateway/kong.ts';
import { inFrontOf } from '../in-front.ts';
import { frontOf } from '../situation.ts';
import type { Circumstances } from '../types.ts';
import type { Front } from './front.ts';
import { portMode } from './mode.ts';
import { namedProduct, type Product } from './product.ts';

/** How connections reach the proxy. */
export interface Called {
	readonly entrance: Entrance;
	readonly front: Front;
	readonly product: Product | null;
	readonly peer: 'client' | 'node' | 'load balancer';
	/** The PROXY version that comes with each connection. */
	readonly sends: 1 | 2 | null;
	/** Whether that is only supposed: nothing in the input says what the balancer sends. */
	readonly supposed: boolean;
}

export interface CallSurroundings {
	readonly reader: Reader;
	readonly plane: DataPlane;
	readonly surrounded: (entrance: Entrance) => Entrance;
	readonly backends: Backends;
}

/**
 * By what the proxy is called: the balancer of its Service, and balancers that take Ingresses or routes to it.
 * @param expects whether the proxy waits for a PROXY header.
 */
export function calledOver(
	service: KubeObject,
	expects: boolean,
	surroundings: CallSurroundings,
	given: Circumstances,
): readonly Called[] {
	const circumstances = ofBalancer(given);
	const by = (way: Entrance) => calledBy(way, expects, surroundings, circumstances) ?? [];
	// An Ingress of the proxy's own class, or of another proxy in the cluster, says nothing of a balancer.
	const fronts = frontedEntrances(service, surroundings.backends)
		.flatMap(by)
		.filter(({ product }) => product !== null && !product.entry.setElsewhere);
	const own = plainEntrance(service);
	return fronts.length > 0 && own.type !== 'LoadBalancer' ? fronts : [...fronts, by(own)].flat();
}

function calledBy(
	way: Entrance,
	expects: boolean,
	{ reader, plane, surrounded }: CallSurroundings,
	circumstances: Circumstances,
): Called | null {
	const seen = surrounded(way);
	// Ports of the proxy's pods are of no interest: what counts is what comes in.
	const ports = seen.ports.map((port) => ({ ...port, container: port.port }));
	const [port] = ports;
	const object = way.front ?? way.service;
	if (!port || !object) return null;
	const entrance = { ...seen, ports };
	const kong = sideOf(
		ports.map((one) => one.port),
		expects,
	);
	const reading = decisive(reader(object));
	const inFront = inFrontOf(entrance, reading, { circumstances, kong });
	const front = frontOf(entrance, inFront, reading, circumstances);
	const mode = portMode(front, port, kong);
	const stage = nodeStage(entrance, mode.targets, front.product, 'IPv4', plane, circumstances);
	const byNode = stage.policy === 'Cluster' ? 'node' : 'client';
	return {
		entrance,
		front,
		product: inFront.product,
		peer: mode.packetSource === 'loadBalancer' ? 'load balancer' : byNode,
		sends: mode.balancer?.proxyProtocol ?? null,
		supposed: inFront.product === null || mode.assumed === 'PROXY',
	};
}

/** A product that takes Ingresses or routes is the proxy itself, not what is in front of it. */
function ofBalancer({ loadBalancer, ...rest }: Circumstances): Circumstances {
	const named = loadBalancer === undefined ? null : namedProduct(loadBalancer);
	const entry = named && 'product' in named ? named.product.entry : null;
	const isBalancer = loadBalancer !== undefined && !entry?.ingress && !entry?.gateway && !entry?.setElsewhere;
	return isBalancer ? { ...rest, loadBalancer } : rest;
}

const sides = new Map<string, KongSide>();

/** The proxy as if it were Kong: what listens, and what it expects there. */
function sideOf(ports: readonly number[], expects: boolean): KongSide {
	const listens = ports.map((port) => `0.0.0.0:${port}${expects ? ' proxy_protocol' : ''}`).join(', ');
	const before = sides.get(listens);
	if (before) return before;
	const gateway = readGateway({ KONG_PROXY_LISTEN: listens });
	const side = { gateway, header: 'X-Real-IP', recursive: false, trusted: [], unknown: [], listens: true };
	sides.set(listens, side);
	return side;
}
