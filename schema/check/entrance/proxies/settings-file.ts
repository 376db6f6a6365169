// Settings of proxies by their names, as they read them of files.

/** Settings by their whole names: `{ web: { port: 80 } }` is `web.port` with `80`. Items of a list are joined by commas. */
export function flattened(value: unknown, prefix = ''): (readonly [name: string, value: string])[] {
	if (value === null || value === undefined) return [];
	if (Array.isArray(value)) return [[prefix, value.map(String).join(',')]];
	if (typeof value !== 'object') return [[prefix, String(value)]];
	return Object.entries(value).flatMap(([name, one]) =>
		flattened(one, prefix === '' ? name : `${prefix}.${name}`),
	);
}
