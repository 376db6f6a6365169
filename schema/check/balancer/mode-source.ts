// Whose address the packets have that the balancer sends on.

import { methodOf, sourceSwitches, switchedOn } from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import { type Front, isInside } from './front.ts';
import { preservation } from './signals.ts';

type Source = 'client' | 'loadBalancer';

/** @param proxied whether the balancer sends a PROXY header. */
export function sourceOf(front: Front, port: EntrancePort, proxied: boolean): Source {
	const { product, annotations, binds, passesTls } = front;
	if (isInside(front) || (passesTls && product?.kind === 'http')) return 'loadBalancer';
	const said = preservation(annotations, port.port);
	if (said && product?.kind === 'pass-through') return said.keeps ? 'client' : 'loadBalancer';
	// Target groups of pods hide the client unless an annotation says otherwise.
	if (product === null) return proxied || binds === 'pods' ? 'loadBalancer' : 'client';
	if (proxied) return methodOf(product, 'proxyProtocol')?.packetSource ?? 'loadBalancer';
	return bySwitches(product, front, port);
}

/** What the product does without PROXY. */
function bySwitches(product: LoadBalancer, { annotations, policy }: Front, port: EntrancePort): Source {
	const switches = sourceSwitches(product);
	if (switches === null) return 'loadBalancer';
	if (switches.length > 0) return switchedOn(switches, annotations, port.port) ? 'client' : 'loadBalancer';
	// A balancer of the user's own may keep the source, and of others no source says it. Who sets Local has one that does.
	return product.kind === 'pass-through' || policy === 'Local' ? 'client' : 'loadBalancer';
}
