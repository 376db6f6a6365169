// Exoscale Network Load Balancer.
import { addsNoHeader, findNodes, findPods, keepsSource, sendsNoProxy, shortcut } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

const prefix = 'service.beta.kubernetes.io/exoscale-loadbalancer';
const repository = 'https://github.com/exoscale/exoscale-cloud-controller-manager/blob/master';

export const entry = {
	title: 'Exoscale Network Load Balancer',
	provider: 'Exoscale',
	kind: 'pass-through',
	controller: { name: 'exoscale-cloud-controller-manager', product: 'exoscale nlb', kind: 'Service' },
	recognised: { annotationPrefixes: ['service.beta.kubernetes.io/exoscale-'] },
	designedFor: 'Exoscale SKS and clusters with exoscale-cloud-controller-manager',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer', loadBalancerClasses: [] },
	ignoresSourceRanges: true,
	followsHealthCheckNodePort: true,
	find: { node: findNodes, pods: findPods, loadBalancer: { command: 'exo compute load-balancer list' } },
	healthCheck:
		"Under traffic policy Local HTTP on the health check node port, which the chart's annotations set. The controller's own default is a TCP connection there, which every node accepts.",
	hairpin: shortcut,
	badAnnotations: [
		{
			annotation: '-service-healthcheck-mode$',
			value: '^tcp$',
			policy: 'Local',
			why: "a TCP connection to kube-proxy's health check port succeeds on every node, so nodes without a pod of Kong get requests and drop them",
			risk: true,
		},
	],
	notes: [
		`If the nodes belong to several instance pools, or to none, ${prefix}-service-instancepool-id must name the pool; changing it deletes every listener and creates it again.`,
		'loadBalancerSourceRanges has no effect on the balancer.',
	],
	strategies: {
		externalTrafficPolicy: {
			...keepsSource,
			suggested: {
				[`${prefix}-service-healthcheck-mode`]: 'http',
				[`${prefix}-service-healthcheck-uri`]: '/',
			},
		},
		proxyProtocol: sendsNoProxy,
		httpHeaders: addsNoHeader,
	},
	sources: [
		page(
			'exoscale-cloud-controller-manager: Service load balancer',
			`${repository}/docs/service-loadbalancer.md`,
		),
		{
			title:
				'exoscale-cloud-controller-manager: loadbalancer.go (default of the health check, instance pools)',
			url: `${repository}/exoscale/loadbalancer.go`,
			read: '2026-11',
		},
		{
			title: 'ingress-nginx: deploy.yaml for Exoscale (HTTP check with traffic policy Local)',
			url: 'https://github.com/kubernetes/ingress-nginx/blob/main/deploy/static/provider/exoscale/deploy.yaml',
			read: '2026-11',
		},
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
