import { streamsOf } from '../../../decide/streams.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'stream-incomplete',
	severity: 'error',
	text: '{path} has no containerPort, the port on which Kong listens. Add it.',
	doc: {
		what: 'An item of `proxy.stream` or `udpProxy.stream` has no `containerPort`.',
		why: 'Without it Kong has nothing to listen on, and routes nothing to match.',
		fix: 'Add `containerPort`; `servicePort` may be missing, and is then the same.',
		source: '<https://github.com/Kong/charts/blob/main/charts/kong/values.yaml>',
	},
	alone: 'always',
	onImport: 'gives way',
	restsOn: [],
	find: ({ values }, found) =>
		streamsOf(values).flatMap(({ at, containerPort }) =>
			containerPort === null ? found(at, { path: pathText(at) }) : [],
		),
	template: `
{{- $c := . -}}
{{- range .streams -}}
{{- if not .containerPort -}}
{{- include "kong-client-ip.found" (list $c "stream-incomplete" (dict "path" .by)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				proxy: { stream: [{ containerPort: 9000 }, { servicePort: 9001 }] },
				udpProxy: { enabled: true, stream: [{}] },
			},
			texts: [
				'proxy.stream[1] has no containerPort, the port on which Kong listens. Add it.',
				'udpProxy.stream[0] has no containerPort, the port on which Kong listens. Add it.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { stream: [{ containerPort: 9000, servicePort: null }] } } },
		{ values: { udpProxy: { stream: [{ servicePort: 53 }] } } },
	],
});
