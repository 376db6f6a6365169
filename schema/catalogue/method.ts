// How a strategy works on a product, or why it cannot.
import type { Need } from './finder.ts';
import type { Forwarded } from './forwarded.ts';
import type { FurtherObject } from './objects.ts';
import type { Annotations } from './selection.ts';

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
	/** Versions of the PROXY protocol that the balancer can send; the first is its default. Missing: no source says. */
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
		/** It writes the client in place of a list that came, as long as it is not set to believe a proxy in front of it. */
		readonly replaces?: true;
		/** What sets it to believe a proxy in front of it, and to pass on its list; where it `replaces` the list, and can be set so. */
		readonly believes?: string;
		/** What it does to the other forwarded headers; missing where no source says, or the user's own balancer decides. */
		readonly forwarded?: Forwarded;
		readonly withPort?: true;
		readonly realIp?: true;
		/** Another header that it sets to the client alone, whatever the client sent there. */
		readonly named?: string;
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
	/** A setting of the controller without which the method fails, where what it makes says so. */
	readonly controllerSetting?: ControllerSetting;
	/** Whether older controllers, still in use, ignore the annotations in silence. */
	readonly olderIgnore?: true;
}

interface ControllerSetting {
	/** By the controller's own name for it. */
	readonly name: string;
	readonly value: string;
	/** An order to the reader. */
	readonly says: string;
	/** The fact of a balancer that is made without it. */
	readonly without: { readonly fact: string; readonly value: string };
}

/** Addresses that have to be trusted beside Kong's peer. */
export interface AlsoTrust {
	/** Whose: a part of a sentence. */
	readonly what: string;
	/** Whether it is one address: `public`, or one `inNetwork` of the user, which a range of that network may hold. */
	readonly single?: 'public' | 'inNetwork';
}

/** A strategy that cannot work on the product. */
export interface Refusal {
	/** Why: what the product does instead. */
	readonly refused: string;
	/** What to do. */
	readonly instead: string;
}

/** Whether a product's strategy is a refusal. */
export function isRefusal(entry: Method | Refusal): entry is Refusal {
	return 'refused' in entry;
}

/** What to do where a list of a proxy in front has to get through, as a sentence; null where the balancer appends to it. */
export function listRemedy({ header }: Method): string | null {
	if (!header?.replaces) return null;
	return header.believes
		? `Set ${header.believes}`
		: 'No setting of it changes that: use another load balancer, or a CDN that names the client in a header of its own';
}
