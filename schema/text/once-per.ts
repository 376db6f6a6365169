// What follows from an object alone, such as an entry of the catalogue: made when it is first asked for, and kept as long as the object.

/** The function, which is asked once for each object. Only for what never changes. */
export function oncePer<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
	const known = new WeakMap<Key, { readonly made: Made }>();
	return (key) => {
		let found = known.get(key);
		if (!found) {
			found = { made: make(key) };
			known.set(key, found);
		}
		return found.made;
	};
}
