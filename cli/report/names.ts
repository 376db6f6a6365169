// Many names in one line.

export const sole = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

/** Of many names the first three. */
export function some(names: readonly string[]): string {
	const more = names.length - 3;
	return [...names.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
