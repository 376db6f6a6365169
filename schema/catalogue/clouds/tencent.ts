// Tencent Cloud CLB by TKE Service.
import { findNodes, findPods, keepsSource, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const docs = 'https://www.tencentcloud.com/document/product';

export const entry = {
	title: 'Tencent Cloud CLB',
	provider: 'Tencent',
	kind: 'pass-through',
	recognised: {
		annotationPrefixes: [
			'service.kubernetes.io/qcloud-',
			'service.cloud.tencent.com/',
			'service.kubernetes.io/loadbalance-id',
			'service.kubernetes.io/tke-existed-lbid',
		],
	},
	aliases: { tke: 1 },
	designedFor: 'TKE Services of type LoadBalancer',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	// The subnet itself makes the balancer internal.
	schemes: { 'internet-facing': {}, internal: {} },
	failsUnless: {
		annotations: { 'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid': null },
		why: 'only the subnet makes the balancer internal; without it the balancer faces the internet',
		scheme: 'internal',
	},
	followsHealthCheckNodePort: true,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { note: 'the console of CLB, for the subnet of the balancer' },
	},
	healthCheck: 'Under traffic policy Local only nodes with a pod are backends, by annotation.',
	hairpin: 'Not known: no source that was read says it.',
	notes: [
		'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid makes the balancer internal; also set clientIp.scheme internal, so that the chart notices if it is missing.',
		'service.cloud.tencent.com/direct-access: "true" sends straight to pods, by default on serverless clusters.',
		'PROXY cannot be switched on or off on a live CLB listener without an interruption.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			suggested: {
				'service.kubernetes.io/local-svc-only-bind-node-with-pod': 'true',
				'service.cloud.tencent.com/local-svc-weighted-balance': 'true',
			},
		},
		proxyProtocol: {
			...throughNodes,
			how: 'The CLB listener, configured by you, sends a PROXY v2 header.',
			proxyProtocol: [2],
			warnings: [
				'no source names an annotation that switches PROXY on. Switch it on at the CLB listener or by a TkeServiceConfig; otherwise Kong refuses every connection.',
			],
		},
		httpHeaders: {
			refused: "a Service's CLB listeners work on TCP; only those of an Ingress add X-Forwarded-For",
			instead: 'use strategy externalTrafficPolicy, which needs no trustedIPs',
		},
	},
	sources: [
		page('Tencent TKE: Service annotations', `${docs}/457/38426`),
		page('Tencent TKE: Services with CLB-to-pod direct access', `${docs}/457/36837`),
		page('Tencent TKE: Service balancing', `${docs}/457/39142`),
		page('Tencent CLB: PROXY protocol', `${docs}/214/70455`),
		{
			title: 'Tencent TKE: list of Service annotations',
			url: 'https://cloud.tencent.com/document/product/457/51258',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
