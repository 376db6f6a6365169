// Without the rights of root.

/** Root may read everything, so that it becomes somebody else for a while; `use` must need no module that is not loaded yet. */
export async function withoutRights<T>(use: () => Promise<T>): Promise<T> {
	const isRoot = process.geteuid?.() === 0;
	if (isRoot) process.seteuid?.(65_534);
	try {
		return await use();
	} finally {
		if (isRoot) process.seteuid?.(0);
	}
}
