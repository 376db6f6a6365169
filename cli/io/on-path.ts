// Looks for programs on PATH.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first executable file of that name on PATH, if any. */
export function onPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
	const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
	for (const directory of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
		for (const ending of endings) {
			const file = join(directory, name + ending);
			try {
				accessSync(file, constants.X_OK);
				if (statSync(file).isFile()) return file;
			} catch {
				// Not here.
			}
		}
	}
	return undefined;
}
