import { listenedStreams } from '../../../decide/streams.ts';
import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';
import { nodePorts, type Port, streamPorts } from './node-ports.ts';

const portOf = (path: string, port: number, used: boolean): Port => ({ path, port, used });

/** Ports on which the container listens. */
const containerPorts = (values: Values, hasInCluster: boolean): Port[] => [
	...fixedPorts(values, hasInCluster),
	...streamPorts(values, 'TCP', 'containerPort'),
	...setPorts(values, 'TCP'),
];

/** Those that the user's own KONG_STREAM_LISTEN names. */
const setPorts = (values: Values, protocol: 'TCP' | 'UDP'): Port[] =>
	listenedStreams(values)
		.filter((one) => one.protocol === protocol)
		.map(({ key, port }) => portOf(`env.${key}`, port, true));

const fixedPorts = ({ proxy, inCluster, status, admin }: Values, hasInCluster: boolean): Port[] => [
	portOf('proxy.http.containerPort', proxy.http.containerPort, proxy.http.enabled),
	portOf('proxy.tls.containerPort', proxy.tls.containerPort, proxy.tls.enabled),
	portOf('inCluster.http.containerPort', inCluster.http.containerPort, hasInCluster && proxy.http.enabled),
	portOf('inCluster.tls.containerPort', inCluster.tls.containerPort, hasInCluster && proxy.tls.enabled),
	portOf('status.http.containerPort', status.http.containerPort, true),
	portOf('admin.tls.containerPort', admin.tls.containerPort, admin.enabled),
];

const servicePorts = (values: Values): Port[] => [
	...fixedServicePorts(values),
	...streamPorts(values, 'TCP', 'servicePort'),
];

const fixedServicePorts = ({ proxy }: Values): Port[] => [
	portOf('proxy.http.servicePort', proxy.http.servicePort, proxy.http.enabled),
	portOf('proxy.tls.servicePort', proxy.tls.servicePort, proxy.tls.enabled),
];

const inClusterPorts = ({ proxy, inCluster }: Values, hasInCluster: boolean): Port[] => [
	portOf('inCluster.http.servicePort', inCluster.http.servicePort, hasInCluster && proxy.http.enabled),
	portOf('inCluster.tls.servicePort', inCluster.tls.servicePort, hasInCluster && proxy.tls.enabled),
];

/** The same of UDP, which shares its numbers with TCP. */
const udpPorts = (values: Values): Port[][] => [
	[...streamPorts(values, 'UDP', 'containerPort'), ...setPorts(values, 'UDP')],
	streamPorts(values, 'UDP', 'servicePort', 'proxy'),
	streamPorts(values, 'UDP', 'servicePort', 'udpProxy'),
	streamPorts(values, 'UDP', 'nodePort'),
];

/** Ports that are used more than once, in their order, and by what. */
function twice(ports: readonly Port[]): [port: number, paths: string[]][] {
	const pathsByPort = new Map<number, string[]>();
	for (const { path, port, used } of ports) {
		if (port === null || !used) continue;
		const paths = pathsByPort.get(port);
		if (paths) paths.push(path);
		else pathsByPort.set(port, [path]);
	}
	if (pathsByPort.size === ports.length) return [];
	return [...pathsByPort].filter(([, paths]) => paths.length > 1).sort(([a], [b]) => a - b);
}

