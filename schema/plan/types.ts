// What a plan says: from one set of values to another, what changes, what is refused, what breaks during the change, and in what order.
import type { Finding } from '../findings/finding.ts';
import type { Decision } from '../validate/decide.ts';
import type { UpdateView } from './updates.ts';

/**
 * The three ends that change each at its own time: the balancer (its controller follows the Service in seconds to minutes), the nodes
 * (kube-proxy follows traffic policy and target ports at once), and Kong (pods are replaced one after the other).
 */
export type End = 'balancer' | 'nodes' | 'kong';

/** The ends in the order in which they are shown. */
export const ENDS: readonly End[] = ['balancer', 'nodes', 'kong'];

/** One setting that differs. */
export interface Change {
	readonly end: End | 'pods' | 'names';
	/** As it is named where it is set: `externalTrafficPolicy`, an annotation, a variable. */
	readonly name: string;
	/** Null: not there. */
	readonly before: string | null;
	readonly after: string | null;
}

/** What happens to clients on one way into Kong, in one state of the three ends. */
export interface Fate {
	/** Port of the Service, and family. */
	readonly way: string;
	/** What happens to an honest client: Kong sees it, mistakes another address for it, or does not answer. */
	readonly honest: 'right' | 'wrong' | 'broken';
	/** Whom Kong takes for the honest client; null where it does not answer. */
	readonly believed: string | null;
	/** How the honest client's request ends, as the simulator says it; `unhealthy` where health checks fail. */
	readonly outcome: string;
	/** Who that is, where it is not the client: `the node`, `the load balancer`, `the CDN`, or an address. */
	readonly mistaken: string | null;
	/** By what a client can choose the address that Kong believes; null: by nothing. */
	readonly forgedBy: 'header' | 'PROXY header' | null;
}

/** A state between the two: some ends have changed, the others have not. */
export interface MixedState {
	/** The ends that have changed. */
	readonly ahead: readonly End[];
	readonly behind: readonly End[];
	/** Whether no way is worse off than at rest. */
	readonly harmless: boolean;
	readonly fates: readonly Fate[];
}

/** One thing to do. */
export interface PlanStep {
	readonly text: string;
	/** To be run in a shell, one after the other. */
	readonly commands: readonly string[];
	/** Values for a file of its own, between.yaml, on top of the others; null where none are needed. */
	readonly between: { readonly [block: string]: unknown } | null;
}

/** A way to go, from the first step to the last. */
export interface Course {
	readonly title: string;
	readonly steps: readonly PlanStep[];
}

/**
 * `nothing`: none of the settings differs. `in-place`: one upgrade, harmless in every order. `in-order`: harmless in the order of the steps.
 * `interrupts`: not without an interruption or a wrong address during the change. `refused`: not on the objects that exist.
 */
export type PlanVerdict = 'nothing' | 'in-place' | 'in-order' | 'interrupts' | 'refused';

/** What is on one side. */
export interface Side {
	readonly product: string;
	readonly title: string;
	readonly strategy: string;
}

/** What a plan says without sentences of findings. */
export interface PlanFacts {
	readonly verdict: PlanVerdict;
	readonly from: Side;
	readonly to: Side;
	readonly changes: readonly Change[];
	/** Values that differ and change none of the settings above, by their dotted paths. */
	readonly otherValues: readonly string[];
	/** What each controller does with every Service, Ingress and Gateway in front. */
	readonly balancers: readonly UpdateView[];
	/** The states between that may arise, in one upgrade or in the steps. */
	readonly meanwhile: readonly MixedState[];
	/** The ways to go, the first one recommended. */
	readonly courses: readonly Course[];
}

export interface Plan extends PlanFacts {
	/** What Kubernetes or the cloud refuses on what exists. */
	readonly refused: readonly Finding[];
	/** What loses connections, or the balancer's address, in whatever order. */
	readonly interrupts: readonly Finding[];
	/** What no source says. */
	readonly unknown: readonly Finding[];
	/** What to know beside. */
	readonly notes: readonly Finding[];
}

/** How commands name things. */
export interface Naming {
	readonly release: string;
	/** Values files of each side, in order. */
	readonly from: readonly string[];
	readonly to: readonly string[];
	/** Whether the values sit inside other files, which this chart's commands cannot take. */
	readonly embedded: boolean;
}

/** Values of one side, with what they amount to. */
export interface PlanSide {
	/** Merged, as Helm would hand them to templates. */
	readonly values: unknown;
	readonly decision: Decision;
}
