// What a provider's controller makes of an object: the view that check, plan, import, explain and the findings share. Pure data.
import type { Inventory } from '../cluster/inventory.ts';
import type { KubeObject } from '../cluster/objects.ts';
import type { Scheme } from '../values/client-ip.ts';

/** Objects of a cluster, and how its controllers are set up. */
export interface Cluster {
	readonly inventory: Inventory;
	/**
	 * Flags, environment variables and configuration of the controller that differ from what it ships with, by the names that the
	 * controller has for them: `{ 'lb-provider': 'ovn' }`. And what no object tells: `objects: 'all'` where nothing else
	 * is in the cluster, `'acm-certificates'` for the domains of all certificates of an AWS account, `subnets` for their number.
	 */
	readonly settings: { readonly [name: string]: string };
}

/** Where something is said: a path into an object. A path of an annotation ends in its name. */
export interface Where {
	readonly object: KubeObject;
	readonly path: readonly (string | number)[];
}

/** What a balancer asks to find out whether a target is well. */
export interface HealthCheck {
	/** `tcp`, `http`, `https`, `grpc`, … in lower case. */
	readonly protocol: string;
	/**
	 * `traffic`: where requests go. `healthCheckNodePort`: kube-proxy's port of the Service. `nodePort`: the node port of another port of
	 * the Service, whose number the objects do not name. Else a number.
	 */
	readonly port: string;
	readonly path: string | null;
}

/** One port of the Service, or one listener. */
export interface BalancerPort {
	readonly port: number;
	/** What clients speak to the balancer: `tcp`, `tls`, `http`, `https`, `udp`. */
	readonly frontend: string;
	/** What the balancer speaks to its targets; null where it has none and answers by itself. */
	readonly backend: string | null;
	/** Version of the PROXY header that it sends; 0 for none, null where the cloud decides. */
	readonly proxyProtocol: 0 | 1 | 2 | null;
	/** `alb`: another balancer. Null where nothing is known. */
	readonly targets: 'nodes' | 'pods' | 'alb' | null;
	/** Port of the target: a number or name, or `nodePort`. */
	readonly targetPort: string | null;
	/** Whether packets reach the target with the client's address; null where this controller does not decide it. */
	readonly keepsClientAddress: boolean | null;
	/** Null: none is made, or the cloud's default holds. */
	readonly healthCheck: HealthCheck | null;
	/** What the balancer does to X-Forwarded-For, where its controller decides that: `append`, `preserve`, `remove`. */
	readonly forwardedFor?: string;
	/** Which setting decided a field, where one did. */
	readonly decidedBy?: { readonly [field in DecidedField]?: Where };
}

export type DecidedField =
	| 'frontend'
	| 'backend'
	| 'proxyProtocol'
	| 'targets'
	| 'keepsClientAddress'
	| 'healthCheck'
	| 'forwardedFor';

/** A balancer that is made. */
export interface Balancer {
	/** In the controller's words: `nlb`, `hetzner load balancer`. */
	readonly product: string;
	/** Null where the product has no such choice. */
	readonly scheme: Scheme | null;
	readonly ports: readonly BalancerPort[];
	/** CIDR blocks that may connect, as the controller passes them on; empty where it passes none on. */
	readonly sourceRanges: readonly string[];
	/** Paths that an HTTP balancer sends to the backend of interest; missing where it reads no paths. */
	readonly paths?: readonly ServedPath[];
	/** Another balancer that the controller puts in front: an NLB before an ALB. */
	readonly front?: Balancer;
	/** Further facts that some reader needs, by the names of the controller's settings. */
	readonly facts?: { readonly [name: string]: string | readonly string[] | boolean | number | null };
}

/** A path of an HTTP balancer, as the balancer compares it: `/*` for everything below `/`, `/` for that path alone. */
export interface ServedPath {
	readonly host: string;
	readonly path: string;
	/** Name of the Service. */
	readonly service: string;
}

/** A word, or a setting, that the controller reads in another way than its author means, or not at all. */
export interface Remark {
	readonly at: Where;
	/** What the controller makes of it: a sentence that names the setting's effect. */
	readonly text: string;
	/** What to write in its place; missing where nothing would help. */
	readonly instead?: string;
	/** `broken`: the set-up cannot work with it. `note`: good to know. */
	readonly weight: 'broken' | 'risk' | 'note';
	/** Whether it is about what the balancer speaks: where requests arrive as they should all the same, Kong is set up for that. */
	readonly onPath?: true;
	/** Whether it says that Kong answers 404 to the health check. */
	readonly unanswered?: true;
	/** Where it does not matter: each node has a pod. */
	readonly needlessWith?: 'daemonset';
}

/** What satisfies a controller that gives up: a setting with its value, or an object that is missing. */
export type Cure =
	| { readonly at: Where; readonly value: string }
	| {
			readonly object: object;
			/** An order to the reader: `make …`. */
			readonly says: string;
	  };

/** What a controller makes of an object. */
export type Made =
	| {
			readonly outcome: 'balancer';
			readonly balancer: Balancer;
			/** What the controller warns of; null for nothing. */
			readonly message: string | null;
			readonly remarks: readonly Remark[];
	  }
	| {
			/** Nothing is made of it: another controller's business, or nobody's. */
			readonly outcome: 'ignored';
			readonly message: string | null;
			readonly remarks: readonly Remark[];
	  }
	| {
			/** The controller gives up: no balancer, or none that is changed. */
			readonly outcome: 'error';
			/** Why, and what the controller needs: one sentence of ours, without a full stop. */
			readonly message: string;
			/** The setting to blame, where there is one. */
			readonly at?: Where;
			/** What satisfies it, where that is no choice of the author's. */
			readonly cure?: Cure;
			/** Whether parts of the balancer are made before the controller gives up; what there is then. */
			readonly balancer?: Balancer;
			/** An object that is named and not among those that were read: `the BackendConfig default/own`. */
			readonly absent?: string;
			/** Where something is lacking that may well be there, only not among the objects that were read. */
			readonly unless?: Unless;
			readonly remarks: readonly Remark[];
	  };

/** What the objects that were read do not show: a Secret, a reserved address, a subnet of the cloud, a setting of the controller. */
interface Unless {
	/** What must be there: `the Secret default/kong-tls`. */
	readonly there: string;
	/** What the controller makes of the object if it is. */
	readonly made: Made;
	/** Whether a user should rather give it in the objects; a Secret or a subnet is nobody's to give there. */
	readonly ask?: true;
}
