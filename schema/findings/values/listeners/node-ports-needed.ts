import { openStreams } from '../../../decide/streams.ts';
import { pathText } from '../../../text/path.ts';
import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'node-ports-needed',
	severity: 'error',
	text: '{loadBalancer} sends to ports of the nodes, and proxy.allocateLoadBalancerNodePorts: false leaves them out, so that no request reaches Kong. Remove it, or give {missing} a node port.',
	doc: {
		what: 'The load balancer calls Kong by ports of the nodes, and the Service is to have none.',
		why: 'A load balancer that opens connections of its own needs a port of the node to connect to, and so do the instance targets of AWS. Those that leave packets their own address, such as MetalLB, need none.',
		fix: 'Remove `proxy.allocateLoadBalancerNodePorts`, or set fixed node ports in `proxy.http.nodePort` and `proxy.tls.nodePort`.',
		source:
			'<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation>',
	},
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'proxy.type'],
	find({ product, id, method, serviceType, values }, found) {
		const { proxy } = values;
		const connects = product.kind !== 'pass-through' || product.provider === 'AWS';
		if (proxy.allocateLoadBalancerNodePorts !== false || serviceType !== 'LoadBalancer') return [];
		if (!connects || method?.targets !== 'nodes') return [];
		const ports = (['http', 'tls'] as const).filter(
			(name) => proxy[name].enabled && proxy[name].nodePort === null,
		);
		const streams = openStreams(values).filter((one) => one.of === 'proxy' && one.nodePort === null);
		const missing = [...ports.map((name) => `proxy.${name}`), ...streams.map(({ at }) => pathText(at))];
		if (missing.length === 0) return [];
		const named = missing.join(' and ');
		return found('proxy.allocateLoadBalancerNodePorts', { loadBalancer: id, missing: named });
	},
	template: `
{{- $connects := or (ne .product.kind "pass-through") (eq .product.provider "AWS") -}}
{{- $off := eq (toString .values.proxy.allocateLoadBalancerNodePorts) "false" -}}
{{- if and $off $connects (eq .serviceType "LoadBalancer") .method -}}
{{- if eq (toString .method.targets) "nodes" -}}
{{- $missing := list -}}
{{- range list "http" "tls" -}}
{{- $port := get $.values.proxy . -}}
{{- if and $port.enabled (not $port.nodePort) -}}{{- $missing = append $missing (printf "proxy.%s" .) -}}{{- end -}}
{{- end -}}
{{- range .openStreams -}}
{{- if and (eq .of "proxy") (not .nodePort) -}}{{- $missing = append $missing .by -}}{{- end -}}
{{- end -}}
{{- if $missing -}}
{{- include "kong-client-ip.found" (list . "node-ports-needed" (dict "loadBalancer" .id "missing" ($missing | join " and "))) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { loadBalancer: 'digitalocean-regional', trustedIPs: ['10.0.0.0/16'] },
				proxy: { allocateLoadBalancerNodePorts: false },
			},
			texts: [
				'digitalocean-regional sends to ports of the nodes, and proxy.allocateLoadBalancerNodePorts: false leaves them out, so that no request reaches Kong. Remove it, or give proxy.http and proxy.tls a node port.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-instance' },
				proxy: {
					allocateLoadBalancerNodePorts: false,
					http: { nodePort: 30080 },
					stream: [{ containerPort: 9000 }, { containerPort: 9001, nodePort: 30091 }],
				},
			},
			texts: [
				'aws-nlb-instance sends to ports of the nodes, and proxy.allocateLoadBalancerNodePorts: false leaves them out, so that no request reaches Kong. Remove it, or give proxy.tls and proxy.stream[0] a node port.',
			],
		},
	],
	neighbours: [
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { allocateLoadBalancerNodePorts: false } },
		},
		{ values: { clientIp: { loadBalancer: 'metallb' }, proxy: { allocateLoadBalancerNodePorts: false } } },
		{
			values: {
				clientIp: { loadBalancer: 'digitalocean-regional', trustedIPs: ['10.0.0.0/16'] },
				proxy: {
					allocateLoadBalancerNodePorts: false,
					http: { nodePort: 30080 },
					tls: { nodePort: 30443 },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'digitalocean-regional', trustedIPs: ['10.0.0.0/16'] },
				proxy: { allocateLoadBalancerNodePorts: true },
			},
		},
	],
});
