// Reads the values files of `npm start` and lays them over the chart's defaults.
import { readFile } from 'node:fs/promises';
import type { ValuePath } from '../../schema/messages.ts';
import { UserError } from '../user-error.ts';
import { mergeValues } from '../yaml/merge.ts';
import { type Json, readYaml, type YamlFile } from '../yaml/read.ts';

export interface Layers {
	readonly files: readonly YamlFile[];
	/** What templates see as .Values. */
	readonly merged: { readonly [key: string]: Json };
	/** Problems of the files as YAML, as `file:line:column: text`; errors first. */
	readonly problems: readonly { readonly text: string; readonly isError: boolean }[];
}

/** Throws a UserError where a file cannot be read. */
export async function readLayers(paths: readonly string[], defaults: string): Promise<Layers> {
	const files = await Promise.all(paths.map(readValuesFile));
	const chart = await readValuesFile(defaults);
	const problems = files.flatMap((file) =>
		file.problems.map(({ line, column, message, severity }) => ({
			text: `${file.fileName}:${line}:${column}: ${message}`,
			isError: severity === 'error',
		})),
	);
	const merged = mergeValues(
		chart.value,
		files.map((file) => file.value),
	);
	return { files, merged, problems };
}

async function readValuesFile(path: string): Promise<YamlFile> {
	try {
		return readYaml(await readFile(path), path);
	} catch (error) {
		throw new UserError(`${path} cannot be read: ${reason(error as NodeJS.ErrnoException)}.`);
	}
}

function reason({ code, message }: NodeJS.ErrnoException): string {
	if (code === 'ENOENT') return 'there is no such file';
	if (code === 'EISDIR') return 'it is a directory';
	if (code === 'EACCES') return 'permission is denied';
	return message;
}

/** Where a value stands: `file:line:column` in the last file that has it, or nothing. */
export function placeOf(files: readonly YamlFile[], steps: ValuePath): string {
	for (let length = steps.length; length > 0; length--) {
		for (const file of [...files].reverse()) {
			const place = file.locate(steps.slice(0, length), 'key') ?? file.locate(steps.slice(0, length));
			if (place) return `${file.fileName}:${place.line}:${place.column}: `;
		}
	}
	return '';
}
