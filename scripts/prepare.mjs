// npm runs this after an install here, and before it packs what it has cloned: for `npm install --global .`, `npm install git+https://…`, and
// so for pre-commit. Builds dist/ where it was not made from these sources; `npm pack` has built it already (prepack). Prints nothing on
// standard output.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourceStamp, stampFile } from './build/source-stamp.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isThere = (path) => existsSync(new URL(`../${path}`, import.meta.url));
const hasTools = () => isThere('node_modules/tsx') && isThere('node_modules/esbuild');
const isBuilt = () =>
	isThere(stampFile) &&
	readFileSync(new URL(`../${stampFile}`, import.meta.url), 'utf8') === sourceStamp(root);

/** Runs a script of ours, all of its output on standard error. Returns its exit code. */
function run(...args) {
	// These would make the npm that is called here install into the system.
	const { npm_config_global, npm_config_prefix, NPM_CONFIG_PREFIX, ...env } = process.env;
	return spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] }).status ?? 1;
}

if (!isBuilt()) {
	// With --global, npm forgets the tools of what it clones: https://github.com/npm/cli/issues/8440
	if (!hasTools() && process.env.npm_config_global === 'true')
		process.exitCode = run('scripts/bootstrap.mjs');
	if (!process.exitCode && hasTools()) process.exitCode = run('--import', 'tsx', 'scripts/build.ts');
}
