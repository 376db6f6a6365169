// Loads a bundled command with V8's compile cache, which spares two thirds of its start. Node has its own only from 22.8 on
// (https://nodejs.org/api/module.html#module-compile-cache); this one works on every version, and stays inside the package.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

interface Loaded {
	readonly exports: { [name: string]: never };
}

/** What the file (a path inside this bundle's folder) exports: one function, as Node makes of a module. Throws where it is missing. */
export function loadCompiled(name: string): Loaded['exports'] {
	const filename = join(__dirname, name);
	// A build is ASCII, which V8 keeps as it is read; to put the function around it here would copy it.
	const source = readFileSync(filename, 'latin1');
	// The cache is removed with the folder by every build, and V8 itself refuses one of another version or other flags.
	const cache = join(__dirname, '.compiled', `${process.version}-${process.arch}`, name);
	const cachedData = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : readIfThere(cache);
	const script = new Script(source, { filename, ...(cachedData ? { cachedData } : {}) });
	const module: Loaded = { exports: {} };
	script.runInThisContext()(module.exports, require, module, filename, dirname(filename));
	if (!process.env.NODE_DISABLE_COMPILE_CACHE && (!cachedData || script.cachedDataRejected)) {
		keepForLater(cache, script);
	}
	return module.exports;
}

/** What V8 forgets of functions that have not run for a while, and what makes it compile at the next start what was hot in this run. */
const spoiling = ['flush-bytecode', 'sparkplug'];

/** At the end the cache holds every function that was used. V8 takes it under the flags only under which it is made. */
function keepForLater(cache: string, script: Script): void {
	// Loaded here, since it takes a while.
	const { setFlagsFromString } = require('node:v8') as typeof import('node:v8');
	for (const flag of spoiling) setFlagsFromString(`--no-${flag}`);
	process.once('exit', () => {
		for (const flag of spoiling) setFlagsFromString(`--${flag}`);
		store(cache, script);
	});
}

function readIfThere(path: string): Buffer | undefined {
	try {
		return readFileSync(path);
	} catch {
		return undefined;
	}
}

/** A package that belongs to someone else cannot be written to, and works without. */
function store(path: string, script: Script): void {
	try {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(`${path}.${process.pid}`, script.createCachedData());
		renameSync(`${path}.${process.pid}`, path);
	} catch {
		// Without.
	}
}
