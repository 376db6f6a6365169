import { defineFinding } from '../../define.ts';
import { dataPlane } from '../../operator-objects.ts';
import { ingress, kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'object-refused',
	severity: 'error',
	text: 'The API server refuses {object}: {why}. {fix}.',
	doc: {
		what: 'The API server does not take a Service, Ingress or Gateway as it is written.',
		why: 'The object is not made, or stays as it was: nothing in it has an effect. `helm install` and `kubectl apply` end with an error. It is a warning where an update passes: then the object may be there all the same.',
		fix: 'Do what the message says.',
		source:
			'<https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec>, and the validation in <https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go>',
	},
	samples: [
		{
			objects: [service({ name: 'Kong_Proxy' }), kong()],
			texts: [
				'The API server refuses Service/Kong_Proxy: its name is "Kong_Proxy", and may hold only small letters, digits and -, and no more than 63 of them. Write another name.',
			],
		},
		{
			objects: [
				dataPlane({
					ingress: { ...local, name: 'Public', labels: { 'our team': 'edge', owner: 'edge team' } },
				}),
			],
			texts: [
				'The API server refuses the Service of DataPlane/kong: its name is "Public", and may hold only small letters, digits and -, and no more than 63 of them. Write another name.',
				'The API server refuses the Service of DataPlane/kong: "our team" is no name of a label: letters, digits, -, _ and ., no more than 63 of them, behind a domain and / at most. Write another name.',
				'The API server refuses the Service of DataPlane/kong: the label owner is "edge team", and may hold only letters, digits, -, _ and ., and no more than 63 of them. Write another value, or make it an annotation.',
			],
		},
		{
			objects: [
				service({ type: 'ClusterIP' }),
				kong(),
				ingress({
					className: 'aws-alb',
					annotations: {
						'kubernetes.io/ingress.class': 'alb',
						'alb.ingress.kubernetes.io/target-type': 'ip',
					},
				}),
			],
			texts: [
				'The API server refuses Ingress/edge: the annotation kubernetes.io/ingress.class says "alb", and spec.ingressClassName "aws-alb", which only an update may add. Keep the one that names your controller, and remove the other.',
			],
		},
		{
			// It has no effect behind a load balancer made elsewhere either.
			objects: [service({ type: 'ClusterIP', spec: local }), kong()],
			circumstances: { loadBalancer: 'aws-alb-ip' },
			texts: [
				'The API server refuses Service/kong-proxy: a Service of type ClusterIP has no externalTrafficPolicy: only one of type LoadBalancer or NodePort, or with externalIPs, may have it. Remove externalTrafficPolicy.',
			],
		},
		{
			objects: [service({ spec: { externalTrafficPolicy: 'local' } }), kong()],
			texts: [
				'The API server refuses Service/kong-proxy: externalTrafficPolicy is "local", and may be Cluster or Local. Write Local.',
			],
		},
		{
			objects: [
				service({
					type: 'NodePort',
					spec: {
						loadBalancerClass: 'service.k8s.aws/nlb',
						loadBalancerSourceRanges: ['10.0.0.0/8'],
						allocateLoadBalancerNodePorts: false,
						healthCheckNodePort: 32000,
					},
				}),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: only a Service of type LoadBalancer may have loadBalancerClass, and this one is of type NodePort. Remove loadBalancerClass.',
				'The API server refuses Service/kong-proxy: only a Service of type LoadBalancer may have loadBalancerSourceRanges, and this one is of type NodePort. Remove loadBalancerSourceRanges.',
				'The API server refuses Service/kong-proxy: only a Service of type LoadBalancer may have allocateLoadBalancerNodePorts, and this one is of type NodePort. Remove allocateLoadBalancerNodePorts.',
				'The API server refuses Service/kong-proxy: only a Service of type LoadBalancer with externalTrafficPolicy: Local may have healthCheckNodePort. Remove healthCheckNodePort.',
			],
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8' },
					type: 'NodePort',
					spec: { clusterIP: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } },
				}),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: only a Service of type LoadBalancer may have the annotation service.beta.kubernetes.io/load-balancer-source-ranges, and this one is of type NodePort. Remove it.',
				'The API server refuses Service/kong-proxy: a Service of type NodePort may not have clusterIP: None. Remove clusterIP.',
				'The API server refuses Service/kong-proxy: sessionAffinityConfig needs sessionAffinity: ClientIP. Remove sessionAffinityConfig.',
			],
		},
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'SingleStack' } }),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: ipFamilyPolicy is SingleStack, and ipFamilies names "IPv4" and "IPv6". Set ipFamilyPolicy: PreferDualStack, or name one family.',
			],
		},
		{
			objects: [
				service({ spec: { ...local, loadBalancerSourceRanges: [' 10.0.0.0/8', '192.0.2.1', 'AzureCloud'] } }),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: loadBalancerSourceRanges holds "192.0.2.1", which is no range. Write 192.0.2.1/32.',
				'The API server refuses Service/kong-proxy: loadBalancerSourceRanges holds "AzureCloud", which is no range. Write a CIDR block such as 10.0.0.0/16.',
			],
		},
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4', 'IPv4'] } }),
				service({ name: 'kong-admin', spec: { ...local, ipFamilies: ['ipv4'] } }),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: ipFamilies names a family twice. Name each family once.',
				'The API server refuses Service/kong-admin: ipFamilies is "ipv4", and may be IPv4 or IPv6. Write IPv4.',
			],
		},
		{
			objects: [
				service({ spec: { ...local, allocateLoadBalancerNodePorts: 'false' } }),
				ingress({ className: 'nginx', annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: allocateLoadBalancerNodePorts is "false", and must be true or false. Write false, without quotes.',
			],
		},
		{
			objects: [service({ spec: { ...local, ports: [] } }), kong()],
			texts: [
				'The API server refuses Service/kong-proxy: it has no ports. Name the ports that lead to Kong.',
			],
		},
		{
			objects: [
				service({
					spec: {
						...local,
						ports: [
							{ name: 'proxy', port: '80', targetPort: 8000 },
							{ port: 443, targetPort: 8443, protocol: 'tcp' },
							{ name: 'proxy', port: 443, targetPort: 8443 },
							{ name: 'proxy_tls', port: 8443, targetPort: 8443 },
							{ name: 'kubelet', port: 10250, targetPort: 8443 },
							{ name: 'again', port: 443, targetPort: 8443 },
							{ name: 'none', targetPort: 8443 },
						],
					},
				}),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: port is "80", and must be a number from 1 to 65535. Write 80 without quotes.',
				'The API server refuses Service/kong-proxy: of several ports each needs a name, and one has none. Name every port.',
				'The API server refuses Service/kong-proxy: protocol is "tcp", and may be TCP, UDP or SCTP. Write TCP.',
				'The API server refuses Service/kong-proxy: the name of a port is "proxy_tls", and may hold only small letters, digits and -, and no more than 63 of them. Write another name.',
				'The API server refuses Service/kong-proxy: port 10250 is that of the kubelet, and no load balancer may have it. Write another port.',
				'The API server refuses Service/kong-proxy: a port has no number. Write the number of the port.',
				'The API server refuses Service/kong-proxy: two ports have the name "proxy". Change one of them.',
				'The API server refuses Service/kong-proxy: two ports are TCP port 443. Change one of them.',
			],
		},
		{
			objects: [
				service({ type: 'ClusterIP', spec: { ports: [{ port: 80, targetPort: 8000, nodePort: 30080 }] } }),
				ingress({ className: 'nginx' }),
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: a port of a Service of type ClusterIP may not have a nodePort. Remove nodePort.',
			],
		},
		{
			objects: [
				{
					...service({ spec: local }),
					metadata: {
						name: 'kong-proxy',
						annotations: { 'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol': true },
						labels: { version: 3 },
					},
				},
				kong(),
			],
			texts: [
				'The API server refuses Service/kong-proxy: the annotation service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol is true, and must be a text. Write "true", in quotes.',
				'The API server refuses Service/kong-proxy: the label version is 3, and must be a text. Write "3", in quotes.',
			],
		},
	],
	neighbours: [
		// A tool has yet to fill in the name.
		{ objects: [service({ name: '${NAME}-proxy', spec: local }), kong()] },
		{
			objects: [
				dataPlane({ ingress: { ...local, name: 'public', labels: { 'example.com/team': 'Edge_1' } } }),
			],
		},
		{ objects: [service({ spec: { externalTrafficPolicy: 'Local', healthCheckNodePort: 32000 } }), kong()] },
		{ objects: [service({ type: 'NodePort', spec: local }), kong()] },
		{ objects: [service({ type: 'ClusterIP', spec: { ...local, externalIPs: ['192.0.2.10'] } }), kong()] },
		{
			objects: [
				service({ type: 'ClusterIP', spec: { externalTrafficPolicy: '', loadBalancerSourceRanges: [] } }),
				ingress({ className: 'nginx' }),
				kong(),
			],
		},
		{
			objects: [service({ spec: { ...local, ipFamilies: ['IPv4', 'IPv6'] } }), kong()],
		},
		{
			// The API server has taken it, whatever it says.
			objects: [
				{ ...service({ type: 'ClusterIP', spec: local }), metadata: { name: 'kong-proxy', uid: '1' } },
				kong(),
			],
		},
		{
			objects: [
				service({
					spec: {
						...local,
						ports: [
							{ name: 'dns', port: 53, targetPort: 8000 },
							{ name: 'dns-udp', port: 53, targetPort: 8000, protocol: 'UDP' },
						],
					},
				}),
				kong(),
			],
		},
	],
});
