// npm runs this after an install here, and before it packs what it has cloned: for `npm install git+https://…`, and so for pre-commit. Builds
// dist/ where it is missing and the tools for it are there; `npm pack` has built it already (prepack). Prints nothing on standard output.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const isThere = (path) => existsSync(new URL(`../${path}`, import.meta.url));

if (!isThere('dist/cli.cjs') && isThere('node_modules/tsx') && isThere('node_modules/esbuild')) {
	const options = { cwd: root, stdio: ['ignore', 2, 2] };
	process.exitCode =
		spawnSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], options).status ?? 1;
}
