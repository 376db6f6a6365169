// Samples of findings: an input, and what is said of it word for word. A build leaves them out; one test walks all of them.
import type { Circumstances } from '../check/types.ts';
import type { Said } from '../import/import.ts';
import type { Ending, Surroundings, Way } from '../probe/types.ts';

/** Values of the chart, as a user writes them. */
interface ValuesInput {
	readonly values: object;
}

/** Kubernetes objects, and what the user tells `check` beside them. */
interface ObjectsInput {
	readonly objects: readonly object[];
	readonly circumstances?: Partial<Circumstances>;
}

/** A values file of another chart, and what the user tells `import` beside it. */
interface ImportInput {
	readonly chart?: 'kong/kong' | 'kong/ingress' | 'ingress-nginx' | 'traefik';
	readonly imported: string;
	readonly said?: Partial<Said>;
}

/** A block, and the values file of Kong's own chart that its overlay goes over. */
export interface OverlayInput {
	readonly chart?: 'kong/kong' | 'kong/ingress';
	readonly block: object;
	readonly over: string;
}

/** Two sets of values, from one to the other. */
interface PlanInput {
	readonly from: object;
	readonly to: object;
}

/** How a probe's requests ended over a way: HTTP to a public address, but for what `way` says otherwise. */
export interface AnsweredWay {
	readonly way?: Partial<Way>;
	/** The address of this machine on the way. */
	readonly own?: string;
	/** By the name of the request; a request without an ending here ends as the honest one does, a PROXY header with a closed connection. */
	readonly endings: {
		readonly honest: Ending;
		/** `CLAIM` in a body is the address that the request claims. */
		readonly [name: string]: Ending;
	};
}

/** What a probe got, and what is known of who asked. */
interface ProbeInput {
	readonly answered: readonly AnsweredWay[];
	readonly known?: Partial<Surroundings>;
}

/** The text of a values file. */
interface YamlInput {
	readonly yaml: string | Uint8Array;
}

export type SampleInput =
	| ValuesInput
	| ObjectsInput
	| ImportInput
	| OverlayInput
	| PlanInput
	| ProbeInput
	| YamlInput;

export type Sample = SampleInput & {
	/** Every text of the code, in order. */
	readonly texts: readonly string[];
};
