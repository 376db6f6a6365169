import { defineFinding } from '../../define.ts';
import { alb, ingress, kong, local, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const nlb = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
const nodePort = service({ type: 'NodePort' });
const reads = (trusted: string) => kong({ env: readsForwardedFor(trusted) });
/** An Application Load Balancer of Google, which appends its own address. */
const google = [
	service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
	ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
];
const googles = '130.211.0.0/22,35.191.0.0/16';

export const finding = defineFinding({
	code: 'peer-untrusted',
	severity: 'error',
	advised: true,
	text: 'Kong does not trust {peer}, so it {effect}.',
	doc: {
		what: "Kong's peer, or a proxy before it, is not among those whom Kong trusts: of several nodes or subnets, one is enough.",
		why: 'Kong ignores headers of a peer that it does not trust, and stops at the first address in the list that it does not trust. Under traffic policy `Cluster` the peer is a node, not the load balancer.',
		fix: 'Add the range that the message names to `KONG_TRUSTED_IPS`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			objects: [kong({ env: readsProxy('10.9.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong does not trust its peer (a node), so it ignores the PROXY header. Set KONG_TRUSTED_IPS=10.0.0.0/16 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [reads('10.9.0.0/16'), nodePort, alb()],
			circumstances: { balancerSubnets: ['10.1.0.0/24'] },
			texts: [
				'Kong does not trust its peer (the load balancer), so it ignores X-Forwarded-For. Set KONG_TRUSTED_IPS=10.1.0.0/24 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [kong({ env: readsProxy('10.0.0.11,10.0.0.12') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.11/32', '10.0.0.12/32', '10.0.0.13/32'] },
			texts: [
				'Kong does not trust its peer (a node, 10.0.0.13), so it ignores the PROXY header. Set KONG_TRUSTED_IPS=10.0.0.11/32,10.0.0.12/32,10.0.0.13/32 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [reads('10.1.0.0/24,10.1.1.0/24'), nodePort, alb()],
			circumstances: { balancerSubnets: ['10.1.0.0/24', '10.1.1.0/24', '10.1.2.0/24'] },
			texts: [
				'Kong does not trust its peer (the load balancer), so it ignores X-Forwarded-For. Set KONG_TRUSTED_IPS=10.1.0.0/24,10.1.1.0/24,10.1.2.0/24 in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [reads('10.0.0.0/16'), service({ annotations: nlb, spec: local })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Kong does not trust its peer (Cloudflare), so it ignores X-Forwarded-For and CF-Connecting-IP. Set KONG_TRUSTED_IPS to the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [reads('10.0.0.0/16'), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare', balancerSubnets: ['10.0.0.0/16'] },
			texts: [
				'Kong does not trust Cloudflare, the next in X-Forwarded-For, so it mistakes Cloudflare for the client. Set KONG_TRUSTED_IPS to 10.0.0.0/16 and the ranges of Cloudflare in Deployment/kong, container proxy.',
			],
		},
		{
			objects: [reads(googles), ...google],
			circumstances: { balancerSubnets: ['203.0.113.10/32'] },
			texts: [
				"Kong does not trust the load balancer's own address (203.0.113.10) in X-Forwarded-For, so it mistakes the load balancer for the client. Set KONG_TRUSTED_IPS=130.211.0.0/22,35.191.0.0/16,203.0.113.10 in Deployment/kong, container proxy.",
			],
		},
		{
			objects: [reads(googles), ...google],
			texts: [
				"Kong does not trust the load balancer's own address in X-Forwarded-For, so it mistakes the load balancer for the client. Set KONG_TRUSTED_IPS to 130.211.0.0/22,35.191.0.0/16 and the load balancer's own address (kubectl get ingress edge -o jsonpath='{.status.loadBalancer.ingress[0].ip}' shows it) in Deployment/kong, container proxy.",
			],
		},
	],
	neighbours: [
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{ objects: [reads('10.1.0.0/24'), nodePort, alb()], circumstances: { balancerSubnets: ['10.1.0.0/24'] } },
		{
			objects: [kong({ env: readsProxy('10.0.0.8/29') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.11/32', '10.0.0.12/32', '10.0.0.13/32'] },
		},
		{
			objects: [reads('10.0.0.0/16,173.245.48.0/20'), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare', balancerSubnets: ['10.0.0.0/16'] },
		},
		{
			objects: [reads(`${googles},203.0.113.10/32`), ...google],
			circumstances: { balancerSubnets: ['203.0.113.10/32'] },
		},
		{ objects: [reads(`${googles},34.98.7.6`), ...google] },
		{ objects: [kong(), service({ annotations: nlb, spec: local })] },
	],
});
