// What the catalogue says about one load balancer product. One file of data per product; the file's name is its id.
import type { PreservingStrategy, Scheme } from '../values/client-ip.ts';
import type { Finder, Need } from './finder.ts';
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
 * `http` ends HTTP and speaks for the client in a header.
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

/** An annotation of the Service that breaks something, given by the user. */
export interface BadAnnotation {
	/** Pattern of its name. */
	readonly annotation: string;
	/** Pattern of its value; missing: any. */
	readonly value?: string;
	/** Only under this traffic policy; missing: any. */
	readonly policy?: 'Local' | 'Cluster';
	/** Only with this strategy; missing: any. */
	readonly strategy?: PreservingStrategy;
	/** What it does. */
	readonly why: string;
	/** It is harmful with what this chart renders; other manifests are judged by what the controller makes of them. */
	readonly ofTheChart?: true;
	/** It only risks something: a warning in place of a refusal. */
	readonly risk?: true;
	/** What to do, without a full stop; missing: remove it. */
	readonly remedy?: string;
}

/** Another annotation that does what the method's own annotations do. */
interface Alternative {
	readonly annotation: string;
	readonly on: Annotations[string];
	/** It may also be given for one port, with `.443` behind its name. */
	readonly perPort?: true;
	/** Where it is set, it decides for every port: ports that it does not list are off. */
	readonly decides?: true;
}

/** How a strategy works on the product. */
export interface Method {
	/** What this method does there, in one sentence. */
	readonly how: string;
	/** The traffic policy that the Service gets. */
	readonly externalTrafficPolicy: 'Local' | 'Cluster';
	/** Whether the address depends on that policy, so that another one is refused. */
	readonly policyRequired?: true;
	/** Why traffic policy Local breaks this method, unless the user sets the annotations of `unless`. */
	readonly localBreaks?: { readonly why: string; readonly unless: { readonly [annotation: string]: string } };
	/** What Local does where it does nothing for this method. */
	readonly localNote?: string;
	/**
	 * Where the balancer sends: to nodes (then kube-proxy forwards, and hides the source unless the policy is Local) or straight to
	 * pods, also by way of a data plane that keeps the source.
	 */
	readonly targets: 'nodes' | 'pods';
	/** The source address of what the balancer sends. */
	readonly packetSource: 'client' | 'loadBalancer';
	readonly annotations?: Annotations;
	readonly suggested?: Annotations;
	/** Other values of the method's annotations with which it works as well: the user's stays. */
	readonly alsoWorks?: { readonly [annotation: string]: readonly string[] };
	/** Versions of the PROXY protocol that the balancer can send; the first is what it sends unless told otherwise. Missing: nobody says. */
	readonly proxyProtocol?: readonly (1 | 2)[];
	/** Other annotations that switch the method on, those that win first: manifests of others may use them. */
	readonly alternatives?: readonly Alternative[];
	/** Annotations that list the ports of the Service for which the method holds, where it is not to hold for all. */
	readonly portFilters?: readonly string[];
	/** Annotations that choose the version. */
	readonly byVersion?: { readonly [version in 1 | 2]?: Annotations };
	/** Objects that this method needs beside those of the product. */
	readonly objects?: readonly FurtherObject[];
	/** Whether clients' TLS ends at the balancer under this method, so that Kong gets plain HTTP. */
	readonly tlsEndsAtBalancer?: true;
	/** What the balancer does to X-Forwarded-For. */
	readonly header?: {
		readonly appends: 'client' | 'client, load balancer';
		readonly withPort?: true;
		readonly realIp?: true;
		/** The balancer is the user's own, who may have it write another header. */
		readonly custom?: true;
	};
	/** Why recursion is needed, where Kong would otherwise take another address than the client's. */
	readonly recursionNeeded?: string;
	/** What trustedIPs must hold beside the peer. */
	readonly alsoTrust?: AlsoTrust;
	/** Caveats that hold whenever the method is used; they become warnings. */
	readonly warnings?: readonly string[];
	/** Least versions of controllers or clusters. */
	readonly needs?: readonly Need[];
	/** Whether older controllers, still in use, ignore the annotations in silence. */
	readonly olderIgnore?: true;
}

/** Addresses that have to be trusted beside Kong's peer. */
export interface AlsoTrust {
	/** Whose: a part of a sentence. */
	readonly what: string;
	/** Whether it is one address: `public`, or one `inNetwork` of the user, which a range of that network may hold. */
	readonly single?: 'public' | 'inNetwork';
	/** Published ranges that are trusted beside it. */
	readonly beside?: readonly string[];
}

/** Parts of a warning: where {where}, the Service becomes {what}. {remedy}. */
interface TakenOver {
	/** Under which condition: `the … controller runs`. */
	readonly where: string;
	/** What is made in place of the product. */
	readonly what: string;
	/** How to keep the other controller away: a sentence without a full stop. */
	readonly remedy: string;
}

/** Annotations of which one is needed, or the controller makes no balancer. */
interface NeededSetting {
	/** By name; null: whatever the value is. */
	readonly annotations: { readonly [name: string]: string | null };
	/** Why: a part of a sentence. */
	readonly why: string;
	/** Whether the Ingress or the Gateway has them, not the Service. */
	readonly inFront?: true;
	/** Needed with this scheme only; missing: always. */
	readonly scheme?: Scheme;
	/** What stands in for them outside the objects, such as a setting of the controller: a part of a sentence. */
	readonly orElse?: string;
}

/** A strategy that cannot work on the product. */
export interface Refusal {
	/** Why: what the product does instead. */
	readonly refused: string;
	/** What to do. */
	readonly instead: string;
}

/** Something that cannot change on a balancer that exists, or not without a break. */
export interface Immutable {
	/** What, and what a change does: the end of a sentence. */
	readonly text: string;
	/** Which settings it speaks of: `class`, `scheme`, `strategy`, or the name of an annotation. */
	readonly settings: readonly string[];
	/**
	 * What a change of them does. `refused`: the balancer stays as it is, or its controller gives up. `replaced`: another balancer with
	 * another address. `break`: the same balancer serves nobody for a while. `ignored`: nothing. `unknown`: sources contradict each other.
	 */
	readonly effect: 'refused' | 'replaced' | 'break' | 'ignored' | 'unknown';
	/** It speaks of annotations that are taken away or emptied, and of no other change. */
	readonly whenRemoved?: true;
}

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
	readonly byAnnotation?: string;
	/** Settings of the controller under which it makes the product, where it does not by itself; see `Cluster.settings`. */
	readonly settings?: { readonly [name: string]: string };
	/** Further facts of the balancer that is made. */
	readonly facts?: { readonly [name: string]: string | boolean };
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
	/** Labels by which its DaemonSets name the Service that they serve. */
	readonly daemonSetLabels?: { readonly name: string; readonly namespace: string };
	/** Whether users build it over the network endpoint groups that GKE keeps for a Service. */
	readonly overStandaloneNeg?: true;
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
	/** What outside the chart limits who may connect, where neither does. */
	readonly closedBy?: string;
	readonly badAnnotations?: readonly BadAnnotation[];
	/** What becomes of a new Service where another controller takes it. */
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

/** Whether a product's strategy is a refusal. */
export function isRefusal(entry: Method | Refusal): entry is Refusal {
	return 'refused' in entry;
}
