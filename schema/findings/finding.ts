// What a finding is, wherever it comes from: values, Kubernetes objects, a values file of another chart, an upgrade, or YAML itself.
import type { ValuePath } from '../text/path.ts';
import type { Filled, Severity } from './define.ts';
import type { findings } from './index.ts';

export type { Severity } from './define.ts';

/** The name of a definition. */
export type Code = keyof typeof findings;

/** The arguments that the text of a code takes, as parameters. */
export type FilledFor<C extends Code> = Filled<(typeof findings)[C]['text']>;

/** One thing that was found. */
export interface Finding {
	readonly code: Code;
	/** Where it differs from the severity of its definition. */
	readonly severity?: Severity;
	/** What fills its text, by the names of the placeholders. */
	readonly args: { readonly [name: string]: string };
}

/** What a finding about values speaks of, as data: what is computed from a finding is computed from this, never from its texts. */
export interface Subject {
	/** The value that is wrong. */
	readonly value?: unknown;
	/** The values that may stand in its place. */
	readonly allowed?: readonly string[];
	/** The pattern that it has to match; RE2 and ECMAScript read it alike. */
	readonly pattern?: string;
	/** JSON pointer of values of ours inside a value that is none of ours. */
	readonly inside?: string;
}

/** A finding about values. */
export interface ValuesFinding extends Finding {
	readonly subject?: Subject;
	/** The value that is to blame: keys and indexes from the root. */
	readonly path: ValuePath;
	/** Values that share the blame: the finding is reported at the one that was written last, `path` first where that is none. */
	readonly also?: readonly ValuePath[];
	/** What the toolkit adds to the text: see `hint` of the definition. */
	readonly hint?: string;
}
