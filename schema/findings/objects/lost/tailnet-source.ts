import { defineFinding } from '../../define.ts';
import { ingress, kong, readsForwardedFor, service } from '../../sample-objects.ts';

const ofClass = { spec: { loadBalancerClass: 'tailscale' } };
const exposed = { type: 'ClusterIP', annotations: { 'tailscale.com/expose': 'true' } } as const;

export const finding = defineFinding({
	code: 'tailnet-source',
	severity: 'error',
	text: "The Tailscale operator's proxy for Service/{service} replaces the source of packets by the address of its pod, and sends neither a PROXY header nor an HTTP header, so Kong mistakes it for the client. No setting changes that. Lead the tailnet to Kong by an Ingress with ingressClassName tailscale in its place, and let Kong trust the pods of the operator and read X-Forwarded-For.",
	doc: {
		what: 'The Tailscale operator brings a Service into the tailnet: by loadBalancerClass tailscale, or by the annotation tailscale.com/expose.',
		why: "The operator's proxy is a pod that hands packets on with its own address. It reads no requests and has no setting for PROXY headers.",
		fix: "Use an Ingress of class tailscale, with [`--load-balancer tailscale-ingress`](load-balancers.md): its proxy reads requests and writes the client's address in the tailnet into X-Forwarded-For.",
		source: '<https://github.com/tailscale/tailscale/issues/11024>',
	},
	samples: [
		{
			objects: [kong(), service(ofClass)],
			texts: [
				"The Tailscale operator's proxy for Service/kong-proxy replaces the source of packets by the address of its pod, and sends neither a PROXY header nor an HTTP header, so Kong mistakes it for the client. No setting changes that. Lead the tailnet to Kong by an Ingress with ingressClassName tailscale in its place, and let Kong trust the pods of the operator and read X-Forwarded-For.",
			],
		},
		{
			objects: [kong(), service(exposed)],
			texts: [
				"The Tailscale operator's proxy for Service/kong-proxy replaces the source of packets by the address of its pod, and sends neither a PROXY header nor an HTTP header, so Kong mistakes it for the client. No setting changes that. Lead the tailnet to Kong by an Ingress with ingressClassName tailscale in its place, and let Kong trust the pods of the operator and read X-Forwarded-For.",
			],
		},
	],
	neighbours: [
		{
			objects: [
				kong({ env: readsForwardedFor('10.244.0.0/16') }),
				service({ type: 'ClusterIP' }),
				ingress({ className: 'tailscale' }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
		},
		{
			objects: [kong(), service({ type: 'ClusterIP', annotations: { 'tailscale.com/expose': 'false' } })],
		},
		{ objects: [kong(), service({ spec: { loadBalancerClass: 'example.com/other' } })] },
	],
});
