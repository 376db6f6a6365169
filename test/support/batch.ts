// Renders the chart for many values files in one call of Helm: its own templates, each wrapped into a definition that is included once per
// file.
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Manifest, readManifests } from '../../readers/manifests/rendered.ts';
import type { Helm } from '../../scripts/tools/helm/find.ts';
import { chart, withFolder } from './helm.ts';
import { yamlJson } from './json.ts';
import { run } from './run.ts';

/**
 * The objects of the release `kong` for every values file, none of which the chart may refuse. Notes are rendered too, and dropped; tests
 * are left out.
 */
export async function renderMany(helm: Helm, files: readonly object[]): Promise<Manifest[][]> {
	return withFolder(async (folder) => {
		const copy = join(folder, 'chart');
		await cp(chart, copy, { recursive: true });
		const templates = join(copy, 'templates');
		const wrapped = await wrapAll(templates);
		await rm(join(templates, 'tests'), { recursive: true });
		await rm(join(copy, 'values.schema.json'));
		await writeFile(join(copy, 'values.yaml'), '{}\n');
		await writeFile(join(templates, 'cases.yaml'), casesTemplate(wrapped));
		const values = join(folder, 'cases.json');
		await writeFile(values, yamlJson({ cases: files }));
		const { exitCode, stdout, stderr } = await run(helm.path, ['template', 'kong', copy, '--values', values]);
		if (exitCode !== 0) throw new Error(`the cases do not render: ${stderr.slice(0, 2000)}`);
		const [, encoded = ''] = /^rendered: (\S+)$/m.exec(stdout) ?? [];
		const texts = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as string[];
		return texts.map(readManifests);
	});
}

/** Turns each template of an object into a definition of its file's name, and says which there are. */
export async function wrapAll(templates: string): Promise<readonly string[]> {
	const names = (await readdir(templates)).filter((name) => /^[^_].*\.(yaml|txt)$/.test(name)).sort();
	for (const name of names) {
		const file = join(templates, name);
		const text = await readFile(file, 'utf8');
		// Definitions of the file itself come last, and cannot be nested.
		const [object = '', ...definitions] = text.split(/^(?=\{\{- define )/m);
		const wrapped = `{{- define "case/${name}" -}}\n${object}\n{{- end -}}\n${definitions.join('')}`;
		await writeFile(file, wrapped);
	}
	return names;
}

const casesTemplate = (names: readonly string[]) => `
{{- $out := list -}}
{{- range .Values.cases -}}
{{- $root := dict "Values" . "Files" $.Files "Release" $.Release "Chart" $.Chart "Capabilities" $.Capabilities -}}
{{- $texts := list -}}
{{- range list ${names.map((name) => JSON.stringify(name)).join(' ')} -}}
{{- $text := include (printf "case/%s" .) $root -}}
{{- if ne . "NOTES.txt" }}{{ $texts = append $texts $text }}{{ end -}}
{{- end -}}
{{- $out = append $out (join "\\n---\\n" $texts) -}}
{{- end -}}
rendered: {{ toRawJson $out | b64enc }}
`;
