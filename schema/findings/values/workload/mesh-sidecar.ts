import { inPorts } from '../../../text/port-list.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

/**
 * How a mesh is asked for a sidecar, by a label or an annotation, and which annotations keep ports out of it: `excludes` lists those, and
 * only what `includes` lists goes in, where it is given.
 * https://linkerd.io/2/reference/proxy-configuration/ https://istio.io/latest/docs/reference/config/annotations/
 */
export const meshes = [
	{ name: 'linkerd.io/inject', value: 'enabled', excludes: 'config.linkerd.io/skip-inbound-ports' },
	{
		name: 'sidecar.istio.io/inject',
		value: 'true',
		excludes: 'traffic.sidecar.istio.io/excludeInboundPorts',
		includes: 'traffic.sidecar.istio.io/includeInboundPorts',
	},
] as const;

/** The ports of the proxy that the sidecar captures, and what keeps it from that; the list of included ports makes the other one void. */
function captured({ podAnnotations, proxy }: Values, mesh: (typeof meshes)[number]) {
	const excluded = podAnnotations[mesh.excludes] ?? '';
	const included = 'includes' in mesh ? podAnnotations[mesh.includes] : undefined;
	const isListed = included !== undefined && included !== '*';
	const ports = [proxy.http, proxy.tls]
		.filter(({ enabled }) => enabled)
		.map(({ containerPort }) => containerPort)
		.filter((port) => inPorts(isListed ? included : excluded, port) === isListed);
	const remedy =
		isListed && 'includes' in mesh
			? `Take ${ports.join(' and ')} out of ${mesh.includes} in podAnnotations`
			: `Set ${mesh.excludes} to "${[...(excluded ? [excluded] : []), ...ports].join(',')}" in podAnnotations`;
	return { ports, remedy };
}

export const finding = defineFinding({
	code: 'mesh-sidecar',
	severity: 'warning',
	text: '{path} has {name}: {value}. The sidecar of the mesh then receives the connections of the clients, and Kong sees the sidecar instead of them. {remedy}.',
	doc: {
		what: 'A sidecar of a service mesh receives the connections that clients make to the ports of the proxy.',
		why: 'The sidecar connects to Kong itself, so Kong sees its address in place of the client.',
		fix: 'Exclude the proxy ports from it, as the message says.',
		source: '<https://github.com/linkerd/linkerd2/issues/3403>',
	},
	find: ({ values }, found) =>
		meshes.flatMap((mesh) => {
			const { name, value } = mesh;
			const asked = (['podAnnotations', 'podLabels'] as const).filter((path) => values[path][name] === value);
			if (asked.length === 0) return [];
			const { ports, remedy } = captured(values, mesh);
			if (ports.length === 0) return [];
			return asked.flatMap((path) => found([path, name], { path, name, value, remedy }));
		}),
	template: `
{{- $c := . -}}
{{- $annotations := .values.podAnnotations -}}
{{- range $mesh := .constants.meshes -}}
{{- $excluded := get $annotations $mesh.excludes -}}
{{- $includes := $mesh.includes | default "" -}}
{{- $listed := and (ne $includes "") (hasKey $annotations $includes) (ne (get $annotations $includes) "*") -}}
{{- $captured := list -}}
{{- range list $c.values.proxy.http $c.values.proxy.tls -}}
{{- $port := int64 .containerPort -}}
{{- $in := include "kong-client-ip.inPorts" (list $c (ternary (get $annotations $includes) $excluded $listed) $port) -}}
{{- if and .enabled (eq $listed (not (empty $in))) -}}{{- $captured = append $captured $port -}}{{- end -}}
{{- end -}}
{{- if $captured -}}
{{- $all := ternary $captured (prepend $captured $excluded) (empty $excluded) | join "," -}}
{{- $remedy := printf "Set %s to %q in podAnnotations" $mesh.excludes $all -}}
{{- if $listed -}}{{- $remedy = printf "Take %s out of %s in podAnnotations" ($captured | join " and ") $includes -}}{{- end -}}
{{- range $path := list "podAnnotations" "podLabels" -}}
{{- if eq (get (get $c.values $path) $mesh.name) $mesh.value -}}
{{- include "kong-client-ip.found" (list $c "mesh-sidecar" (dict "path" $path "name" $mesh.name "value" $mesh.value "remedy" $remedy)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { podAnnotations: { 'linkerd.io/inject': 'enabled' } },
			texts: [
				'podAnnotations has linkerd.io/inject: enabled. The sidecar of the mesh then receives the connections of the clients, and Kong sees the sidecar instead of them. Set config.linkerd.io/skip-inbound-ports to "8000,8443" in podAnnotations.',
			],
		},
		{
			values: {
				podLabels: { 'sidecar.istio.io/inject': 'true' },
				podAnnotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '8000' },
			},
			texts: [
				'podLabels has sidecar.istio.io/inject: true. The sidecar of the mesh then receives the connections of the clients, and Kong sees the sidecar instead of them. Set traffic.sidecar.istio.io/excludeInboundPorts to "8000,8443" in podAnnotations.',
			],
		},
		// Istio looks at the excluded ports only where all ports are included.
		{
			values: {
				podAnnotations: {
					'sidecar.istio.io/inject': 'true',
					'traffic.sidecar.istio.io/includeInboundPorts': '8000,9000',
					'traffic.sidecar.istio.io/excludeInboundPorts': '8000',
				},
			},
			texts: [
				'podAnnotations has sidecar.istio.io/inject: true. The sidecar of the mesh then receives the connections of the clients, and Kong sees the sidecar instead of them. Take 8000 out of traffic.sidecar.istio.io/includeInboundPorts in podAnnotations.',
			],
		},
	],
	neighbours: [
		{
			values: {
				podAnnotations: {
					'linkerd.io/inject': 'enabled',
					'config.linkerd.io/skip-inbound-ports': '8000,8443',
				},
			},
		},
		{ values: { podAnnotations: { 'linkerd.io/inject': 'disabled' } } },
		{
			values: {
				podLabels: { 'sidecar.istio.io/inject': 'true' },
				podAnnotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '9000' },
			},
		},
	],
});
