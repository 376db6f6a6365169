// What a check is asked and what it answers.

import type { Family } from '../address/ranges.ts';
import type { Reading } from '../balancer/read.ts';
import type { CdnId } from '../cdn/index.ts';
import type { Place } from '../cluster/places.ts';
import type { Finding, Severity } from '../findings/finding.ts';

/** What manifests cannot say. */
export interface Circumstances {
	/** The product in front: an id of the catalogue, or `none` where clients reach nodes or pods themselves. */
	readonly loadBalancer?: string;
	readonly cdn?: CdnId | undefined;
	/** CIDR blocks that nodes, pods and the balancer have their addresses from. */
	readonly nodes: readonly string[];
	readonly pods: readonly string[];
	readonly balancerSubnets: readonly string[];
	/** Name of the controller that runs in the cluster, where no product is named. */
	readonly controller?: string;
	/** Settings of the provider's controller that differ from what it ships with, by the controller's own names. */
	readonly controllerSettings?: { readonly [name: string]: string };
	/** Version of the cluster, `1.30`. */
	readonly kubernetes?: string;
	/** Name of the network plugin, in any wording. */
	readonly cni?: string;
	/** Whether clients on the internet can connect to the nodes themselves; missing where nobody says so. */
	readonly publicNodes?: boolean;
	/** Whether nodes have addresses on the internet, which a firewall may close. */
	readonly nodesHavePublic?: boolean;
	/** Families whose source the nodes replace in spite of traffic policy Local. */
	readonly nodesRewrite: readonly Family[];
	/** Whether some clients reach the balancer without the CDN. */
	readonly directClients: boolean;
	/** Whether a rule that manifests do not show lets only the CDN reach the balancer. */
	readonly cdnOnly?: boolean;
	/** PROXY version that the balancer is set to send by other means than manifests. */
	readonly sendsProxy?: 1 | 2;
}

export const NO_CIRCUMSTANCES: Circumstances = {
	nodes: [],
	pods: [],
	balancerSubnets: [],
	nodesRewrite: [],
	directClients: false,
};

/** A finding about Kubernetes objects. */
export interface ObjectFinding extends Finding {
	readonly severity: Severity;
	/** Missing where nothing in the manifests is to blame. */
	readonly place?: Place;
	/** What to do, where that depends on all ways into the gateway. */
	readonly hint?: string;
}

export type Degree = 'yes' | 'no' | 'partly' | 'unknown';

/** The verdict about one gateway. */
export interface Verdict {
	/** Whether Kong believes the client's own address, for honest requests from outside. */
	readonly clientIpPreserved: Degree;
	/** Whether requests are served; partly also where only callers inside the cluster fail. */
	readonly trafficWorks: Degree;
	/** Whether a client on the internet can choose the address that Kong believes. */
	readonly spoofable: 'yes' | 'no' | 'unknown';
	readonly spoofableBy: 'internet' | 'insider' | 'nobody' | 'unknown';
	/** Who Kong takes for the client, in words. */
	readonly kongBelieves: readonly string[];
}

/** One request that was followed, for the report. */
export interface TracedRequest {
	/** Name and number of the Service's port. */
	readonly port: string;
	readonly family: Family;
	readonly kind: 'honest' | 'forged';
	/** What became of it, in a few words. */
	readonly outcome: string;
	/** Where the client's address was lost. */
	readonly lostAt: string | null;
	/** Whom Kong takes for the client: `client`, `node`, `load balancer`, `CDN`, `sidecar`, … */
	readonly believed: string | null;
}

export interface GatewayReport {
	/** `Deployment/kong` and its container. */
	readonly gateway: string;
	readonly namespace: string;
	readonly container: string;
	/** What leads there, one line each: `Service/kong-proxy (LoadBalancer) by AWS Network Load Balancer …`. */
	readonly entrances: readonly string[];
	readonly verdict: Verdict;
	/** The CDN whose other customers choose the address, unless it proves for whom it calls. Missing where there is none. */
	readonly sharedCdn?: string;
	readonly requests: readonly TracedRequest[];
}

export interface CheckResult {
	/** What the providers' controllers make of the objects. */
	readonly balancers: readonly Reading[];
	readonly gateways: readonly GatewayReport[];
	readonly findings: readonly ObjectFinding[];
}
