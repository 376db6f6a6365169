// What a text of a rule is.

export type Severity = 'error' | 'warning';

export interface Message {
	readonly severity: Severity;
	readonly text: string;
	/** Found by the toolkit only: a template cannot compute it. */
	readonly toolkitOnly?: true;
	/** Depends on the day or on the cluster, so that `warnings: fail` leaves it a warning: unchanged or right values must not be refused. */
	readonly neverFails?: true;
}

/** Texts by their codes. */
export type Messages = { readonly [code: string]: Message };

export const error = (text: string): Message => ({ severity: 'error', text });
export const warning = (text: string): Message => ({ severity: 'warning', text });
