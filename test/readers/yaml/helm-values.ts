// A tiny chart that prints what Helm made of values files, for the tests that compare our reading with Helm's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../../readers/yaml/types.ts';
import type { Helm } from '../../../scripts/tools/helm/find.ts';
import { runHelm } from '../../../scripts/tools/helm/run.ts';
import { folderUntilExit } from '../../support/folder.ts';

const manifest = (json: string) =>
	`{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"values"},"result":{{ ${json} }}}\n`;

const home = folderUntilExit('helm-values-');
let charts = 0;

function chart(template: string, files: Record<string, string | Uint8Array>): string {
	const root = join(home, `chart-${charts++}`);
	for (const directory of ['templates', 'docs']) mkdirSync(join(root, directory), { recursive: true });
	writeFileSync(join(root, 'Chart.yaml'), 'apiVersion: v2\nname: printer\nversion: 0.1.0\n');
	writeFileSync(join(root, 'templates/values.yaml'), template);
	for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
	return root;
}

let last: Promise<unknown> = Promise.resolve();

/** One Helm at a time: AVA starts all tests of a file at once. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const result = last.then(work);
	last = result.catch(() => {});
	return result;
}

async function render(helm: Helm, root: string, args: string[]): Promise<Json | undefined> {
	const { stdout, exitCode } = await inTurn(() => runHelm(['template', 'x', root, ...args], { helm }));
	if (exitCode !== 0) return undefined;
	return (JSON.parse(stdout.slice(stdout.indexOf('{'))) as { result: Json }).result;
}

/** `.Values` with these -f files over the chart's own; undefined where Helm refuses. */
export function helmValues(
	helm: Helm,
	layers: readonly (string | Uint8Array)[],
	defaults = '',
): Promise<Json | undefined> {
	const names = layers.map((_, index) => `docs/${index}.yaml`);
	const files = Object.fromEntries(layers.map((layer, index) => [`docs/${index}.yaml`, layer]));
	const root = chart(manifest('.Values | toJson'), { ...files, 'values.yaml': defaults });
	return render(
		helm,
		root,
		names.flatMap((name) => ['-f', join(root, name)]),
	);
}

/** What `fromYaml` makes of each document, all in one call of Helm; undefined for one that Helm refuses. */
export async function helmFromYaml(helm: Helm, documents: readonly string[]): Promise<(Json | undefined)[]> {
	const names = documents.map((_, index) => `docs/${String(index).padStart(5, '0')}.yaml`);
	const files = Object.fromEntries(documents.map((document, index) => [names[index] ?? '', document]));
	const template = `{{- $all := list }}{{ range $path, $_ := .Files.Glob "docs/*" }}{{ $all = append $all (fromYaml ($.Files.Get $path)) }}{{ end }}${manifest('$all | toJson')}`;
	const results = (await render(helm, chart(template, files), [])) as { Error?: string }[];
	return results.map((result) => (typeof result.Error === 'string' ? undefined : (result as Json)));
}

/** One text for equal values: members in the order of their names, no negative zero. */
export function canonical(value: Json | undefined): string {
	return JSON.stringify(value, (_key, part) =>
		part !== null && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
}
