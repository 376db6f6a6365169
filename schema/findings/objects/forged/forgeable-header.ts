import { defineFinding } from '../../define.ts';
import { alb, ingress, kong, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const nodePort = service({ type: 'NodePort' });
const trusts = (header: string) =>
	kong({
		env: { KONG_TRUSTED_IPS: '10.0.0.0/16', KONG_REAL_IP_HEADER: header, KONG_REAL_IP_RECURSIVE: 'on' },
	});
const metallb = { 'metallb.io/address-pool': 'public' };
const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };
const upcloud = { 'service.beta.kubernetes.io/upcloud-load-balancer-config': '{"name":"kong"}' };
const onlyHttp = { ports: [{ name: 'http', port: 80, targetPort: 8000 }] };
const closed = { loadBalancerSourceRanges: ['173.245.48.0/20'] };

export const finding = defineFinding({
	code: 'forgeable-header',
	severity: 'error',
	forgery: 'anyone',
	advised: true,
	text: 'Kong believes {header} from {peer}, but {writer}. So any client on the internet chooses the address that Kong sees.',
	doc: {
		what: 'Kong believes a header from a trusted peer that hands on what the client wrote there.',
		why: 'A load balancer on TCP adds no header, and one on HTTP passes on headers that it does not write itself.',
		fix: 'Read a header that the load balancer or the CDN writes, or trust nobody. Behind a CDN, let only the CDN reach the load balancer.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [
		{
			objects: [trusts('X-Forwarded-For'), service({ annotations: metallb })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong believes X-Forwarded-For from a node, but only clients write it, since MetalLB adds no header. So any client on the internet chooses the address that Kong sees. What source-rewritten says to do mends this, too.',
			],
		},
		{
			objects: [trusts('X-Forwarded-For'), service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong believes X-Forwarded-For from a node, but only clients write it, since Hetzner Cloud Load Balancer adds no header. So any client on the internet chooses the address that Kong sees. What source-replaced says to do mends this, too.',
			],
		},
		{
			objects: [
				kong({ env: { ...readsProxy('10.0.0.0/16'), KONG_REAL_IP_HEADER: 'X-Forwarded-For' } }),
				service({ annotations: sends }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong believes X-Forwarded-For from a node, but only clients write it, since Hetzner Cloud Load Balancer adds nothing but a PROXY header. So any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [trusts('X-Real-IP'), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong believes X-Real-IP from the load balancer, but AWS Application Load Balancer by Ingress, ip targets passes on what a client wrote there. So any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [
				kong({ env: { KONG_TRUSTED_IPS: '10.244.0.0/16' } }),
				service({ type: 'ClusterIP' }),
				ingress({ className: 'haproxy' }),
			],
			circumstances: { pods: ['10.244.0.0/16'] },
			texts: [
				'Kong believes X-Real-IP from the proxy behind Ingress/edge, but it passes on what a client wrote there. So any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [trusts('X-Forwarded-For'), service({ annotations: upcloud, spec: onlyHttp })],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'Kong believes X-Forwarded-For from a node, but UpCloud Managed Load Balancer passes on what a client wrote there. So any client on the internet chooses the address that Kong sees. What source-replaced says to do mends this, too.',
			],
		},
		{
			objects: [trusts('CF-Connecting-IP'), service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Kong believes CF-Connecting-IP from a node, but clients can write it themselves when they call the load balancer without Cloudflare. So any client on the internet chooses the address that Kong sees. Let only Cloudflare reach Hetzner Cloud Load Balancer.',
			],
		},
		{
			objects: [trusts('X-Real-IP'), service({ annotations: hetzner })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Kong believes X-Real-IP from a node, but neither Cloudflare nor Hetzner Cloud Load Balancer writes it. So any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [trusts('X-Real-IP'), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudfront' },
			texts: [
				'Kong believes X-Real-IP from the load balancer, but AWS Application Load Balancer by Ingress, ip targets passes on what a client wrote there. So any client on the internet chooses the address that Kong sees. What header-not-read says to do mends this, too.',
			],
		},
		{
			objects: [trusts('X-Azure-ClientIP'), nodePort, alb()],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'azure-front-door' },
			texts: [
				'Kong believes X-Azure-ClientIP from the load balancer, but Azure Front Door leaves it as it is if the client wrote it. So any client on the internet chooses the address that Kong sees. Set KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_TRUSTED_IPS to 10.0.0.0/16 and the ranges of Azure Front Door in Deployment/kong, container proxy.',
			],
		},
		// Hetzner's controller does not heed source ranges.
		{
			objects: [trusts('CF-Connecting-IP'), service({ annotations: hetzner, spec: closed })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
			texts: [
				'Kong believes CF-Connecting-IP from a node, but clients can write it themselves when they call the load balancer without Cloudflare. So any client on the internet chooses the address that Kong sees. Let only Cloudflare reach Hetzner Cloud Load Balancer.',
			],
		},
		{
			objects: [trusts('X-Forwarded-For'), service({ annotations: metallb })],
			texts: [
				'Kong believes X-Forwarded-For from a node (if nodes are in 10.0.0.0/16, as the check assumes), but only clients write it, since MetalLB adds no header. So any client on the internet chooses the address that Kong sees. What source-rewritten says to do mends this, too.',
			],
		},
		{
			objects: [trusts('X-Forwarded-For'), nodePort],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'none' },
			texts: [
				'Kong believes X-Forwarded-For from a node, but only clients write it, since they call the nodes themselves. So any client on the internet chooses the address that Kong sees. What source-rewritten says to do mends this, too.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), service({ annotations: metallb })], circumstances: { nodes: ['10.0.0.0/16'] } },
		{
			objects: [kong({ env: readsProxy('10.0.0.0/16') }), service({ annotations: sends })],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{ objects: [trusts('X-Forwarded-For'), nodePort, alb()], circumstances: { nodes: ['10.0.0.0/16'] } },
		{
			objects: [trusts('CF-Connecting-IP'), service({ annotations: metallb, spec: closed })],
			circumstances: { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' },
		},
		{
			objects: [trusts('X-Forwarded-For'), service({ annotations: metallb })],
			circumstances: { nodes: ['192.168.0.0/16'] },
		},
	],
});
