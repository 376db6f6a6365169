// Values put together: maps merge, everything else replaces.

export interface Json {
	readonly [key: string]: unknown;
}

const isMap = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export function merged(...all: readonly Json[]): Json {
	const out: { [key: string]: unknown } = {};
	for (const one of all) {
		for (const [key, value] of Object.entries(one)) {
			const before = out[key];
			out[key] = isMap(before) && isMap(value) ? merged(before, value) : value;
		}
	}
	return out;
}

/** The paths that values set, joined by blanks. */
export function pathsOf(values: Json, at = ''): string[] {
	return Object.entries(values).flatMap(([key, value]) => {
		const path = `${at} ${key}`;
		return isMap(value) && Object.keys(value).length > 0 ? pathsOf(value, path) : [path];
	});
}
