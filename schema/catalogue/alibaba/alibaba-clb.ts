// Alibaba Cloud Classic Load Balancer.
import { keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	alibabaAnnotations,
	alibabaUsage,
	annotation,
	code,
	find,
	olderProxyProtocol,
	schemes,
} from './shared.ts';

export const entry = {
	title: 'Alibaba Cloud CLB',
	provider: 'Alibaba',
	kind: 'pass-through',
	controller: { name: 'cloud-provider-alibaba-cloud', product: 'alibaba clb', kind: 'Service' },
	aliases: { ack: 1 },
	designedFor: 'ACK Services without a load balancer class',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	schemes,
	// An annotation that is gone, or empty, is no wish: PROXY would stay on.
	off: { [annotation.proxyProtocol]: 'off' },
	// Only nodes with a ready pod become backends under Local.
	ignoresSourceRanges: true,
	followsHealthCheckNodePort: true,
	// Under HTTP it calls from the range that its maker keeps for that.
	find: { ...find, loadBalancer: { ranges: ['100.64.0.0/10'] } },
	hostnameAnnotation: annotation.hostname,
	hostnameNeeded: true,
	healthCheck:
		'TCP to the node port; for HTTP listeners an HTTP request for /, which the chart switches on. Under traffic policy Local only nodes with a pod are backends.',
	immutable: [
		{
			text: 'the scheme: the controller reports an error at every sync and the balancer does not change, while its listeners do',
			settings: ['scheme'],
			effect: 'refused',
		},
		{ text: 'the class', settings: ['class'], effect: 'refused' },
	],
	hairpin:
		'Callers inside the cluster skip the balancer, which is right without PROXY. With PROXY or HTTP, set clientIp.hostname.',
	notes: [
		'With Terway, service.beta.kubernetes.io/backend-type: eni sends straight to pods.',
		'The controller does not read loadBalancerSourceRanges here: use alibaba-cloud-loadbalancer-acl-id, -acl-status and -acl-type.',
		'On an existing balancer (alibaba-cloud-loadbalancer-id) the controller makes no listeners without force-override-listeners: "true".',
	],
	strategies: {
		externalTrafficPolicy: keepsSource,
		proxyProtocol: {
			...throughNodes,
			how: 'The balancer sends a PROXY v2 header, which also carries IPv6 clients to IPv4 backends.',
			packetSource: 'client',
			annotations: { [annotation.proxyProtocol]: 'on' },
			alternatives: olderProxyProtocol,
			proxyProtocol: [2],
		},
		httpHeaders: {
			...throughNodes,
			how: 'The balancer ends HTTP and adds the client to X-Forwarded-For.',
			annotations: {
				[annotation.protocolPort]: { text: '{ports}', each: { ports: '{protocol}:{port}' } },
				[annotation.forwardedProto]: 'on',
			},
			// HTTP listeners are made with the check off; Kong answers / with 404 where no route takes it.
			suggested: { [annotation.checkFlag]: 'on', [annotation.checkCodes]: 'http_2xx,http_3xx,http_4xx' },
			header: { appends: 'client', forwarded: { proto: 'replaces' } },
			tlsEndsAtBalancer: true,
			needs: [{ what: 'the certificate in proxy.annotations: alibaba-cloud-loadbalancer-cert-id' }],
		},
	},
	sources: [
		alibabaUsage,
		alibabaAnnotations,
		code('clbv1/listeners.go'),
		code('clbv1/loadbalancer.go'),
		{
			title: 'Alibaba Cloud: FAQ about health checks of CLB',
			url: 'https://www.alibabacloud.com/help/en/slb/classic-load-balancer/support/faq-about-health-checks',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
