// Maps whose keys are somebody else's words: what every object inherits (`constructor`, `toString`, `__proto__`) is no member of theirs.

/** The member of that name that the map itself has. */
export function memberOf<T>(map: { readonly [key: string]: T }, key: string): T | undefined {
	return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** Sets a member whatever its name, `__proto__` included. */
export function setMember<T>(map: { [key: string]: T }, key: string, value: T): void {
	// Faster than the other way, which only this one name needs.
	if (key !== '__proto__') map[key] = value;
	else Object.defineProperty(map, key, { value, configurable: true, enumerable: true, writable: true });
}
