// The yaml-language-servers to try, from npm: the oldest that is common, the last before and the first after a change that broke lists of keys, the
// last that runs on Node 20, and the newest, which needs Node 22.13 and gets it from npm where this Node is older.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installed } from './installed.ts';

export const versions = ['1.15.0', '1.19.2', '1.20.0', '1.25.0', '2.0.0'] as const;
export type Version = (typeof versions)[number];

/** By the major version of the server. */
const leastNode: { readonly [major: string]: readonly [major: number, minor: number] } = { '2': [22, 13] };

/** The program that runs a server, and the server's own file. */
export async function serverOf(version: Version): Promise<{ node: string; script: string }> {
	const folder = await installed(`yaml-language-server@${version}`);
	return {
		node: runsHere(version) ? process.execPath : await newerNode(),
		script: join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server'),
	};
}

function runsHere(version: Version): boolean {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [least, leastMinor] = leastNode[version.split('.')[0] ?? ''] ?? [0, 0];
	return major > least || (major === least && minor >= leastMinor);
}

/** Throws where npm has none for this machine. */
async function newerNode(): Promise<string> {
	const name = `node-${process.platform}-${process.arch}`;
	const program = join(await installed(`${name}@22.23.5`), 'node_modules', name, 'bin/node');
	if (!existsSync(program))
		throw new Error(`${name} has no bin/node. Run the tests with Node 22.13 or later.`);
	return program;
}
