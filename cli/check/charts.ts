// Where the charts are that objects install: given with --chart, or in the repository that holds the file.
import { Buffer } from 'node:buffer';
import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { maxBytes } from '../../readers/yaml/decode.ts';
import type { Installed } from '../../schema/check/input/installed.ts';
import { installsKong } from '../../schema/check/input/installed-advice.ts';
import { kindOf } from '../io/kind-of.ts';
import { readNamedFile } from '../io/read-bounded.ts';

/** A chart on this machine. */
export interface LocalChart {
	/** Folder, or packed chart. */
	readonly path: string;
	readonly name: string;
	/** Folder that values files may be relative to, beside the chart's own. */
	readonly root: string;
	/** Whether the user named it. */
	readonly given: boolean;
}

/** A chart that --chart names. Throws a UserError where there is none. */
export function givenChart(name: string, cwd: string): LocalChart {
	const path = resolve(cwd, name);
	const packed = path.endsWith('.tgz') ? /^(.+?)-v?\d+\.\d/.exec(basename(path)) : null;
	if (packed?.[1] !== undefined && existsSync(path))
		return { path, name: packed[1], root: dirname(path), given: true };
	const inside = nameIn(path);
	if (inside === undefined)
		throw new UserError(
			`--chart ${name} is no chart: it is neither a folder with a Chart.yaml nor a NAME-VERSION.tgz.`,
		);
	return { path, name: inside, root: path, given: true };
}

/** The chart that an object installs, if it is on this machine. */
export function chartFor(
	installed: Installed,
	given: readonly LocalChart[],
	folders: readonly string[],
): LocalChart | undefined {
	const wanted = basename((installed.chart ?? '').replace(/(?<!\/)\/+$/, ''));
	const named = given.find(({ name }) => name === wanted) ?? (wanted === '' ? given[0] : undefined);
	if (named) return named;
	if (!installed.isFolder || installed.chart === undefined || !installsKong(installed)) return undefined;
	for (const root of folders) {
		const path = join(root, installed.chart);
		const name = nameIn(path);
		if (name !== undefined) return { path, name, root, given: false };
	}
	return undefined;
}

/** The folders that a path in a Git repository may begin at: here, and from the file up to the root of its repository. */
export function foldersAbove(file: string | undefined, cwd: string): string[] {
	const folders = [cwd];
	let here = file === undefined ? cwd : dirname(resolve(cwd, file));
	for (let depth = 0; depth < 32; depth++) {
		folders.push(here);
		if (existsSync(join(here, '.git')) || dirname(here) === here) break;
		here = dirname(here);
	}
	return existsSync(join(here, '.git')) ? folders : folders.slice(0, 2);
}

function nameIn(folder: string): string | undefined {
	const file = join(folder, 'Chart.yaml');
	// No pipe or device: those may never end.
	if (kindOf(file) !== 'file') return undefined;
	const text = Buffer.from(readNamedFile(file, file, maxBytes)).toString('utf8');
	return /^name:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
}
