// What is known of the balancer in front of an entrance, and what it does with a port.

import { exampleOf, type Family } from '../../address/ranges.ts';
import type { Made, Remark } from '../../balancer/types.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import type { BalancerPort, Wire } from '../../explain/way-model.ts';
import { findListener, parseIp } from '../../trace/index.ts';
import type { SeenProxy } from '../entrance/seen-proxies.ts';
import type { KongSide } from '../gateway/kong.ts';

/** The balancer in front of an entrance. */
export interface Front {
	/** Null where nothing is known of it. */
	readonly product: LoadBalancer | null;
	/** No balancer at all. */
	readonly direct: boolean;
	/** Annotations of the Service, and of the Ingress or Gateway. */
	readonly annotations: { readonly [name: string]: string };
	/** Whether HTTP ends at an Ingress or Gateway. */
	readonly byIngress: boolean;
	/** Class of the Ingress, and type of the Service. */
	readonly className: string | undefined;
	readonly serviceType: string;
	/** Whether a TargetGroupBinding registers the Service with a load balancer made elsewhere, and its targets. */
	readonly binds: 'nodes' | 'pods' | null;
	/** Whether such a front passes connections on unread. */
	readonly passesTls: boolean;
	/** Whether it speaks TLS to Kong whatever annotations say. */
	readonly encrypts: boolean;
	/** Whether the object in front leaves it to its controller which protocol it speaks to Kong. */
	readonly encryptsUnsaid: boolean;
	/** Whether another way into the gateway is by a front that reads requests, so that Kong's header is that one's. */
	readonly besideFront: boolean;
	/** Whether it calls the Service's own load balancer. */
	readonly chained: boolean;
	/** Whether somebody made the balancer by hand, so that annotations of the Service say nothing. */
	readonly byHand: boolean;
	/** The PROXY version that it is set to send, null for none; undefined if nothing says so. */
	readonly sendsProxy: 1 | 2 | null | undefined;
	/** Whether Kong's trust supposes that a CDN connects to it: its ranges are trusted, and none inside. */
	readonly cdnCalls: boolean;
	readonly policy: 'Local' | 'Cluster';
	/** What the controller makes that decides about the entrance; null where none is known, or its word does not count. */
	readonly made: Made | null;
	/** The controller that leaves the Ingress or Gateway alone although it seems to be meant, why, and what it remarks; null where none does. */
	readonly leftAlone: {
		readonly controller: string;
		readonly why: string | null;
		readonly remark: Remark | null;
	} | null;
	/** The proxy behind the Ingress, where the input shows its settings. */
	readonly proxy: SeenProxy | null;
	/** Version of the cluster. */
	readonly kubernetes: string | undefined;
}

export interface PortMode extends Pick<Wire, 'packetSource' | 'header' | 'forwarded'> {
	readonly balancer: BalancerPort | null;
	readonly targets: 'nodes' | 'pods';
	/** Whether clients speak TLS on the port. */
	readonly clientTls: boolean;
	/** Whether the port only answers redirects of the balancer. */
	readonly redirectOnly: boolean;
	/** The annotation that made it an HTTP listener. */
	readonly httpBy: string | null;
	/** HTTP without a certificate where clients speak TLS. */
	readonly tlsUnserved: boolean;
	/** What was taken from Kong's settings, since nothing else says so; null when nothing was. */
	readonly assumed: 'PROXY' | 'HTTP' | 'pass-through' | 'TLS' | null;
}

/** Whether the front is a proxy that runs in the cluster, as far as its class tells of none outside: it calls pods itself. */
export function isInside({ product, byIngress, passesTls, binds }: Front): boolean {
	return product === null && binds === null && (byIngress || passesTls);
}

/** A pod's address, of each family. */
const POD = { IPv4: parseIp(exampleOf('pod', 'IPv4')), IPv6: parseIp(exampleOf('pod', 'IPv6')) };

/** Kong's listener on a port of its container: that of one family, else by IPv4 or else IPv6. */
export function listenerOn({ gateway }: KongSide, port: number, family?: Family) {
	const at = (of: Family) => findListener(gateway.check.served, { address: POD[of], port });
	return family ? at(family) : (at('IPv4') ?? at('IPv6'));
}
