import { mounts } from '../../../decide/mounts.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'mount-incomplete',
	severity: 'error',
	text: '{path} has no {key}. Add it.',
	doc: {
		what: 'An item of `plugins.configMaps`, `plugins.secrets`, `extraConfigMaps` or `extraSecrets` lacks a key: `name` is the ConfigMap or Secret, `pluginName` the plugin, `mountPath` the place in the container.',
		why: 'Without it nothing can be mounted.',
		fix: 'Add the key.',
		source: '<https://kubernetes.io/docs/concepts/storage/volumes/#configmap>',
	},
	alone: 'always',
	onImport: 'gives way',
	restsOn: [],
	find: ({ values }, found) =>
		mounts(values).flatMap(({ at, missing }) =>
			missing.flatMap((key) => found(at, { path: pathText(at), key })),
		),
	template: `
{{- $c := . -}}
{{- range $mount := .mounts -}}
{{- range .missing -}}
{{- include "kong-client-ip.found" (list $c "mount-incomplete" (dict "path" $mount.by "key" .)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				plugins: {
					configMaps: [{ pluginName: 'a' }, { name: 'b', subdirectories: [{ path: 'c' }] }],
					secrets: [{}],
				},
				extraConfigMaps: [{ name: 'a' }],
				extraSecrets: [{ mountPath: '/a', subPath: 'b' }],
			},
			texts: [
				'plugins.configMaps[0] has no name. Add it.',
				'plugins.configMaps[1] has no pluginName. Add it.',
				'plugins.configMaps[1].subdirectories[0] has no name. Add it.',
				'plugins.secrets[0] has no name. Add it.',
				'plugins.secrets[0] has no pluginName. Add it.',
				'extraConfigMaps[0] has no mountPath. Add it.',
				'extraSecrets[0] has no name. Add it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				plugins: {
					configMaps: [{ pluginName: 'a', name: 'a', subdirectories: [{ name: 'b' }] }],
					secrets: [{ pluginName: 'c', name: 'c', subdirectories: null }],
				},
				extraConfigMaps: [{ name: 'a', mountPath: '/a' }],
				extraSecrets: [{ name: 'a', mountPath: '/b', subPath: null }],
			},
		},
	],
});
