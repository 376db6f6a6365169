// What a build was made from: a hash of all files that can change what is in dist/. Only `node:` modules, since scripts/prepare.mjs runs
// before anything is installed.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file in dist/ that holds the hash. */
export const stampFile = 'dist/.made-from';

const sources = [
	'cli',
	'readers',
	'schema',
	'chart/files',
	'chart/values.schema.json',
	'scripts/build',
	'scripts/build.ts',
	'package.json',
	'package-lock.json',
	'tsconfig.json',
];

/** The hash of the sources below `root`, names and contents. */
export function sourceStamp(root) {
	const hash = createHash('sha256');
	for (const name of sources.flatMap((path) => filesBelow(root, path)).sort()) {
		const content = readFileSync(join(root, name));
		hash.update(`${name}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}

function filesBelow(root, path) {
	const there = statSync(join(root, path), { throwIfNoEntry: false });
	if (!there) return [];
	if (there.isFile()) return [path];
	return readdirSync(join(root, path)).flatMap((name) => filesBelow(root, `${path}/${name}`));
}
