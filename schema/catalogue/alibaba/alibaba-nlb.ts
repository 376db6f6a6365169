// Alibaba Cloud Network Load Balancer.
import { addsNoHeader, hostnameStatus, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { alibabaAnnotations, annotation, code, find, olderProxyProtocol, schemes } from './shared.ts';

const zoneMaps = {
	what: 'zones and vSwitches in proxy.annotations: alibaba-cloud-loadbalancer-zone-maps',
} as const;

export const entry = {
	title: 'Alibaba Cloud NLB',
	provider: 'Alibaba',
	kind: 'proxy',
	controller: { name: 'cloud-provider-alibaba-cloud', product: 'alibaba nlb', kind: 'Service' },
	aliases: { ack: 2 },
	designedFor: 'ACK Services of class alibabacloud.com/nlb',
	recommended: 'externalTrafficPolicy',
	service: {
		type: 'LoadBalancer',
		loadBalancerClass: 'alibabacloud.com/nlb',
		loadBalancerClasses: ['alibabacloud.com/nlb'],
	},
	schemes,
	// An annotation that is gone, or empty, is no wish: what it switched on would stay on.
	off: { [annotation.proxyProtocol]: 'off', [annotation.preserve]: 'off' },
	failsUnless: {
		annotations: { [annotation.zones]: null, [annotation.id]: null },
		why: 'no Network Load Balancer is made without zones and vSwitches',
	},
	badAnnotations: [
		{
			strategy: 'externalTrafficPolicy',
			annotation: '^service\\.beta\\.kubernetes\\.io/ali(baba-)?cloud-loadbalancer-server-group-type$',
			value: '^[iI][pP]$',
			why: 'for groups of targets by address the cloud cannot keep the client address: use strategy proxyProtocol',
		},
		{
			strategy: 'externalTrafficPolicy',
			annotation: '^service\\.beta\\.kubernetes\\.io/ali(baba-)?cloud-loadbalancer-protocol-port$',
			value: '[tT][cC][pP][sS][sS][lL]:',
			why: 'a TLS listener cannot use targets for which the client address is kept: use strategy proxyProtocol',
		},
	],
	followsHealthCheckNodePort: true,
	find,
	healthCheck: 'TCP to the backend. Under traffic policy Local only nodes with a pod are backends.',
	hairpin: hostnameStatus,
	immutable: [{ text: 'the class', settings: ['class'], effect: 'refused' }],
	notes: [
		'The client address is kept for server groups of type Instance, which also hold pods of Terway (backend-type: eni). Groups by address (server-group-type: Ip), TLS listeners and IPv6 clients need PROXY.',
		'New balancers cannot be reached by their own host name. Point a CNAME of your domain to it.',
		'On an existing balancer (alibaba-cloud-loadbalancer-id) the controller makes no listeners without force-override-listeners: "true".',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			how: 'The balancer keeps the client address and traffic policy Local keeps kube-proxy from hiding it.',
			annotations: { [annotation.preserve]: 'on' },
			needs: [{ what: 'cloud-provider-alibaba-cloud', from: '2.5.0' }, zoneMaps],
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v2 header.',
			annotations: { [annotation.proxyProtocol]: 'on' },
			alternatives: olderProxyProtocol,
			proxyProtocol: [2],
			needs: [{ what: 'cloud-provider-alibaba-cloud', from: '2.5.0' }, zoneMaps],
		},
		httpHeaders: { ...addsNoHeader, refused: 'an NLB works on TCP and adds no HTTP header' },
	},
	sources: [
		alibabaAnnotations,
		code('nlbv2/listeners.go'),
		code('nlbv2/loadbalancer.go'),
		code('nlbv2/server_groups.go'),
		{
			title: 'Alibaba Cloud: how NLB passes client addresses on',
			url: 'https://www.alibabacloud.com/help/en/server-load-balancer/latest/nlb-how-to-obtain-the-real-client-ip',
			read: '2026-11',
		},
		{
			title: 'Alibaba Cloud: NLB instances',
			url: 'https://www.alibabacloud.com/help/en/slb/network-load-balancer/user-guide/overview-of-nlb-instances/',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
