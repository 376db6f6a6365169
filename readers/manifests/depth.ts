// How deeply lists and maps are nested. Without recursion, which a value that is too deep would end.

/** Whether a value has more than `most` lists and maps within each other. */
export function isDeep(value: unknown, most: number): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > most) return true;
		level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
	}
	return false;
}
