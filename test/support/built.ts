// The program and the library as the package has them, each built once for a process of tests.
import { bundle, bundleLibrary } from '../../scripts/build/bundle.ts';
import { folderUntilExit } from './folder.ts';

interface Built {
	readonly folder: string;
	/** The files that it was made of. */
	readonly inputs: readonly string[];
}

let program: Promise<Built> | undefined;
let library: Promise<Built> | undefined;

/** The command line. */
export async function builtProgram(): Promise<Built> {
	program ??= made('test-program-', bundle);
	return program;
}

/** What other programs import. */
export async function builtLibrary(): Promise<Built> {
	library ??= made('test-library-', bundleLibrary);
	return library;
}

async function made(prefix: string, build: (folder: string) => Promise<readonly string[]>): Promise<Built> {
	const folder = folderUntilExit(prefix);
	return { folder, inputs: await build(folder) };
}
