// Lists of ports as annotations of meshes write them: `8000,8443`, `8000-8010`.

/** One entry: a port, or the first and the last of several. */
export const portEntryPattern = '^ *([0-9]{1,5})( *- *([0-9]{1,5}))? *$';
const entry = new RegExp(portEntryPattern);

/** Whether the list holds the port; entries that are none are left out. */
export function inPorts(list: string, port: number): boolean {
	return list.split(',').some((text) => {
		const [, first, , last = first] = entry.exec(text) ?? [];
		return first !== undefined && port >= Number(first) && port <= Number(last);
	});
}
