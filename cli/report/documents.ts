// The JSON documents of every command: the source of schema/published/output/.
import type { BalancerView } from '../../schema/balancer/read.ts';
import type { GatewayReport } from '../../schema/check/types.ts';
import type { Story } from '../../schema/explain/story.ts';
import type { PlanFacts } from '../../schema/plan/types.ts';
import type { UpdateView } from '../../schema/plan/updates.ts';
import type { Overall } from '../../schema/probe/judge.ts';
import type { Way } from '../../schema/probe/types.ts';
import type { WayVerdict } from '../../schema/probe/verdict.ts';
import type { FixDetails } from '../check/fix.ts';
import type { ProductFacts } from '../load-balancers/facts.ts';

/** Grows when a field changes its meaning or goes; new fields do not count. */
export const jsonVersion = 1;

interface Versioned {
	readonly version: typeof jsonVersion;
}

/** One finding, with its place. */
interface FindingDocument {
	/** Its name, with a section in docs/findings.md. */
	readonly code: string;
	readonly severity: 'error' | 'warning' | 'note';
	/** What is wrong and what to do. */
	readonly message: string;
	/** As the user named it; missing where there is no file. */
	readonly file?: string;
	/** From 1; the end is exclusive. Columns count UTF-16 units. */
	readonly line?: number;
	readonly column?: number;
	readonly endLine?: number;
	readonly endColumn?: number;
	/** The value or field to blame. */
	readonly path?: string;
}

/** Findings, and who found them. */
export interface ReportDocument extends Versioned {
	readonly tool: { readonly name: 'kong-client-ip'; readonly version: string };
	readonly summary: { readonly errors: number; readonly warnings: number; readonly notes: number };
	readonly findings: readonly FindingDocument[];
}

/** What `check` has beside findings. */
export interface CheckDetails {
	readonly gateways: readonly GatewayReport[];
	/** What the providers' controllers make of each object. */
	readonly balancers: readonly BalancerView[];
	/** With --fix: one for each gateway to mend. */
	readonly fixes?: readonly FixDetails[];
}

/** One way into Kong, and whom Kong believes on it. */
export type ProbedWay = Way & {
	readonly verdict: WayVerdict;
	/** The address that Kong takes for the client; null where no echo came back. */
	readonly believes: string | null;
	/** Who has that address, where it is known and not the caller. */
	readonly who: string | null;
	/** The address of the caller, where that is known. */
	readonly caller: string | null;
	readonly peer: string | null;
	readonly trusted: boolean | null;
	/** What makes Kong believe an address that the request claims. */
	readonly forgeable: readonly string[];
	/** Headers about scheme, host, port, path or prefix that Kong believes from the caller. */
	readonly forwarded: readonly string[];
};

/** What `probe` has beside findings. */
export interface ProbeDetails {
	readonly probe: {
		readonly overall: Overall;
		/** The addresses under which the caller is known. */
		readonly mine: readonly string[];
		readonly requests: number;
		readonly ways: readonly ProbedWay[];
	};
}

/** A finding of a plan: on no line of a file. */
interface PlanFinding {
	readonly code: string;
	readonly severity: 'error' | 'warning' | 'note';
	readonly text: string;
}

type PlanViews = 'refused' | 'interrupts' | 'unknown' | 'notes';

/** By the command. */
export interface Documents {
	readonly validate: ReportDocument;
	readonly check: ReportDocument & CheckDetails;
	readonly probe: ReportDocument & ProbeDetails;
	readonly explain: Versioned & Story;
	/** From values to values, or from manifests to manifests. */
	readonly plan:
		| (Versioned & PlanFacts & { readonly [view in PlanViews]: readonly PlanFinding[] })
		| (Versioned & { readonly balancers: readonly UpdateView[] });
	readonly 'load-balancers': Versioned & { readonly loadBalancers: readonly ProductFacts[] };
}
