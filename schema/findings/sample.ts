// Samples of findings: an input, and what is said of it word for word. A build leaves them out; one test walks all of them.
import type { Circumstances } from '../check/types.ts';
import type { Said } from '../import/import.ts';

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

/** Two sets of values, from one to the other. */
interface PlanInput {
	readonly from: object;
	readonly to: object;
}

/** The text of a values file. */
interface YamlInput {
	readonly yaml: string | Uint8Array;
}

export type SampleInput = ValuesInput | ObjectsInput | ImportInput | PlanInput | YamlInput;

export type Sample = SampleInput & {
	/** Every text of the code, in order. */
	readonly texts: readonly string[];
};
