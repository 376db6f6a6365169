// The library as the package has it, in a folder's node_modules.
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { builtLibrary } from './built.ts';
import { folderUntilExit } from './folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** A folder from which programs import `kong-client-ip` by the package's own exports. */
export async function folderWithLibrary(): Promise<string> {
	const folder = folderUntilExit('test-importer-');
	const home = join(folder, 'node_modules/kong-client-ip');
	await mkdir(home, { recursive: true });
	await cp(join(root, 'package.json'), join(home, 'package.json'));
	await symlink(join(root, 'chart'), join(home, 'chart'));
	await cp((await builtLibrary()).folder, join(home, 'dist'), { recursive: true });
	return folder;
}
