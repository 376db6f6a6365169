// Temporary folders of tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];
process.once('exit', () => {
	for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder whose name begins with `prefix`; it is gone when the tests of the file have run. */
export function folderUntilExit(prefix: string): string {
	const folder = mkdtempSync(join(tmpdir(), prefix));
	folders.push(folder);
	return folder;
}
