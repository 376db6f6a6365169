// Maps as YAML and JSON have them.

/** Whether a value is a map: no list, no null. */
export function isMap(value: unknown): value is { [key: string]: unknown } {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value holds nothing: null, empty text, a list or map without members. */
export function isEmpty(value: unknown): boolean {
	if (value === null || value === undefined || value === '') return true;
	return typeof value === 'object' && Object.keys(value).length === 0;
}
