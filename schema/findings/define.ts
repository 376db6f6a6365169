// A finding is defined in one file: what it says, how grave it is, what it rests on, how it is explained, and samples of it. Messages of
// the chart, docs/findings.md, the help of rules in SARIF, follow-ups and the lists of `import` are made from these files.
import type { JoinedSituation } from '../decide/annotations.ts';
import type { ValuePath } from '../text/path.ts';
import type { Subject } from './finding.ts';
import type { Sample, SampleInput } from './sample.ts';

/** `error`: it does not work, or anyone can forge. `warning`: somebody should look. `note`: worth knowing, or not known. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * `anyone`: whoever reaches the load balancer or a node. `some`: whoever has a trusted address, another customer of the CDN, or anyone on a
 * condition. `unknown`: perhaps somebody, as far as the input shows.
 */
export type Forgery = 'anyone' | 'some' | 'unknown';

/** The names between braces in a text: `takes {peer} for the client` has `peer`. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
	? Name | Placeholders<Rest>
	: never;

/** What fills a text: one argument for each of its placeholders. */
type ArgumentsOf<Text extends string> = { readonly [name in Placeholders<Text>]: string };

/** The arguments as parameters of a function: they may be left out where the text has none. */
export type Filled<Text extends string> = [Placeholders<Text>] extends [never]
	? [args?: { readonly [name: string]: never }]
	: [args: ArgumentsOf<Text>];

/** The section in docs/findings.md: sentences in Markdown. */
interface Documentation {
	/** What was found. */
	readonly what: string;
	/** Why it matters. */
	readonly why: string;
	/** What to do. */
	readonly fix: string;
	/** Where that is known from. */
	readonly source: string;
}

/** One place at which a rule found what its file defines. */
interface Occurrence {
	readonly path: ValuePath;
	readonly args: { readonly [name: string]: string };
	readonly also?: readonly ValuePath[];
	readonly subject?: Subject;
}

/**
 * One occurrence, in a list. `path` is the value to blame, as steps or joined by dots; `also` are values that share the blame.
 */
export type Found<Text extends string> = (
	path: string | ValuePath,
	...rest: [...Filled<Text>, also?: readonly string[], subject?: Subject]
) => Occurrence[];

export interface Definition<Code extends string = string, Text extends string = string> {
	/** Its stable name: of the file, of the section in the documentation, and in every report. */
	readonly code: Code;
	readonly severity: Severity;
	/** Whom it lets choose an address, scheme or host that Kong believes. Missing where it is about something else. */
	readonly forgery?: Forgery;
	/** What is wrong and what to do. {name} is filled with an argument. */
	readonly text: Text;
	readonly doc: Documentation;

	/**
	 * Where one values file shows it, whatever other files lie under or over it: `always`, where the file holds the value itself, so that no other
	 * makes it right short of replacing it; a list, where the file must hold these beside the values blamed, since they contradict each other.
	 * Missing where only merged values show it.
	 */
	readonly alone?: 'always' | readonly string[];
	/** The value blamed is not there, which one file shows where it blames the values of `alone` for asking for it. */
	readonly isMissing?: true;
	/** What it rests on beside the values blamed: while one of these is wrong itself, a default stood in for it. Where missing, it always counts. */
	readonly restsOn?: readonly string[];
	/** The code that says it all: where that is found too, this one is left out, since whoever does what the other asks for has put both right. */
	readonly saidBy?: string;
	/** The toolkit finds it and a template cannot, so the chart never says it. */
	readonly toolkitOnly?: true;
	/** It depends on the day or on the cluster, so that `warnings: fail` leaves it a warning: unchanged or right values must not be refused. */
	readonly neverFails?: true;
	/** The name of the value is wrong, not what it holds. */
	readonly blamesKey?: true;
	/**
	 * What `import` does with a value of another chart about which this is found: it `gives way`, since it fights with what the block sets, or
	 * is `idle`, since it does nothing here. Missing: it is carried over, and the finding is reported.
	 */
	readonly onImport?: 'gives way' | 'idle';
	/** The text says what is wrong only: what to do depends on all ways into the gateway, so that `check` tries it there and adds it. */
	readonly advised?: true;
	/** An argument in which findings may differ that are reported as one, and what joins its values. */
	readonly joins?: readonly [name: Placeholders<Text>, by: string];

	/** Finds it in a situation of values. Missing where something else does. */
	readonly find?: (situation: JoinedSituation, found: Found<Text>) => readonly Occurrence[];
	/** What `find` does, in Helm's language; takes the decision and prints nothing. */
	readonly template?: string;

	/** What the toolkit adds where it can tell what was meant: a sentence of hints/texts.ts. */
	readonly hint?: (occurrence: Occurrence & { readonly args: ArgumentsOf<Text> }) => string | undefined;

	/** Inputs that give it, each with every text of this code, in order. */
	readonly samples: readonly Sample[];
	/** Inputs of the same kind, next to those, that do not give it. */
	readonly neighbours: readonly SampleInput[];
}

/** Defines a finding; an argument that its text does not have, or lacks, does not compile. */
export function defineFinding<const Code extends string, const Text extends string>(
	definition: Definition<Code, Text>,
): Definition<Code, Text> {
	return definition;
}
