// How a product is selected: annotations, and what the Service, the Ingress or the Gateway says.
import type { FurtherObject } from './objects.ts';

/** A list of `name=value`, separated by commas, in which the user may have further attributes. */
export interface AttributeList {
	readonly attributes: { readonly [attribute: string]: string };
}

/**
 * A text that speaks of the Service's ports. Each placeholder of `each` stands for a list, separated by commas: its text once per
 * enabled port, with {portName} (as the Service names it), {port} (of the Service) and {protocol} (http or https) filled in.
 */
export interface PortList {
	readonly text: string;
	readonly each: { readonly [placeholder: string]: string };
}

/** Annotations by name. Texts may hold {statusPort}, {readinessPath}, {fullname}. */
export interface Annotations {
	readonly [name: string]: string | AttributeList | PortList;
}

/** The Service that the product needs. */
export interface ServiceSelection {
	readonly type: 'LoadBalancer' | 'NodePort' | 'ClusterIP';
	/** Types that the user may choose instead. */
	readonly otherTypes?: readonly ('LoadBalancer' | 'NodePort' | 'ClusterIP')[];
	/** The class that the chart sets. Cannot change while the Service is a LoadBalancer. */
	readonly loadBalancerClass?: string;
	/**
	 * Classes that the user may set, all of them. Empty: none, since the product's controller then ignores the Service. Missing: a setting of
	 * the controller names one, or no source says; then every class but one of another product.
	 */
	readonly loadBalancerClasses?: readonly string[];
	/** Classes that its controller takes, where others may be as well. */
	readonly usualClasses?: readonly string[];
	/** Whether the balancer may be of any controller, so that nothing can be said of its class. */
	readonly anyClass?: true;
	/** Annotations that select the product. A user's other value is refused. */
	readonly annotations?: Annotations;
	/**
	 * Whether the controller makes this product of a Service without the annotations that select: of new ones `now`, or only those of
	 * `before`, which have had the annotation written since.
	 */
	readonly unselected?: 'now' | 'before';
	/** Annotations that the user may replace. */
	readonly suggested?: Annotations;
	/** Whether clients reach the pods on ports of their nodes. Then there is one pod per node. */
	readonly hostPorts?: true;
}

/** The Ingress that the product needs. */
export interface IngressSelection {
	/** Why the controller ignores an Ingress with a class in its spec; the user's is then refused. */
	readonly refusesClass?: string;
	/** May be {fullname}, where the chart makes the class. */
	readonly ingressClassName?: string;
	readonly annotations?: Annotations;
	readonly suggested?: Annotations;
	readonly pathType?: 'Prefix' | 'Exact' | 'ImplementationSpecific';
}

/** The Gateway that the product needs; the user's proxy.ingress says its host, path, certificates and annotations. */
export interface GatewaySelection {
	/** May be {fullname}, where the chart makes the class. */
	readonly gatewayClassName: string;
	/** HTTPRoute: HTTP ends at the balancer. TCPRoute: a listener and a route per port of the Service. */
	readonly route: 'HTTPRoute' | 'TCPRoute';
	/**
	 * Whether it serves the Services of this name in several clusters: each exports its own, and the route leads to what is imported. One of
	 * the clusters has the Gateway; in the others the user switches it off.
	 */
	readonly acrossClusters?: true;
	/** The further object that configures the Gateway's load balancer. */
	readonly parameters?: { readonly group: string; readonly kind: FurtherObject['kind'] };
	readonly annotations?: Annotations;
	readonly suggested?: Annotations;
}

/** What a scheme adds. */
export interface SchemeSelection {
	readonly service?: Annotations;
	/** For the Ingress or the Gateway. */
	readonly ingress?: Annotations;
	/** The class that the chart sets, in place of the product's. */
	readonly loadBalancerClass?: string;
}
