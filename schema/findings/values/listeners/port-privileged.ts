import { streamsOf } from '../../../decide/streams.ts';
import { isMap } from '../../../text/map.ts';
import { pathText } from '../../../text/path.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';

/** Linux lets only root, or who may do as root does, listen on ports below this one; a setting of the kernel moves it. */
export const privilegedBelow = 1024;
const sysctl = 'net.ipv4.ip_unprivileged_port_start';

type Port = readonly [path: string, port: number, used: boolean];

const portsOf = (values: Values, hasInCluster: boolean): Port[] => [
	...fixedPorts(values, hasInCluster),
	...streamsOf(values).flatMap(({ at, containerPort }): Port[] =>
		containerPort === null ? [] : [[pathText(at), containerPort, true]],
	),
];

const fixedPorts = ({ proxy, inCluster, status, admin }: Values, hasInCluster: boolean): Port[] => [
	['proxy.http', proxy.http.containerPort, proxy.http.enabled],
	['proxy.tls', proxy.tls.containerPort, proxy.tls.enabled],
	['inCluster.http', inCluster.http.containerPort, hasInCluster && proxy.http.enabled],
	['inCluster.tls', inCluster.tls.containerPort, hasInCluster && proxy.tls.enabled],
	['status.http', status.http.containerPort, true],
	['admin.tls', admin.tls.containerPort, admin.enabled],
];

/** The first port that every user may listen on: what the pod's sysctl says. */
function firstFree({ sysctls }: Values['securityContext']): number {
	const all = Array.isArray(sysctls) ? sysctls.filter(isMap) : [];
	const own = all
		.filter(({ name }) => name === sysctl)
		.map(({ value }) => Number.parseInt(String(value), 10));
	return own.length > 0 ? (own.at(-1) ?? 0) || 0 : privilegedBelow;
}

/** Whether Kong runs as root; what rights a root has is the user's to know. */
const isRoot = ({ securityContext, containerSecurityContext }: Values) =>
	(containerSecurityContext.runAsUser ?? securityContext.runAsUser) === 0;

export const finding = defineFinding({
	code: 'port-privileged',
	severity: 'error',
	text: '{path}.containerPort {port}: without root, Kong cannot listen below {first}, so it would not start. Use a higher port (servicePort can stay as it is), or add {sysctl}, with a value of {port} or less, to securityContext.sysctls.',
	doc: {
		what: 'A listener of Kong has a port below 1024.',
		why: 'Kong runs as user 1000 without capabilities and may not listen there, so it stops. Some container runtimes lower the limit in pods and some do not; the sysctl, which Kubernetes counts among the safe ones, lowers it on all of them.',
		fix: 'Use a port from 1024 on: clients reach Kong at the Service\'s port, whatever the container\'s is. Or set `securityContext: {sysctls: [{name: net.ipv4.ip_unprivileged_port_start, value: "0"}]}`.',
		source: '<https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls>',
	},
	alone: 'always',
	restsOn: onMethod,
	find({ values, inCluster }, found) {
		if (isRoot(values)) return [];
		const first = firstFree(values.securityContext);
		return portsOf(values, inCluster)
			.filter(([, port, used]) => used && port < first)
			.flatMap(([path, port]) =>
				found(`${path}.containerPort`, { path, port: String(port), first: String(first), sysctl }),
			);
	},
	template: `
{{- $c := . -}}
{{- $v := .values -}}
{{- $sysctl := "${sysctl}" -}}
{{- $first := int .constants.privilegedBelow -}}
{{- if kindIs "slice" $v.securityContext.sysctls -}}
{{- range $v.securityContext.sysctls -}}
{{- if kindIs "map" . -}}
{{- if eq (toString .name) $sysctl -}}{{- $first = int (toString .value | regexFind "^[0-9]+") -}}{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- $user := $v.securityContext.runAsUser -}}
{{- if hasKey $v.containerSecurityContext "runAsUser" -}}{{- $user = $v.containerSecurityContext.runAsUser -}}{{- end -}}
{{- if ne (toString $user) "0" -}}
{{- $ports := list
  (list "proxy.http" $v.proxy.http.containerPort $v.proxy.http.enabled)
  (list "proxy.tls" $v.proxy.tls.containerPort $v.proxy.tls.enabled)
  (list "inCluster.http" $v.inCluster.http.containerPort (and .hasInCluster $v.proxy.http.enabled))
  (list "inCluster.tls" $v.inCluster.tls.containerPort (and .hasInCluster $v.proxy.tls.enabled))
  (list "status.http" $v.status.http.containerPort true)
  (list "admin.tls" $v.admin.tls.containerPort $v.admin.enabled) -}}
{{- range .openStreams -}}{{- $ports = append $ports (list .by .containerPort true) -}}{{- end -}}
{{- range $ports -}}
{{- $port := int64 (index . 1) -}}
{{- if and (index . 2) (lt $port (int64 $first)) -}}
{{- include "kong-client-ip.found" (list $c "port-privileged" (dict "path" (index . 0) "port" $port "first" $first "sysctl" $sysctl)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { udpProxy: { enabled: true, stream: [{ containerPort: 53 }] } },
			texts: [
				'udpProxy.stream[0].containerPort 53: without root, Kong cannot listen below 1024, so it would not start. Use a higher port (servicePort can stay as it is), or add net.ipv4.ip_unprivileged_port_start, with a value of 53 or less, to securityContext.sysctls.',
			],
		},
		{
			values: { proxy: { http: { containerPort: 80 }, tls: { containerPort: 443 } } },
			texts: [80, 443].map(
				(port) =>
					`proxy.${port === 80 ? 'http' : 'tls'}.containerPort ${port}: without root, Kong cannot listen below 1024, so it would not start. Use a higher port (servicePort can stay as it is), or add net.ipv4.ip_unprivileged_port_start, with a value of ${port} or less, to securityContext.sysctls.`,
			),
		},
		{
			values: {
				status: { http: { containerPort: 81 } },
				securityContext: { sysctls: [{ name: sysctl, value: '443' }] },
			},
			texts: [
				'status.http.containerPort 81: without root, Kong cannot listen below 443, so it would not start. Use a higher port (servicePort can stay as it is), or add net.ipv4.ip_unprivileged_port_start, with a value of 81 or less, to securityContext.sysctls.',
			],
		},
	],
	neighbours: [
		{
			values: {
				proxy: { http: { containerPort: 1024 }, stream: [{ containerPort: 5353, servicePort: 53 }] },
			},
		},
		{ values: { proxy: { http: { enabled: false, containerPort: 80 } } } },
		{ values: { inCluster: { http: { containerPort: 80 } }, admin: { tls: { containerPort: 444 } } } },
		{
			values: {
				proxy: { http: { containerPort: 80 } },
				securityContext: { sysctls: [{ name: sysctl, value: '0' }] },
			},
		},
		{
			values: {
				proxy: { http: { containerPort: 80 } },
				containerSecurityContext: { runAsUser: 0, runAsNonRoot: false },
			},
		},
	],
});
