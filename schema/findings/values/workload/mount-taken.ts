import { certificatesOf } from '../../../decide/certificates.ts';
import { declarativeConfigPath } from '../../../decide/environment.ts';
import { mounts } from '../../../decide/mounts.ts';
import { pathText, type ValuePath } from '../../../text/path.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

const folder = declarativeConfigPath.replace(/\/[^/]*$/, '');

/** The value that mounts something, and where; without one it is the chart. */
interface Mounted {
	readonly place: unknown;
	readonly at: ValuePath;
}

function mounted(values: Values): readonly Mounted[] {
	const { deployment, dblessConfig, echo, secretVolumes } = values;
	const hasConfig = dblessConfig.config || dblessConfig.configMap || dblessConfig.secret || echo.enabled;
	return [
		{ place: '/tmp', at: [] },
		...(hasConfig ? [{ place: folder, at: [] }] : []),
		...certificatesOf(values).map(({ folder: place }) => ({ place, at: [] })),
		...[...new Set(secretVolumes)].map((name) => ({ place: `/etc/secrets/${name}`, at: ['secretVolumes'] })),
		...mounts(values).map(({ path, at }) => ({ place: path, at })),
		...deployment.userDefinedVolumeMounts.map(({ mountPath }, nth) => ({
			place: mountPath,
			at: ['deployment', 'userDefinedVolumeMounts', nth],
		})),
	];
}

export const finding = defineFinding({
	code: 'mount-taken',
	severity: 'error',
	text: '{path} is mounted at {place}, where {other} is already. Choose another place.',
	doc: {
		what: "Two volumes are mounted at one place in Kong's container. Plugins are at `/opt/kong/plugins/NAME`, `secretVolumes` at `/etc/secrets/NAME`, the chart's own at `/tmp`, `/kong_dbless` and, with `certificates`, below `/etc/cert-manager`.",
		why: 'The API server refuses the pod.',
		fix: 'Choose another `mountPath`, or another `pluginName`.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#volumes-1>',
	},
	alone: 'always',
	find({ values }, found) {
		const first = new Map<string, ValuePath>();
		return mounted(values).flatMap(({ place, at }) => {
			if (typeof place !== 'string') return [];
			const before = first.get(place);
			if (before === undefined) first.set(place, at);
			const other = before?.length === 0 ? 'the chart' : pathText(before ?? []);
			return before === undefined ? [] : found(at, { path: pathText(at), place, other });
		});
	},
	template: `
{{- $c := . -}}
{{- $v := .values -}}
{{- $first := dict "/tmp" "the chart" -}}
{{- if .hasConfigFile -}}{{- $_ := set $first (dir .constants.declarativeConfigPath) "the chart" -}}{{- end -}}
{{- range .certificates -}}{{- $_ := set $first .folder "the chart" -}}{{- end -}}
{{- $all := list -}}
{{- range uniq $v.secretVolumes -}}{{- $all = append $all (list (printf "/etc/secrets/%s" .) "secretVolumes") -}}{{- end -}}
{{- range .mounts -}}{{- if .path -}}{{- $all = append $all (list .path .by) -}}{{- end -}}{{- end -}}
{{- range $nth, $mount := $v.deployment.userDefinedVolumeMounts -}}
{{- $all = append $all (list $mount.mountPath (printf "deployment.userDefinedVolumeMounts[%d]" $nth)) -}}
{{- end -}}
{{- range $all -}}
{{- $place := index . 0 -}}
{{- if kindIs "string" $place -}}
{{- if hasKey $first $place -}}
{{- include "kong-client-ip.found" (list $c "mount-taken" (dict "path" (index . 1) "place" $place "other" (get $first $place))) -}}
{{- else -}}
{{- $_ := set $first $place (index . 1) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				echo: { enabled: true },
				plugins: {
					configMaps: [{ pluginName: 'a', name: 'a', subdirectories: [{ name: 'b' }] }],
					secrets: [{ pluginName: 'a', name: 'c' }],
				},
				secretVolumes: ['cert'],
				extraConfigMaps: [{ name: 'a', mountPath: '/opt/kong/plugins/a/b' }],
				extraSecrets: [
					{ name: 'a', mountPath: '/etc/secrets/cert' },
					{ name: 'a', mountPath: '/kong_dbless' },
				],
				deployment: { userDefinedVolumeMounts: [{ name: 'x', mountPath: '/tmp' }] },
			},
			texts: [
				'plugins.secrets[0] is mounted at /opt/kong/plugins/a, where plugins.configMaps[0] is already. Choose another place.',
				'extraConfigMaps[0] is mounted at /opt/kong/plugins/a/b, where plugins.configMaps[0].subdirectories[0] is already. Choose another place.',
				'extraSecrets[0] is mounted at /etc/secrets/cert, where secretVolumes is already. Choose another place.',
				'extraSecrets[1] is mounted at /kong_dbless, where the chart is already. Choose another place.',
				'deployment.userDefinedVolumeMounts[0] is mounted at /tmp, where the chart is already. Choose another place.',
			],
		},
	],
	neighbours: [
		{
			values: {
				plugins: {
					configMaps: [{ pluginName: 'a', name: 'same' }],
					secrets: [{ pluginName: 'b', name: 'same' }],
				},
				secretVolumes: ['cert', 'cert'],
				extraConfigMaps: [{ name: 'same', mountPath: '/kong_dbless' }],
				deployment: { userDefinedVolumeMounts: [{ name: 'x', mountPath: '/tmp/x' }, { name: 'y' }, {}] },
			},
		},
	],
});
