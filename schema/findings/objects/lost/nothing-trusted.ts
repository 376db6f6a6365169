import { defineFinding } from '../../define.ts';
import { alb, ingress, kong, local, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const nlb = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
const waits = { ...readsProxy(''), KONG_TRUSTED_IPS: null };

export const finding = defineFinding({
	code: 'nothing-trusted',
	severity: 'error',
	advised: true,
	text: 'Kong trusts no peer, so it ignores {carrier} and mistakes {peer} for the client.',
	doc: {
		what: 'The client arrives in a header or a PROXY header, and Kong trusts nobody.',
		why: 'Kong believes these only from addresses in `KONG_TRUSTED_IPS`.',
		fix: "List the peer's range in `KONG_TRUSTED_IPS`, and set the header that the message names.",
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [kong({ env: waits }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong trusts no peer, so it ignores the PROXY header and mistakes a node for the client. Set KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ env: { ...waits, KONG_REAL_IP_HEADER: null } }), service({ annotations: sends })],
			texts: [
				"Kong trusts no peer, so it ignores the PROXY header and mistakes a node for the client. Set KONG_REAL_IP_HEADER=proxy_protocol, KONG_TRUSTED_IPS to the nodes' addresses (kubectl get nodes -o wide) in Deployment/kong, container proxy.",
			],
		},
		{
			objects: [kong(), service({ type: 'NodePort' }), alb()],
			circumstances: { balancerSubnets: ['10.1.0.0/24'] },
			texts: [
				'Kong trusts no peer, so it ignores X-Forwarded-For and mistakes the load balancer for the client. Set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on, KONG_TRUSTED_IPS=10.1.0.0/24 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ annotations: nlb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Kong trusts no peer, so it ignores X-Forwarded-For and CF-Connecting-IP and mistakes Cloudflare for the client. Set KONG_REAL_IP_HEADER=CF-Connecting-IP, KONG_TRUSTED_IPS to the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong(), service({ type: 'ClusterIP' }), ingress({ className: 'nginx' })],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'Kong trusts no peer, so it ignores X-Forwarded-For and X-Real-IP and mistakes the proxy behind Ingress/edge for the client. Set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on, KONG_TRUSTED_IPS=10.244.0.0/16 in Deployment/kong, container proxy.',
			],
		},
	],
	neighbours: [
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong({ env: readsProxy('10.9.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [kong(), service({ annotations: nlb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
