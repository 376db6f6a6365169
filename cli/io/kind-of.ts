// What a path leads to.
import { statSync } from 'node:fs';

/** A plain file or a folder, at the end of links; undefined for a pipe, a device, or what cannot be looked at, whatever its name. */
export function kindOf(path: string): 'file' | 'folder' | undefined {
	try {
		const there = statSync(path);
		return there.isFile() ? 'file' : there.isDirectory() ? 'folder' : undefined;
	} catch {
		return undefined;
	}
}
