// What the catalogue says about one load balancer product. One file of data per product; the file's name is its id.
import type { PreservingStrategy, Scheme } from '../values/client-ip.ts';
import type { BadAnnotation, Immutable, NeededSetting, OwnCdn, TakenOver } from './caveats.ts';
import type { Finder } from './finder.ts';
import type { ControllerProduct, Recognised } from './identity.ts';
import type { Method, Refusal } from './method.ts';
import type { FurtherObject } from './objects.ts';
import type {
	Annotations,
	GatewaySelection,
	IngressSelection,
	SchemeSelection,
	ServiceSelection,
} from './selection.ts';

/**
 * How the product handles a connection. `pass-through` forwards packets, `proxy` ends TCP and opens a connection of its own,
 * `http` ends HTTP and names the client in a header.
 */
type ProductKind = 'pass-through' | 'proxy' | 'http';

/** A public page or file from which facts were taken. */
export interface Source {
	/** What it is: project and file, or title of the page. */
	readonly title: string;
	readonly url: string;
	/** When it was read: YYYY-MM. */
	readonly read: string;
}

/** Whether clients on the internet reach the ports of the nodes, unless somebody changes what the provider does by default. */
interface NodePorts {
	readonly usually: 'open' | 'closed';
	/** One sentence that says why. */
	readonly says: string;
}

/** One product. */
export interface LoadBalancer {
	readonly title: string;
	readonly provider: string;
	readonly kind: ProductKind;
	/**
	 * What users and clouds call it: letters and digits in lower case, and its place among the products that are called so: `{ nlb: 1 }`.
	 */
	readonly aliases?: { readonly [word: string]: number };
	readonly recognised?: Recognised;
	/** Variables of its controller that stand for an annotation on every Service without it: the annotation, by the variable's name. */
	readonly variables?: { readonly [variable: string]: string };
	/** Whether it runs in pods of the cluster, so that its addresses are theirs. */
	readonly insideCluster?: true;
	/** The CDN of the same company that every request comes through anyway: it is no CDN before the product. */
	readonly ownCdn?: OwnCdn;
	/** Whether settings of its own, in other objects, decide what it writes and whom it believes: its class alone tells too little. */
	readonly setElsewhere?: true;
	/** The controller that makes it; missing where its code is not public, or nobody makes it. */
	readonly controller?: ControllerProduct;
	/** Another controller that makes it in some clusters, in place of that one. */
	readonly otherController?: ControllerProduct;
	/** For whom it is, in one line. */
	readonly designedFor: string;
	/** What `auto` takes. Never changes within a major version. */
	readonly recommended: PreservingStrategy;
	readonly service: ServiceSelection;
	readonly ingress?: IngressSelection;
	readonly gateway?: GatewaySelection;
	/** Objects that the chart makes beside them. */
	readonly objects?: readonly FurtherObject[];
	/** Objects that it needs under strategy `none`, where no method brings them. */
	readonly objectsWithoutStrategy?: readonly FurtherObject[];
	/** Schemes that the product has, and what they add; missing: it has no choice. */
	readonly schemes?: { readonly [scheme in Scheme]?: SchemeSelection };
	/** What an unset scheme means; missing: internet-facing. */
	readonly defaultScheme?: Scheme;
	/** Annotations that turn the other methods off, where removing an annotation leaves the old setting on the cloud. */
	readonly off?: Annotations;
	/** Whether a node without a ready pod leaves the balancer by kube-proxy's health check port. If not, a DaemonSet is needed for Local. */
	readonly followsHealthCheckNodePort: boolean;
	/** Whether it can send PROXY headers to backends that it speaks HTTP to. */
	readonly proxyWithHttp?: true;
	/** Whether ports are HTTP unless an annotation says otherwise. */
	readonly httpByDefault?: true;
	/** Whether clients' TLS usually ends at the balancer, so that Kong gets plain HTTP. */
	readonly tlsEndsAtBalancer?: true;
	/** The annotation by which TLS ends at a balancer that otherwise passes it on. */
	readonly tlsAnnotation?: string;
	/** How to find what trustedIPs must hold: the nodes' addresses, the pods' where nodes may speak from these, or the balancer's own. */
	readonly find: { readonly node: Finder; readonly pods?: Finder; readonly loadBalancer: Finder };
	/** Whether the product takes a host name for the Service's status, and by which annotation. */
	readonly hostnameAnnotation?: string;
	/** Another annotation under which the status has no address that callers inside the cluster would take a shortcut to. */
	readonly shortcutCure?: Annotations;
	/** Whether callers inside the cluster skip the balancer unless its status has a host name. */
	readonly hostnameNeeded?: true;
	/** The annotation of the Ingress that limits who may connect, where the Service's source ranges do nothing. */
	readonly sourceRangesAnnotation?: string;
	/** Another annotation of the Ingress that does so, by lists that the provider keeps: CloudFront's addresses. */
	readonly sourceListsAnnotation?: string;
	/** Whether loadBalancerSourceRanges keeps nobody out, as its controller's code or documentation says. */
	readonly ignoresSourceRanges?: true;
	/** Annotations beside which source ranges do nothing, since they name who may connect, or nobody writes rules: name, and pattern of values. */
	readonly sourceRangesOff?: { readonly [annotation: string]: string };
	/** What outside the chart limits who may connect, where neither does. */
	readonly closedBy?: string;
	/** What usually is of the ports of the nodes: whether clients on the internet reach them as the provider makes clusters, in words. */
	readonly nodePorts?: NodePorts;
	readonly badAnnotations?: readonly BadAnnotation[];
	/** What a new Service becomes if another controller handles it. */
	readonly takenOver?: TakenOver;
	/** What the controller makes nothing without. */
	readonly failsUnless?: NeededSetting;
	/** What an appProtocol on a port does under traffic policy Cluster. */
	readonly appProtocolNote?: string;
	/** What the balancer's health checks ask. */
	readonly healthCheck: string;
	/** What happens to callers inside the cluster that use the balancer's address. */
	readonly hairpin: string;
	/** What cannot change after creation, or not without a break. */
	readonly immutable?: readonly Immutable[];
	readonly notes?: readonly string[];
	readonly strategies: { readonly [strategy in PreservingStrategy]: Method | Refusal };
	readonly sources: readonly Source[];
}
