// plan(): from one set of values to another.
import { render, severityOf } from '../../schema/findings/render.ts';
import { plan as planOf } from '../../schema/plan/plan.ts';
import { planText } from '../../schema/plan/text.ts';
import type { Plan as OwnPlan } from '../../schema/plan/types.ts';
import { decided, releaseIn } from './decided.ts';
import { isTextFile } from './input.ts';
import type { Finding, ReleaseOptions, ValuesInput } from './types.ts';

interface Side {
	/** Id and title of the load balancer, and the strategy. */
	readonly product: string;
	readonly title: string;
	readonly strategy: string;
}

/** What is in the way of a change, or is good to know. */
export interface Remark {
	readonly code: string;
	readonly severity: Finding['severity'];
	readonly text: string;
}

export interface Plan {
	/**
	 * `nothing`: none of the settings differs. `in-place`: one upgrade, harmless in every order. `in-order`: harmless in the order of the steps.
	 * `interrupts`: not without an interruption or a wrong address during the change. `refused`: not on the objects that exist.
	 */
	readonly verdict: 'nothing' | 'in-place' | 'in-order' | 'interrupts' | 'refused';
	readonly from: Side;
	readonly to: Side;
	/** Settings that differ: where they are, and what they are before and after; null where one is not there. */
	readonly changes: readonly {
		readonly end: 'balancer' | 'nodes' | 'kong' | 'pods' | 'names';
		readonly name: string;
		readonly before: string | null;
		readonly after: string | null;
	}[];
	/** Values that differ and change none of these settings, by their dotted paths. */
	readonly otherValues: readonly string[];
	/** What Kubernetes or the cloud refuses on what exists. */
	readonly refused: readonly Remark[];
	/** What loses connections, or the balancer's address, in whatever order. */
	readonly interrupts: readonly Remark[];
	/** What no source says. */
	readonly unknown: readonly Remark[];
	/** What to know beside. */
	readonly notes: readonly Remark[];
	/** The ways to go, the first one recommended. Commands are for a shell; `between` are values of a file between.yaml, on top of the others. */
	readonly courses: readonly {
		readonly title: string;
		readonly steps: readonly {
			readonly text: string;
			readonly commands: readonly string[];
			readonly between: { readonly [block: string]: unknown } | null;
		}[];
	}[];
}

export interface Planned {
	/** Of both sides. */
	readonly findings: readonly Finding[];
	/** Null where findings are errors. */
	readonly plan: Plan | null;
	/** The plan as `kong-client-ip plan` prints it. */
	readonly text: string | null;
}

/** What changes from one set of values to another, what is refused or breaks, and the steps in order. Throws a TypeError for wrong arguments. */
export function plan(from: ValuesInput, to: ValuesInput, options: ReleaseOptions = {}): Planned {
	const release = releaseIn('plan', options);
	const [before, after] = [
		decided('plan', 'from', from, { release }),
		decided('plan', 'to', to, { release }),
	];
	const findings = [...before.findings, ...after.findings];
	if (!before.decision || !after.decision) return { findings, plan: null, text: null };
	const made = planOf(
		{ values: before.values, decision: before.decision },
		{ values: after.values, decision: after.decision },
		{ release, from: namesOf(from, 'old'), to: namesOf(to, 'new'), embedded: false },
	);
	return { findings, plan: publishedPlan(made), text: planText(made) };
}

/** How commands name the files. */
const namesOf = (input: unknown, side: string): readonly string[] =>
	Array.isArray(input) ? input.filter(isTextFile).map(({ name }) => name) : [`${side}-values.yaml`];

function publishedPlan(made: OwnPlan): Plan {
	const { verdict, from, to, changes, otherValues, courses } = made;
	const remarks = (list: OwnPlan['notes']) =>
		list.map((one) => ({ code: one.code, severity: severityOf(one), text: render(one) }));
	return {
		...{ verdict, from, to, changes, otherValues },
		refused: remarks(made.refused),
		interrupts: remarks(made.interrupts),
		unknown: remarks(made.unknown),
		notes: remarks(made.notes),
		courses,
	};
}
