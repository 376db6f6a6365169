// What an import works with: a values file of another chart, what it sets on the load balancer and on the proxy, and the values of this chart that
// follow.

import type { Finding } from '../findings/finding.ts';
import type { ValuePath } from '../text/path.ts';
import type { StringMap } from '../values/kubernetes.ts';

export type Json = { readonly [key: string]: unknown };

/** A setting of the source, and its place there; without a place it is the default of the source's chart. */
export interface Given<T> {
	readonly value: T;
	readonly path: ValuePath | null;
}

/** For each of the two ports, the one of the node. Null where none leads there. */
export interface HostPorts {
	readonly http: Given<unknown> | null;
	readonly tls: Given<unknown> | null;
}

/** The Service that the balancer reaches. */
interface ServiceEnd {
	readonly type: Given<'LoadBalancer' | 'NodePort' | 'ClusterIP'>;
	/** Null leaves it to Kubernetes, which takes Cluster. */
	readonly policy: Given<'Local' | 'Cluster'> | null;
	readonly className: Given<string> | null;
	readonly annotations: StringMap;
	/** Where each annotation is. */
	readonly places: { readonly [annotation: string]: ValuePath };
	/** The ports that pods take of their nodes; null where they take none. */
	readonly hostPorts: HostPorts | null;
	/** Whom the load balancer, or the node, lets in. */
	readonly sourceRanges: Given<readonly string[]> | null;
	/** What says that a group of targets is made elsewhere, for a balancer that the source does not describe. */
	readonly targetGroup: Given<string> | null;
}

/** The Ingress or Gateway in front, where the source has one. */
export interface FrontEnd {
	readonly kind: 'Ingress' | 'Gateway';
	/** What makes it. */
	readonly path: ValuePath;
	readonly className: Given<string> | null;
	readonly annotations: StringMap;
	readonly places: { readonly [annotation: string]: ValuePath };
}

/** A public listener of the gateway. */
export interface ListenerEnd {
	readonly port: 'http' | 'tls';
	/** Whether it expects a PROXY header. */
	readonly proxy: boolean;
	/** What says so, or would say so. */
	readonly path: ValuePath;
}

/** What the gateway believes, whichever it is. */
export interface GatewayEnd {
	readonly listeners: readonly ListenerEnd[];
	/** The header that carries the client, or `proxy_protocol`; null where nothing says so. */
	readonly header: Given<string> | null;
	/** The header that is read where nothing says so; null where none is. */
	readonly unsaidHeader: string | null;
	/** Whether the header is a switch beside PROXY, not a choice instead of it: ingress-nginx reads it from believed senders of PROXY only. */
	readonly proxyFirst?: boolean;
	/** Null where nothing says so. */
	readonly recursive: Given<boolean> | null;
	/** Peers that are believed, as addresses or CIDRs. */
	readonly trusted: Given<readonly string[]> | null;
	/** What would hold them, and what would say the header and the recursion. */
	readonly trustPath: ValuePath;
	readonly headerPath: ValuePath;
	readonly recursivePath: ValuePath;
}

export interface Ends {
	readonly service: ServiceEnd;
	readonly front: FrontEnd | null;
	readonly gateway: GatewayEnd;
}

/** A value of this chart and what it came from. */
export interface Part {
	/** In values of this chart. */
	readonly path: ValuePath;
	readonly value: unknown;
	/** In the source; the first is the one to blame. */
	readonly from: readonly ValuePath[];
	/** The comment at it, instead of its places. */
	readonly comment?: string;
	/** It gives way where this chart, with the rest, refuses it. */
	readonly optional?: true;
}

/** A finding about the source. */
export interface ImportFinding extends Finding {
	/** In the source; null for what the source does not have. */
	readonly path: ValuePath | null;
}

/** What one source chart's values say. */
export interface SourceReading {
	readonly ends: Ends;
	/** Values that this chart has one for one, beside those about the ends. */
	readonly carried: readonly Part[];
	readonly findings: readonly ImportFinding[];
	/** The text by which Kong removes forged headers, null where it does not; missing for gateways that are no Kong. */
	readonly clearing?: Given<string> | null;
}
