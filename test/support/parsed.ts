// Renders the chart for many values files, right and wrong ones, in one call of Helm, and reads each object as Helm and Kubernetes read it.
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Helm } from '../../scripts/tools/helm/find.ts';
import { wrapAll } from './batch.ts';
import { chart, withFolder } from './helm.ts';
import { yamlJson } from './json.ts';
import { run } from './run.ts';

/** What the chart makes of one values file: the codes of its refusal, or its objects; one that is no YAML has nothing but `Error`. */
export interface Parsed {
	readonly refused: readonly string[];
	readonly objects: readonly { readonly [key: string]: unknown }[];
}

/**
 * The same for every file, the test's pod included, with the schema skipped. Throws what Helm says where a template fails for one of them.
 */
export async function renderParsed(helm: Helm, files: readonly object[]): Promise<Parsed[]> {
	return withFolder(async (folder) => {
		const copy = join(folder, 'chart');
		await cp(chart, copy, { recursive: true });
		const templates = join(copy, 'templates');
		const names = [...(await wrapAll(templates)), ...(await wrapAll(join(templates, 'tests')))];
		await rm(join(copy, 'values.schema.json'));
		await writeFile(join(copy, 'values.yaml'), '{}\n');
		await writeFile(join(templates, 'cases.yaml'), casesTemplate(names));
		const values = join(folder, 'cases.json');
		await writeFile(values, yamlJson({ cases: files }));
		const { exitCode, stdout, stderr } = await run(helm.path, ['template', 'kong', copy, '--values', values]);
		if (exitCode !== 0) throw new Error(stderr.slice(0, 3000));
		const [, encoded = ''] = /^parsed: (\S+)$/m.exec(stdout) ?? [];
		return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Parsed[];
	});
}

const casesTemplate = (names: readonly string[]) => `
{{- $out := list -}}
{{- range .Values.cases -}}
{{- $root := dict "Values" . "Files" $.Files "Release" $.Release "Chart" $.Chart "Capabilities" $.Capabilities -}}
{{- include "kong-client-ip.decide" $root -}}
{{- $refused := list -}}
{{- range $root.kongClientIp.findings -}}{{- if eq .severity "error" }}{{ $refused = append $refused .code }}{{ end -}}{{- end -}}
{{- $objects := list -}}
{{- if not $refused -}}
{{- range list ${names.map((name) => JSON.stringify(name)).join(' ')} -}}
{{- $text := include (printf "case/%s" .) $root -}}
{{- if ne . "NOTES.txt" -}}
{{- range regexSplit "(?m)^---\\\\s*$" $text -1 -}}
{{- $object := fromYaml . -}}
{{- if $object }}{{ $objects = append $objects $object }}{{ end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $out = append $out (dict "refused" $refused "objects" $objects) -}}
{{- end -}}
parsed: {{ toRawJson $out | b64enc }}
`;
