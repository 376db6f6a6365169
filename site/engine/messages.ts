// What the page and its engines say to each other.
import type { ReportFinding } from '../../cli/report/types.ts';
import type { Finder } from '../../schema/catalogue/finder.ts';
import type { Documentation, Severity } from '../../schema/findings/define.ts';
import type { PlanVerdict } from '../../schema/plan/types.ts';
import type { PreservingStrategy, Scheme } from '../../schema/values/client-ip.ts';

/** What the user has, and wants. Texts are as they were typed. */
export interface Choices {
	readonly loadBalancer: string;
	readonly strategy: 'auto' | PreservingStrategy;
	readonly cdn: string;
	readonly scheme: '' | Scheme;
	/** Who may connect: everybody, the CDN alone, or some ranges. */
	readonly access: 'everyone' | 'cdn' | 'ranges';
	readonly ranges: string;
	readonly trusted: string;
	readonly closedNodes: boolean;
	readonly cdnVerified: boolean;
	/** Annotations of the balancer that the product does not work without, by name. */
	readonly annotations: { readonly [name: string]: string };
}

export interface Product {
	readonly id: string;
	readonly title: string;
	readonly provider: string;
	/** Schemes that it has, the default first; empty where it has no choice. */
	readonly schemes: readonly string[];
	/** Annotations of which it needs one. */
	readonly wanted: readonly string[];
}

/** What the forms offer. */
export interface Catalogue {
	readonly products: readonly Product[];
	readonly cdns: readonly { readonly id: string; readonly title: string }[];
	readonly networkPlugins: readonly string[];
}

/** What one hop sees of a request. */
export interface HopView {
	readonly hop: string;
	readonly facts: readonly (readonly [name: string, value: string])[];
	/** What marks it: `lost here`, `ends here`, or nothing. */
	readonly mark: string | null;
}

/** A request on its way. */
export interface JourneyView {
	readonly title: string;
	readonly hops: readonly HopView[];
	readonly verdict: string;
	readonly right: boolean;
}

/** The way to Kong, drawn and in words. */
export interface WayView {
	readonly title: string;
	/** A whole SVG document. */
	readonly svg: string;
	readonly journeys: readonly JourneyView[];
}

export interface FindingView extends ReportFinding {
	readonly doc: Documentation | null;
}

/** A text to be copied. */
export interface TextView {
	readonly id: string;
	readonly title: string;
	readonly fileName: string;
	/** Null where there is none, for the reason in `note`. */
	readonly text: string | null;
	readonly note: string;
}

export interface StrategyView {
	readonly name: PreservingStrategy;
	readonly works: boolean;
	/** How it works, or why it does not and what to do instead. */
	readonly says: string;
	readonly recommended: boolean;
	readonly chosen: boolean;
}

export interface HaveAnswer {
	readonly title: string;
	readonly designedFor: string;
	readonly strategies: readonly StrategyView[];
	/** How the addresses to trust are found; null where nobody is trusted. */
	readonly trust: { readonly finders: readonly Finder[]; readonly also: string | null } | null;
	/** The range that is in the drawing for the addresses to trust, which nobody has given yet. */
	readonly drawnWith: string | null;
	readonly way: WayView | null;
	readonly forgeableBy: readonly string[];
	readonly assumes: readonly string[];
	readonly past: string;
	readonly findings: readonly FindingView[];
	readonly texts: readonly TextView[];
	/** Whether the rules of the providers' controllers were asked as well. */
	readonly complete: boolean;
}

/** Circumstances as they are typed, by the options of `check`. */
export interface Circumstances {
	readonly loadBalancer: string;
	readonly cdn: string;
	readonly nodes: string;
	readonly pods: string;
	readonly balancerSubnets: string;
	readonly cni: string;
	readonly kubernetes: string;
	readonly publicNodes: '' | 'public' | 'closed';
	readonly cdnOnly: boolean;
}

export type Kind = 'auto' | 'manifests' | 'values' | 'foreign';

export interface WrongRequest {
	readonly text: string;
	readonly kind: Kind;
	readonly circumstances: Circumstances;
	/** What an applied fix takes for done outside of the objects. */
	readonly promised: object;
}

/** A line of the input, with what was found in it. */
export interface Line {
	readonly number: number;
	readonly text: string;
	/** Indexes of findings. */
	readonly findings: readonly number[];
}

export interface GatewayView {
	readonly title: string;
	readonly entrances: readonly string[];
	readonly facts: readonly {
		readonly name: string;
		readonly value: string;
		readonly right: boolean | null;
	}[];
	readonly ways: readonly WayView[];
}

/** A change that mends what was found. */
export interface FixView {
	/** A unified diff, or sentences that say why there is none. */
	readonly diff: string;
	/** The input with the change; null where it cannot be applied as it is. */
	readonly applied: string | null;
	/** Orders for what no object shows, and what is so once they are carried out. */
	readonly outside: readonly string[];
	readonly promised: object;
}

export interface WrongAnswer {
	readonly kind: Exclude<Kind, 'auto'>;
	/** What the input was taken for. */
	readonly says: string;
	readonly gateways: readonly GatewayView[];
	readonly findings: readonly FindingView[];
	/** How many more there are, which are not shown. */
	readonly more: number;
	/** Parts of the input around findings; a gap lies between two parts. */
	readonly parts: readonly (readonly Line[])[];
	readonly fix: FixView | null;
	/** The way of values, and what `import` makes of them. */
	readonly way: WayView | null;
	readonly imported: string | null;
}

export interface CompareRequest {
	readonly from: string;
	readonly to: string;
	readonly release: string;
}

interface Remark {
	readonly severity: Severity;
	readonly text: string;
}

export interface CompareAnswer {
	/** Errors in the values, by side; with any there is no plan. */
	readonly findings: { readonly from: readonly FindingView[]; readonly to: readonly FindingView[] };
	readonly plan: PlanView | null;
}

export interface PlanView {
	readonly verdict: PlanVerdict;
	readonly headline: string;
	readonly from: string;
	readonly to: string;
	readonly changes: readonly {
		readonly end: string;
		readonly name: string;
		readonly before: string | null;
		readonly after: string | null;
	}[];
	readonly otherValues: readonly string[];
	readonly remarks: readonly { readonly title: string; readonly list: readonly Remark[] }[];
	/** What happens while only a part has changed. */
	readonly meanwhile: readonly {
		readonly title: string;
		readonly says: string;
		readonly harmless: boolean;
	}[];
	readonly courses: readonly {
		readonly title: string;
		readonly steps: readonly {
			readonly text: string;
			readonly commands: readonly string[];
			readonly between: string | null;
		}[];
	}[];
	/** What `plan` prints. */
	readonly text: string;
}

/** What an engine is asked, and what it answers. */
export interface Calls {
	readonly catalogue: { readonly asked: null; readonly answer: Catalogue };
	readonly have: { readonly asked: Choices; readonly answer: HaveAnswer };
	readonly wrong: { readonly asked: WrongRequest; readonly answer: WrongAnswer };
	readonly compare: { readonly asked: CompareRequest; readonly answer: CompareAnswer };
}

export type Name = keyof Calls;

export interface Request {
	readonly id: number;
	readonly name: Name;
	readonly asked: unknown;
}

export type Response =
	| { readonly id: number; readonly progress: string }
	| { readonly id: number; readonly answer: unknown }
	| { readonly id: number; readonly error: string; readonly ours: boolean };