export const finding = defineFinding({
	code: 'port-twice',
	severity: 'error',
	text: 'Port {port} is used by {paths}. Give each its own.',
	doc: {
		what: 'Two listeners, two ports of the Service or two node ports are the same.',
		why: 'Only one listener can have a port, and Kubernetes refuses a Service that has one twice.',
		fix: 'Give each its own.',
		source: '[settings.md](settings.md)',
	},
	alone: [],
	restsOn: onMethod,
	find: ({ values, inCluster }, found) =>
		[
			containerPorts(values, inCluster),
			servicePorts(values),
			inClusterPorts(values, inCluster),
			nodePorts(values),
			...udpPorts(values),
		]
			.flatMap(twice)
			.flatMap(([port, paths]) => {
				const [first = '', second = '', ...others] = paths;
				return found(second, { port: String(port), paths: paths.join(' and ') }, [first, ...others]);
			}),
	template: `
{{- $c := . -}}
{{- $v := .values -}}
{{- $http := $v.proxy.http.enabled -}}
{{- $tls := $v.proxy.tls.enabled -}}
{{- /* Ports of streams: by protocol and what they are of. */ -}}
{{- $of := dict "TCP containerPort" list "TCP servicePort" list "TCP nodePort" list "UDP containerPort" list "UDP servicePort proxy" list "UDP servicePort udpProxy" list "UDP nodePort" list -}}
{{- range $stream := .openStreams -}}
{{- range $key := list "containerPort" "servicePort" "nodePort" -}}
{{- $name := printf "%s %s" $stream.protocol $key -}}
{{- if eq $name "UDP servicePort" -}}{{- $name = printf "%s %s" $name $stream.of -}}{{- end -}}
{{- $port := get $stream $key -}}
{{- $_ := set $of $name (append (get $of $name) (list (printf "%s.%s" $stream.by $key) $port $port)) -}}
{{- end -}}
{{- end -}}
{{- if not .openStreams -}}
{{- range $key, $value := $v.env -}}
{{- if and (eq (upper $key) "STREAM_LISTEN") (kindIs "string" $value) -}}
{{- $seen := list -}}
{{- range splitList "," $value -}}
{{- $port := regexFind ":[0-9]{1,5}( |$)" . | trim | trimPrefix ":" -}}
{{- $name := printf "%s containerPort" (regexMatch "(^| )udp( |$)" . | ternary "UDP" "TCP") -}}
{{- if not (has (printf "%s %s" $name $port) $seen) -}}
{{- $seen = append $seen (printf "%s %s" $name $port) -}}
{{- $_ := set $of $name (append (get $of $name) (list (printf "env.%s" $key) $port $port)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- end -}}
{{- range list
  (concat (list
    (list "proxy.http.containerPort" $v.proxy.http.containerPort $http)
    (list "proxy.tls.containerPort" $v.proxy.tls.containerPort $tls)
    (list "inCluster.http.containerPort" $v.inCluster.http.containerPort (and .hasInCluster $http))
    (list "inCluster.tls.containerPort" $v.inCluster.tls.containerPort (and .hasInCluster $tls))
    (list "status.http.containerPort" $v.status.http.containerPort true)
    (list "admin.tls.containerPort" $v.admin.tls.containerPort $v.admin.enabled)) (get $of "TCP containerPort"))
  (concat (list
    (list "proxy.http.servicePort" $v.proxy.http.servicePort $http)
    (list "proxy.tls.servicePort" $v.proxy.tls.servicePort $tls)) (get $of "TCP servicePort"))
  (list
    (list "inCluster.http.servicePort" $v.inCluster.http.servicePort (and .hasInCluster $http))
    (list "inCluster.tls.servicePort" $v.inCluster.tls.servicePort (and .hasInCluster $tls)))
  (concat (list
    (list "proxy.http.nodePort" $v.proxy.http.nodePort (and $v.proxy.http.nodePort $http))
    (list "proxy.tls.nodePort" $v.proxy.tls.nodePort (and $v.proxy.tls.nodePort $tls))
    (list "proxy.healthCheckNodePort" $v.proxy.healthCheckNodePort $v.proxy.healthCheckNodePort)) (get $of "TCP nodePort"))
  (get $of "UDP containerPort")
  (get $of "UDP servicePort proxy")
  (get $of "UDP servicePort udpProxy")
  (get $of "UDP nodePort") -}}
{{- $paths := dict -}}
{{- range . -}}
{{- if index . 2 -}}
{{- /* Padded, so that a map's order of keys is the order of ports. */ -}}
{{- $port := printf "%05d" (int (index . 1)) -}}
{{- $_ := set $paths $port (append (get $paths $port | default list) (index . 0)) -}}
{{- end -}}
{{- end -}}
{{- range $port, $all := $paths -}}
{{- if gt (len $all) 1 -}}
{{- include "kong-client-ip.found" (list $c "port-twice" (dict "port" (trimPrefix "0" $port | trimPrefix "0" | trimPrefix "0" | trimPrefix "0") "paths" ($all | join " and "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				proxy: { http: { nodePort: 30080 }, tls: { nodePort: 30080 } },
				status: { http: { containerPort: 8000 } },
			},
			texts: [
				'Port 8000 is used by proxy.http.containerPort and status.http.containerPort. Give each its own.',
				'Port 30080 is used by proxy.http.nodePort and proxy.tls.nodePort. Give each its own.',
			],
		},
		{
			values: { proxy: { http: { servicePort: 443 } } },
			texts: ['Port 443 is used by proxy.http.servicePort and proxy.tls.servicePort. Give each its own.'],
		},
		{
			values: { inCluster: { enabled: true, http: { servicePort: 443 } } },
			texts: [
				'Port 443 is used by inCluster.http.servicePort and inCluster.tls.servicePort. Give each its own.',
			],
		},
		{
			values: { env: { stream_listen: '0.0.0.0:9000, [::]:8443 ssl reuseport, [::1]:9000' } },
			texts: ['Port 8443 is used by proxy.tls.containerPort and env.stream_listen. Give each its own.'],
		},
		{
			values: {
				proxy: {
					stream: [
						{ containerPort: 8000, servicePort: 9000 },
						{ containerPort: 9001, servicePort: 443, nodePort: 30001 },
						{ containerPort: 9002, nodePort: 30001 },
						{ containerPort: 9002, servicePort: 9003 },
					],
				},
			},
			texts: [
				'Port 8000 is used by proxy.http.containerPort and proxy.stream[0].containerPort. Give each its own.',
				'Port 9002 is used by proxy.stream[2].containerPort and proxy.stream[3].containerPort. Give each its own.',
				'Port 443 is used by proxy.tls.servicePort and proxy.stream[1].servicePort. Give each its own.',
				'Port 30001 is used by proxy.stream[1].nodePort and proxy.stream[2].nodePort. Give each its own.',
			],
		},
		{
			values: {
				proxy: { stream: [{ containerPort: 5353, servicePort: 53, protocol: 'UDP' }] },
				udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] },
			},
			texts: [
				'Port 5353 is used by proxy.stream[0].containerPort and udpProxy.stream[0].containerPort. Give each its own.',
			],
		},
	],
	neighbours: [
		// UDP has numbers of its own, and every Service has.
		{
			values: {
				proxy: { stream: [{ containerPort: 5353, servicePort: 53 }] },
				udpProxy: { enabled: true, stream: [{ containerPort: 5353, servicePort: 53 }] },
			},
		},
		{ values: { udpProxy: { stream: [{ containerPort: 5353 }, { containerPort: 5353 }] } } },
		{ values: { env: { stream_listen: '0.0.0.0:8443 udp, 0.0.0.0:9000, [::]:9000' } } },
		{
			values: {
				proxy: { http: { nodePort: 30080 }, tls: { nodePort: 30081 } },
				status: { http: { containerPort: 8200 } },
			},
		},
		// Nothing else listens on the port of what is off.
		{
			values: {
				proxy: { http: { enabled: false, nodePort: 30080 }, tls: { nodePort: 30080 } },
				status: { http: { containerPort: 8000 } },
			},
		},
		{ values: { status: { http: { containerPort: 8080 } } } },
		// Services of their own, the second of which is not there.
		{ values: { inCluster: { http: { servicePort: 443 } } } },
	],
});
