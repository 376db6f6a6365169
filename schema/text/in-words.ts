// A value of any kind, in a message.

/** A text as it is written; a list or map, which is wrong where a text is meant, as JSON. */
export function inWords(value: unknown): string {
	return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
