// What the API server says about an object that it does not take.
import { at, type KubeObject } from '../../cluster/objects.ts';

/** One fault for which the API server refuses an object. */
export interface Refusal {
	readonly path: readonly (string | number)[];
	/** What is wrong: a clause without a full stop. */
	readonly why: string;
	/** What to do: a sentence without a full stop. */
	readonly fix: string;
	/** Whether an update passes: then the object may be there all the same. */
	readonly onlyNew?: true;
}

/** A rule about one object. */
export type Rule = (object: KubeObject) => readonly Refusal[];

/** A field of `spec`; undefined where it is missing, null, or its type's zero value, which the API server treats alike. */
export function given({ body }: KubeObject, field: string): unknown {
	const value = at(body, 'spec', field);
	return value === null || value === '' || value === 0 ? undefined : value;
}

/** A fault of a field of `spec`; a number in its way is the place in a list. */
export function refusal(field: string, why: string, fix: string): Refusal {
	const way = field.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
	return { path: ['spec', ...way], why, fix };
}

/** A value as a message shows it. */
export const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
