// Alibaba Cloud Network Load Balancer.
import { addsNoHeader, hostnameStatus, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { alibabaAnnotations, annotation, code, find, olderProxyProtocol, schemes } from './shared.ts';

export const entry = {
	title: 'Alibaba Cloud NLB',
	provider: 'Alibaba',
	kind: 'proxy',
	controller: { name: 'cloud-provider-alibaba-cloud', product: 'alibaba nlb', kind: 'Service' },
	designedFor: 'ACK Services of class alibabacloud.com/nlb',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClass: 'alibabacloud.com/nlb',
		loadBalancerClasses: ['alibabacloud.com/nlb'],
	},
	schemes,
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'TCP to the backend. Under traffic policy Local only nodes with a pod are backends.',
	hairpin: hostnameStatus,
	immutable: [{ text: 'the class', settings: ['class'], effect: 'refused' }],
	notes: [
		'Give alibaba-cloud-loadbalancer-zone-maps in proxy.annotations.',
		'Preservation works for ECS server groups; groups by address (Terway ENI) and TCPSSL listeners need PROXY.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: 'The balancer keeps the client address for ECS server groups and traffic policy Local keeps kube-proxy from hiding it.',
			annotations: { [annotation.preserve]: 'on' },
			needs: [{ what: 'cloud-provider-alibaba-cloud', from: '2.5.0' }],
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v2 header.',
			annotations: { [annotation.proxyProtocol]: 'on' },
			alternatives: olderProxyProtocol,
			proxyProtocol: [2],
			needs: [{ what: 'cloud-provider-alibaba-cloud', from: '2.5.0' }],
		},
		httpHeaders: { ...addsNoHeader, refused: 'an NLB works on TCP and adds no HTTP header' },
	},
	sources: [alibabaAnnotations, code('nlbv2/listeners.go'), kubernetesSourceIp],
} as const satisfies LoadBalancer;
