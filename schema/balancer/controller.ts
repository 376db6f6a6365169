// What a controller is, and what its file says of it.
import type { Source } from '../catalogue/types.ts';
import type { KubeObject } from '../cluster/objects.ts';
import type { Cluster, Made } from './types.ts';

/** What follows from a change of objects. */
export interface Update {
	/** What changes on the balancer: `ports[80].proxyProtocol: 2 -> 0`, `the balancer is deleted`. */
	readonly changes: readonly string[];
	/** What of the change has no effect: `ports[80].proxyProtocol: stays 1, a new balancer would have 0`. */
	readonly ignored: readonly string[];
	/** Whether another balancer takes its place, or its address is given up for a time. */
	readonly recreated: boolean;
}

/** A state of the cluster in which a controller has made what it makes of an object. */
export interface State {
	/** Missing: the object is not there (any more). */
	readonly object: KubeObject | null;
	readonly cluster: Cluster;
	readonly made: Made;
}

/** What an update leaves: the state of the balancer, and how it came to it. */
export interface Updated {
	readonly made: Made;
	readonly update: Update;
}

/** By what a controller, or the cloud that it is part of, is recognised. */
export interface Signs {
	/** Values of `spec.loadBalancerClass` that it takes. */
	readonly serviceClasses?: readonly string[];
	/** Names, or beginnings of names (ending in `/` or `-`), of annotations of Services that only its provider reads. */
	readonly annotations?: readonly string[];
	/** Beginnings of names of annotations of Ingresses. */
	readonly ingressAnnotations?: readonly string[];
	/** Finalizers that it puts on objects. */
	readonly finalizers?: readonly string[];
	/** Values of `kubernetes.io/ingress.class` and `spec.ingressClassName`. */
	readonly ingressClasses?: readonly string[];
	/** `spec.controller` of an IngressClass. */
	readonly ingressControllers?: readonly string[];
	/** `spec.gatewayClassName`. */
	readonly gatewayClasses?: readonly string[];
	/** `spec.controllerName` of a GatewayClass. */
	readonly gatewayControllers?: readonly string[];
	/** Patterns of host names in an object's status. */
	readonly statusHosts?: readonly RegExp[];
	/** Beginnings of `spec.providerID` of Nodes: `aws://`. */
	readonly providerIds?: readonly string[];
}

/** A controller: the program that turns objects into load balancers. One file, or one folder, each. */
export interface Controller {
	/** As it calls itself: `hcloud-cloud-controller-manager`. */
	readonly name: string;
	/** Whose it is, as the catalogue's entries say; controllers of one provider are asked side by side. */
	readonly provider: string;
	/** The release or commit that was read. */
	readonly version: string;
	readonly sources: readonly Source[];
	readonly signs: Signs;
	/** Kinds of objects that it looks at: `Service`, `Ingress`, `Gateway`. */
	readonly kinds: readonly string[];
	/** What it makes of an object that it sees for the first time. Never throws, whatever the object holds. */
	readonly make: (object: KubeObject, cluster: Cluster) => Made;
	/**
	 * What it makes of an object that it leaves alone as it is written, but that makes sense for this controller only, since a webhook that
	 * it ships with marks new objects; null where the object does not ask for that.
	 */
	readonly meant?: (object: KubeObject, cluster: Cluster) => Made | null;
	/**
	 * What follows from a change. Missing: the balancer becomes what a new one would be. Gets what {@link make} gives before and after.
	 */
	readonly update?: (before: State, after: State) => Updated;
}
