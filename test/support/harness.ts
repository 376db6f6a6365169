// A throw-away chart with our helpers and none of our objects: it decides for many values files in one call of Helm.
import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Helm } from '../../scripts/tools/helm/find.ts';
import { chart, withFolder } from './helm.ts';
import { yamlJson } from './json.ts';
import { run } from './run.ts';

/** What the templates make of one values file. */
export interface TemplateDecision {
	readonly findings: readonly { readonly code: string; readonly text: string }[];
	readonly environment: { readonly [variable: string]: unknown };
	readonly serviceType: string;
	readonly trafficPolicy: string;
	readonly loadBalancerClass: string | null;
	readonly serviceAnnotations: { readonly [name: string]: string };
	readonly ingressAnnotations: { readonly [name: string]: string } | null;
	/** Of the Ingress or Gateway. */
	readonly className: string | null;
	readonly objects: readonly object[];
	readonly readinessPath: string;
	readonly daemonset: boolean;
	readonly portMaps: string;
}

const keys = [
	'findings',
	'environment',
	'serviceType',
	'trafficPolicy',
	'loadBalancerClass',
	'serviceAnnotations',
	'ingressAnnotations',
	'className',
	'objects',
	'readinessPath',
	'daemonset',
];

const template = `
{{- $out := list -}}
{{- range .Values.cases -}}
{{- $root := dict "Values" . "Files" $.Files "Release" $.Release "Chart" $.Chart -}}
{{- include "kong-client-ip.decide" $root -}}
{{- $out = append $out (pick $root.kongClientIp ${keys.map((key) => `"${key}"`).join(' ')}) -}}
{{- end -}}
decisions: {{ toRawJson $out | b64enc }}
`;

/** Decides for every values file with one Helm; the files are what .Values would be. */
export async function decideByTemplates(helm: Helm, files: readonly object[]): Promise<TemplateDecision[]> {
	return withFolder(async (folder) => {
		const copy = join(folder, 'chart');
		await cp(chart, copy, { recursive: true });
		for (const name of await readdir(join(copy, 'templates'))) {
			if (!name.startsWith('_') && name !== 'findings')
				await rm(join(copy, 'templates', name), { recursive: true });
		}
		await rm(join(copy, 'values.schema.json'));
		await writeFile(join(copy, 'values.yaml'), '{}\n');
		await writeFile(join(copy, 'templates', 'cases.yaml'), template);
		const values = join(folder, 'cases.json');
		await writeFile(values, yamlJson({ cases: files }));
		const { exitCode, stdout, stderr } = await run(helm.path, ['template', 'kong', copy, '--values', values]);
		if (exitCode !== 0) throw new Error(`the harness does not render: ${stderr.slice(0, 2000)}`);
		const [, encoded = ''] = /^decisions: (\S+)$/m.exec(stdout) ?? [];
		return JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as TemplateDecision[];
	});
}
