import { defineFinding } from '../../define.ts';
import { onService } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'load-balancer-only',
	severity: 'warning',
	text: '{path} does nothing on a Service of type {type}. Remove it.',
	doc: {
		what: 'A setting needs a Service of type LoadBalancer.',
		why: 'Kubernetes ignores or refuses it on others.',
		fix: 'Remove it.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	restsOn: onService,
	onImport: 'idle',
	find({ values: { proxy }, serviceType }, found) {
		if (serviceType === 'LoadBalancer') return [];
		const set: [path: string, isSet: boolean][] = [
			['proxy.allocateLoadBalancerNodePorts', proxy.allocateLoadBalancerNodePorts !== null],
			['proxy.loadBalancerClass', Boolean(proxy.loadBalancerClass)],
			['proxy.loadBalancerIP', Boolean(proxy.loadBalancerIP)],
			['proxy.loadBalancerSourceRanges', proxy.loadBalancerSourceRanges.length > 0],
		];
		return set.flatMap(([path, isSet]) => (isSet ? found(path, { path, type: serviceType }) : []));
	},
	template: `
{{- $c := . -}}
{{- if ne .serviceType "LoadBalancer" -}}
{{- range list "allocateLoadBalancerNodePorts" "loadBalancerClass" "loadBalancerIP" "loadBalancerSourceRanges" -}}
{{- $value := get $c.values.proxy . -}}
{{- if or $value (kindIs "bool" $value) -}}
{{- include "kong-client-ip.found" (list $c "load-balancer-only" (dict "path" (printf "proxy.%s" .) "type" $c.serviceType)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'NodePort', loadBalancerIP: '192.0.2.1' },
			},
			texts: ['proxy.loadBalancerIP does nothing on a Service of type NodePort. Remove it.'],
		},
		{
			values: {
				clientIp: { strategy: 'none' },
				proxy: {
					type: 'ClusterIP',
					allocateLoadBalancerNodePorts: false,
					loadBalancerClass: 'example.com/lb',
					loadBalancerSourceRanges: ['203.0.113.0/24'],
				},
			},
			texts: [
				'proxy.allocateLoadBalancerNodePorts does nothing on a Service of type ClusterIP. Remove it.',
				'proxy.loadBalancerClass does nothing on a Service of type ClusterIP. Remove it.',
				'proxy.loadBalancerSourceRanges does nothing on a Service of type ClusterIP. Remove it.',
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'LoadBalancer', loadBalancerIP: '192.0.2.1' },
			},
		},
		{
			values: {
				clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { type: 'NodePort', loadBalancerSourceRanges: [] },
			},
		},
	],
});
