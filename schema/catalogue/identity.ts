// By what objects and controllers tell of a product.

/** Which balancers of a controller are the product: all that is given has to hold. */
export interface ControllerProduct {
	/** Name of the controller in `schema/balancer/controllers`. */
	readonly name: string;
	/** The controller's words for what it makes. */
	readonly product: string | readonly string[];
	/** Kind of the object of which it is made. */
	readonly kind: 'Service' | 'Ingress' | 'Gateway';
	readonly targets?: 'nodes' | 'pods';
	/** What clients speak to some port. */
	readonly frontend?: 'tcp' | 'http';
	/** The controller's word for the balancer that it puts before this one. */
	readonly behind?: string;
	/** Whether the Service has a class; missing: that tells nothing. */
	readonly byClass?: boolean;
	/** Beginning of the name of an annotation that only this product's users write. */
	readonly byAnnotation?: string | readonly string[];
	/** Settings of the controller under which it makes the product, where it does not by itself; see `Cluster.settings`. */
	readonly settings?: { readonly [name: string]: string };
	/** Further facts of the balancer that is made. */
	readonly facts?: { readonly [name: string]: string | boolean };
}

/** How objects show a proxy that runs in the cluster; all but `fronts` and `readsProxy` are patterns. */
export interface ProxyProgram {
	/** What it serves, where that is not both Ingresses and routes. */
	readonly fronts?: 'Ingress' | 'routes';
	/** Names of controllers in classes of Ingresses and Gateways. */
	readonly controller: string;
	/** Names of such classes, where nothing says their controller. */
	readonly className: string;
	/** What serves clients, and what sets that up; distributions mirror images by names of their own. */
	readonly image: string;
	/** Names of its Services, and of their label app.kubernetes.io/name, as its own chart and manifests write them. */
	readonly service: string;
	/** The object that its settings are in, where its own workload names none. */
	readonly settings?: string;
	/** How it is set to read PROXY headers, in its own words: what switches that on, and what is set beside it. */
	readonly readsProxy: {
		readonly by: string;
		readonly beside?: string;
		/** The entry of its ConfigMap that alone is enough, set to `true`. */
		readonly entry?: string;
	};
}

/** By what objects tell of a product, beside its class and the annotations that its methods use. */
export interface Recognised {
	/** Patterns of host names that only its balancers have in the status of a Service. */
	readonly hostNames?: readonly string[];
	/** Beginnings of `spec.providerID` of nodes on which a Service becomes this product, unless its class or annotations say otherwise. */
	readonly providerIds?: readonly string[];
	/** Beginnings of names of annotations that only users of this product write on Services. */
	readonly annotationPrefixes?: readonly string[];
	/** Objects by which it is set up. */
	readonly kinds?: readonly { readonly kind: string; readonly group: string }[];
	/** Kinds of objects that lead to it, in place of an Ingress or a Gateway; with `readsHttp` only those that have requests read. */
	readonly frontKinds?: readonly { readonly kind: string; readonly readsHttp?: true }[];
	/** What IngressClasses and GatewayClasses name as its controller. */
	readonly controllers?: readonly string[];
	/** The proxy that serves Ingresses or routes, where it is one in the cluster. */
	readonly program?: ProxyProgram;
	/** The program in the cluster that calls Services for a tunnel. */
	readonly connector?: string;
	/** Labels by which its DaemonSets name the Service that they serve. */
	readonly daemonSetLabels?: { readonly name: string; readonly namespace: string };
	/** Whether users build it over the network endpoint groups that GKE keeps for a Service. */
	readonly overStandaloneNeg?: true;
}
