import { defineFinding } from '../../define.ts';
import { ingress, kong, local, readsForwardedFor, service } from '../../sample-objects.ts';

const pod = { labels: { app: 'nginx' } };
/** The proxy that takes the Ingress, and the Service by which clients reach it. */
const nginx = (spec: object, annotations: object = {}, args: readonly string[] = []) => [
	{
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'nginx', namespace: 'ingress' },
		spec: {
			template: {
				metadata: pod,
				spec: {
					containers: [
						{ name: 'controller', image: 'registry.k8s.io/ingress-nginx/controller:v1.11.3', args },
					],
				},
			},
		},
	},
	{
		apiVersion: 'v1',
		kind: 'Service',
		metadata: { name: 'nginx', namespace: 'ingress', annotations },
		spec: { type: 'LoadBalancer', selector: pod.labels, ports: [{ name: 'http', port: 80 }], ...spec },
	},
];
const behind = (className: string) => [
	kong({ env: readsForwardedFor('10.244.0.0/16') }),
	service({ type: 'ClusterIP' }),
	ingress({ className }),
];
const alibaba = { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id': 'lb-1' };
const circumstances = { pods: ['10.244.0.0/16'] };

export const finding = defineFinding({
	code: 'front-sees-node',
	severity: 'error',
	advised: true,
	text: '{front} mistakes a node for the client and names it to Kong: traffic policy Cluster of {service} replaces the source of packets.',
	doc: {
		what: 'A proxy in the cluster is in front of Kong, and traffic policy `Cluster` of its own Service replaces the source of packets.',
		why: 'The proxy writes its peer into the header, which is a node, and Kong has nothing else to go by.',
		fix: "Set `externalTrafficPolicy: Local` on the proxy's Service, or speak PROXY between its load balancer and the proxy.",
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [
		{
			objects: [...behind('nginx'), ...nginx({})],
			circumstances,
			texts: [
				'Ingress NGINX mistakes a node for the client and names it to Kong: traffic policy Cluster of Service ingress/nginx replaces the source of packets. Set spec.externalTrafficPolicy: Local on Service/nginx.',
			],
		},
		{
			// A route of its own to itself, as to a page of its status, is no balancer.
			objects: [
				...behind('nginx'),
				...nginx({ type: 'NodePort' }),
				{
					apiVersion: 'networking.k8s.io/v1',
					kind: 'Ingress',
					metadata: { name: 'status', namespace: 'ingress' },
					spec: {
						ingressClassName: 'nginx',
						defaultBackend: { service: { name: 'nginx', port: { number: 80 } } },
					},
				},
			],
			circumstances,
			texts: [
				'Ingress NGINX mistakes a node for the client and names it to Kong: traffic policy Cluster of Service ingress/nginx replaces the source of packets. Set spec.externalTrafficPolicy: Local on Service/nginx.',
			],
		},
		{
			objects: [...behind('nginx'), ...nginx({}, alibaba)],
			circumstances,
			texts: [
				'Ingress NGINX mistakes a node for the client and names it to Kong: traffic policy Cluster of Service ingress/nginx replaces the source of packets. Set spec.externalTrafficPolicy: Local on Service/nginx.',
			],
		},
	],
	neighbours: [
		{ objects: [...behind('nginx'), ...nginx(local)], circumstances },
		{
			objects: [...behind('nginx'), ...nginx({}, {}, ['--enable-ssl-passthrough', '--use-proxy-protocol'])],
			circumstances,
		},
		{ objects: [...behind('traefik'), ...nginx({})], circumstances },
	],
});
