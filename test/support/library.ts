// The library as the package has it, in a folder's node_modules.
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundleLibrary } from '../../scripts/build/bundle.ts';
import { folderUntilExit } from './folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** A folder from which programs import `kong-client-ip` by the package's own exports. */
export async function folderWithLibrary(): Promise<string> {
	const folder = folderUntilExit('test-library-');
	const home = join(folder, 'node_modules/kong-client-ip');
	await mkdir(join(home, 'dist'), { recursive: true });
	await cp(join(root, 'package.json'), join(home, 'package.json'));
	await symlink(join(root, 'chart'), join(home, 'chart'));
	await bundleLibrary(join(home, 'dist'));
	return folder;
}
