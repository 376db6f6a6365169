// A values file and all that `validate` says of it.
export interface Case {
	readonly name: string;
	readonly values: object;
	/** `severity code: text`, in order. */
	readonly findings: readonly string[];
}
