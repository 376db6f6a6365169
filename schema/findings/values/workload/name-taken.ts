import { mounts } from '../../../decide/mounts.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

/** A name in the pod, and who gives it: the chart, or the value at a path. */
type Given = readonly [name: unknown, by: string];

const chart = 'the chart';
const inList = (path: string, items: readonly { readonly name?: unknown }[]): Given[] =>
	items.map(({ name }, index) => [name, `${path}[${index}]`]);

const volumes = (values: Values): Given[] => {
	const { deployment, dblessConfig, echo, secretVolumes } = values;
	const hasConfig = dblessConfig.config || dblessConfig.configMap || dblessConfig.secret || echo.enabled;
	const own = [
		...secretVolumes.map((name) => `secret-${name}`),
		...mounts(values).map(({ kind, name }) => `${kind === 'secret' ? 'secret' : 'config'}-${name}`),
	];
	return [
		['tmp', chart],
		...(hasConfig ? [['dbless', chart] as const] : []),
		...[...new Set(own)].map((name): Given => [name, chart]),
		...inList('deployment.userDefinedVolumes', deployment.userDefinedVolumes),
	];
};

const containers = ({ deployment }: Values): Given[] => [
	['proxy', chart],
	...inList('deployment.initContainers', deployment.initContainers),
	...inList('deployment.sidecarContainers', deployment.sidecarContainers),
];

/** Those whose name somebody before them has. */
function taken(all: readonly Given[]): { name: string; path: string; other: string }[] {
	const first = new Map<string, string>();
	return all.flatMap(([name, path]) => {
		if (typeof name !== 'string') return [];
		const other = first.get(name);
		if (other === undefined) first.set(name, path);
		return other === undefined ? [] : [{ name, path, other }];
	});
}

export const finding = defineFinding({
	code: 'name-taken',
	severity: 'error',
	text: '{path}: {other} has the name {name} already. Choose another.',
	doc: {
		what: 'Two volumes or two containers of the pod have one name. The chart names its own volumes `tmp`, `dbless`, `secret-…` and `config-…`, and its container `proxy`.',
		why: 'The API server refuses the pod.',
		fix: 'Choose another name.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/>',
	},
	alone: ['deployment'],
	find: ({ values }, found) =>
		[volumes(values), containers(values)].flatMap(taken).flatMap(({ name, path, other }) => {
			const [list = '', index = ''] = path.split(/[[\]]/);
			return found(`${list}.${index}.name`, { name, path, other });
		}),
	template: `
{{- $c := . -}}
{{- $v := .values -}}
{{- $volumes := list (list "tmp" "the chart") -}}
{{- if .hasConfigFile -}}{{- $volumes = append $volumes (list "dbless" "the chart") -}}{{- end -}}
{{- $own := list -}}
{{- range $v.secretVolumes -}}{{- $own = append $own (printf "secret-%s" .) -}}{{- end -}}
{{- range .mounts -}}{{- $own = append $own (printf "%s-%s" (ternary "secret" "config" (eq .kind "secret")) .name) -}}{{- end -}}
{{- range uniq $own -}}{{- $volumes = append $volumes (list . "the chart") -}}{{- end -}}
{{- range $index, $item := $v.deployment.userDefinedVolumes -}}
{{- $volumes = append $volumes (list $item.name (printf "deployment.userDefinedVolumes[%d]" $index)) -}}
{{- end -}}
{{- $containers := list (list "proxy" "the chart") -}}
{{- range $list := list "initContainers" "sidecarContainers" -}}
{{- range $index, $item := get $v.deployment $list -}}
{{- $containers = append $containers (list $item.name (printf "deployment.%s[%d]" $list $index)) -}}
{{- end -}}
{{- end -}}
{{- range list $volumes $containers -}}
{{- $first := dict -}}
{{- range . -}}
{{- $name := index . 0 -}}
{{- if kindIs "string" $name -}}
{{- if hasKey $first $name -}}
{{- include "kong-client-ip.found" (list $c "name-taken" (dict "path" (index . 1) "other" (get $first $name) "name" $name)) -}}
{{- else -}}
{{- $_ := set $first $name (index . 1) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				plugins: { configMaps: [{ pluginName: 'rewriter', name: 'files' }] },
				extraSecrets: [{ name: 'extra', mountPath: '/extra' }],
				deployment: { userDefinedVolumes: [{ name: 'config-files' }, { name: 'secret-extra' }] },
			},
			texts: [
				'deployment.userDefinedVolumes[0]: the chart has the name config-files already. Choose another.',
				'deployment.userDefinedVolumes[1]: the chart has the name secret-extra already. Choose another.',
			],
		},
		{
			values: {
				deployment: {
					userDefinedVolumes: [{ name: 'tmp' }, { name: 'secret-tls' }, { name: 'extra' }, { name: 'extra' }],
				},
				secretVolumes: ['tls'],
			},
			texts: [
				'deployment.userDefinedVolumes[0]: the chart has the name tmp already. Choose another.',
				'deployment.userDefinedVolumes[1]: the chart has the name secret-tls already. Choose another.',
				'deployment.userDefinedVolumes[3]: deployment.userDefinedVolumes[2] has the name extra already. Choose another.',
			],
		},
		{
			values: {
				deployment: {
					initContainers: [{ name: 'proxy' }, { name: 'a' }],
					sidecarContainers: [{ name: 'a' }],
					userDefinedVolumes: [{ name: 'dbless' }],
				},
				echo: { enabled: true },
			},
			texts: [
				'deployment.userDefinedVolumes[0]: the chart has the name dbless already. Choose another.',
				'deployment.initContainers[0]: the chart has the name proxy already. Choose another.',
				'deployment.sidecarContainers[0]: deployment.initContainers[1] has the name a already. Choose another.',
			],
		},
	],
	neighbours: [
		{
			values: {
				extraSecrets: [
					{ name: 'a', mountPath: '/a' },
					{ name: 'a', mountPath: '/b' },
				],
				secretVolumes: ['a'],
				deployment: { userDefinedVolumes: [{ name: 'config-a' }] },
			},
		},
		{
			values: {
				deployment: {
					initContainers: [{ name: 'tmp' }],
					sidecarContainers: [{ name: 'a' }, {}],
					userDefinedVolumes: [{ name: 'a' }, { name: 'dbless' }, {}],
				},
			},
		},
	],
});
