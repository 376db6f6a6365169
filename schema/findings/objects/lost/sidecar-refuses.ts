import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const entrance = service({
	annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' },
	spec: local,
});
const prefix = 'consul.hashicorp.com';
const injected = { [`${prefix}/connect-inject`]: 'true' };

export const finding = defineFinding({
	code: 'sidecar-refuses',
	severity: 'error',
	advised: true,
	text: 'The {mesh} sidecar takes over the connections to the proxy ports and lets in only callers of the mesh, so it refuses clients from outside.',
	doc: {
		what: 'A sidecar of a service mesh takes over the connections to the proxy ports, and asks callers for a certificate of the mesh.',
		why: 'Clients from outside have none, so the sidecar refuses them before Kong sees them.',
		fix: 'Exclude the proxy ports from the sidecar, as the message says.',
		source: '<https://developer.hashicorp.com/consul/docs/k8s/connect/ingress-controllers>',
	},
	samples: [
		{
			objects: [kong({ annotations: injected }), entrance],
			texts: [
				'The Consul sidecar takes over the connections to the proxy ports and lets in only callers of the mesh, so it refuses clients from outside. Set spec.template.metadata.annotations["consul.hashicorp.com/transparent-proxy-exclude-inbound-ports"]: "8000,8443" on Deployment/kong.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({
					annotations: { ...injected, [`${prefix}/transparent-proxy-exclude-inbound-ports`]: '8000,8443' },
				}),
				entrance,
			],
		},
		{ objects: [kong({ annotations: { ...injected, [`${prefix}/transparent-proxy`]: 'false' } }), entrance] },
		{ objects: [kong({ annotations: { 'linkerd.io/inject': 'enabled' } }), entrance] },
	],
});
