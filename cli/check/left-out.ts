// What is said of folders in which not every manifest was read: a line for each reason, however many there are. Pure.
import { checked, shellWord } from '../../schema/check/input/commands.ts';
import { printable } from '../../schema/text/printable.ts';
import { sole, some } from '../report/names.ts';
import type { Below } from './below.ts';

/**
 * The lines, each with its line break.
 * @param below by the folder that was named.
 * @param templates files that are templates, outside of charts.
 * @param read names of the files that may hold objects.
 */
export function leftOutText(
	below: ReadonlyMap<string, Below>,
	templates: readonly string[],
	read: ReadonlySet<string>,
): string {
	const all = [...below.values()];
	const without = [...below.keys()].filter((name) => !below.get(name)?.files.some((file) => read.has(file)));
	const lines = [
		...notRead([...all.flatMap((one) => one.templates), ...templates], {
			why: 'what Helm makes of templates is what counts',
			run: () => 'helm template RELEASE CHART',
		}),
		...notRead(
			all.flatMap(({ kustomized }) => kustomized),
			{
				why: 'what kustomize makes of its files is what counts',
				run: (folder) => `kustomize build ${folder === undefined ? 'FOLDER' : shellWord(folder)}`,
			},
		),
		...without.map((name) => `${name}: no *.yaml, *.yml or *.json below it holds a Kubernetes object.`),
	];
	return lines.map((line) => `${printable(line)}\n`).join('');
}

interface Reason {
	readonly why: string;
	/** The command for a folder; undefined for several. */
	readonly run: (folder: string | undefined) => string;
}

function notRead(names: readonly string[], { why, run }: Reason): string[] {
	if (names.length === 0) return [];
	const only = sole(names);
	const which = only === undefined ? `${names.length} folders or files not read` : `${only}: not read`;
	const list = only === undefined ? `: ${some(names)}` : '';
	return [`${which}, since ${why}${list} (${run(only)} ${checked}).`];
}
