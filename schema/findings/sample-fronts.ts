// Objects for samples about a proxy in the cluster before Kong, and the Service by which clients reach it.

import { ingress, kong, readsForwardedFor, service } from './sample-objects.ts';

/** Kong behind an Ingress of a class. */
const behindClass = (className: string) => [
	kong({ env: readsForwardedFor('10.244.0.0/16') }),
	service({ type: 'ClusterIP' }),
	ingress({ className }),
];

export const behindNginx = behindClass('nginx');

/** Ingress NGINX with its ConfigMap. */
export const nginxController = (data: { readonly [key: string]: string } = {}) => [
	{
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'ingress-nginx-controller', namespace: 'ingress' },
		spec: {
			template: {
				metadata: { labels: { app: 'nginx' } },
				spec: {
					containers: [
						{
							name: 'controller',
							image: 'registry.k8s.io/ingress-nginx/controller:v1.13.3',
							args: ['/nginx-ingress-controller', '--configmap=$(POD_NAMESPACE)/ingress-nginx-controller'],
						},
					],
				},
			},
		},
	},
	{
		apiVersion: 'v1',
		kind: 'ConfigMap',
		metadata: { name: 'ingress-nginx-controller', namespace: 'ingress' },
		data,
	},
];

/** Its Service of type LoadBalancer. */
export const publicNginx = (annotations: object = {}, spec: object = {}) => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: 'nginx', namespace: 'ingress', annotations },
	spec: {
		type: 'LoadBalancer',
		externalTrafficPolicy: 'Local',
		selector: { app: 'nginx' },
		ports: [{ name: 'http', port: 80 }],
		...spec,
	},
});

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
export const nlbToPods = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' };
export const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };

/** An Ingress of a class that leads to that Service. */
export const balancerBefore = (className: string, annotations: object = {}) => ({
	apiVersion: 'networking.k8s.io/v1',
	kind: 'Ingress',
	metadata: { name: 'outer', namespace: 'ingress', annotations },
	spec: {
		ingressClassName: className,
		defaultBackend: { service: { name: 'nginx', port: { number: 80 } } },
	},
});

export const albBefore = balancerBefore('alb', { 'alb.ingress.kubernetes.io/target-type': 'ip' });
