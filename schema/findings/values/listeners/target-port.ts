import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'target-port',
	severity: 'error',
	text: 'proxy.tls.overrideServiceTargetPort is {port}, where no public listener of Kong is. Use {ports}, or remove it.',
	doc: {
		what: "The Service's TLS port leads to a port of the pod where no public listener of Kong is.",
		why: 'Connections are refused, or reach a listener that expects something else.',
		fix: 'Name the port of the plain or of the TLS listener, or remove it.',
		source: '[settings.md](settings.md)',
	},
	restsOn: ['proxy.http', 'proxy.tls', 'deployment.sidecarContainers'],
	onImport: 'gives way',
	find({ values }, found) {
		const { http, tls } = values.proxy;
		const target = tls.overrideServiceTargetPort;
		// A container beside Kong may listen on any port.
		if (target === null || !tls.enabled || values.deployment.sidecarContainers.length > 0) return [];
		const listening = [http, tls].filter(({ enabled }) => enabled).map(({ containerPort }) => containerPort);
		if (listening.includes(target)) return [];
		const args = { port: String(target), ports: listening.join(' or ') };
		return found('proxy.tls.overrideServiceTargetPort', args);
	},
	template: `
{{- $http := .values.proxy.http -}}
{{- $tls := .values.proxy.tls -}}
{{- $target := $tls.overrideServiceTargetPort -}}
{{- if and $target $tls.enabled (not .values.deployment.sidecarContainers) -}}
{{- $listening := list (int64 $tls.containerPort | toString) -}}
{{- if $http.enabled -}}
{{- $listening = prepend $listening (int64 $http.containerPort | toString) -}}
{{- end -}}
{{- if not (has (int64 $target | toString) $listening) -}}
{{- include "kong-client-ip.found" (list . "target-port" (dict "port" (int64 $target) "ports" ($listening | join " or "))) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { proxy: { tls: { overrideServiceTargetPort: 8080 } } },
			texts: [
				'proxy.tls.overrideServiceTargetPort is 8080, where no public listener of Kong is. Use 8000 or 8443, or remove it.',
			],
		},
		{
			values: { proxy: { http: { enabled: false }, tls: { overrideServiceTargetPort: 8000 } } },
			texts: [
				'proxy.tls.overrideServiceTargetPort is 8000, where no public listener of Kong is. Use 8443, or remove it.',
			],
		},
	],
	neighbours: [
		{ values: { proxy: { tls: { overrideServiceTargetPort: 8000 } } } },
		{ values: { proxy: { tls: { overrideServiceTargetPort: 8080, enabled: false } } } },
		{
			values: {
				proxy: { tls: { overrideServiceTargetPort: 8080 } },
				deployment: { sidecarContainers: [{ name: 'tls', image: 'example/tls:1' }] },
			},
		},
	],
});
