import { defineFinding } from '../../define.ts';
import { behindNginx, hetzner, nginxController, nlbToPods, publicNginx } from '../../sample-fronts.ts';

const circumstances = { pods: ['10.244.0.0/16'] };

export const finding = defineFinding({
	code: 'front-sees-balancer',
	severity: 'error',
	advised: true,
	text: '{front} mistakes its load balancer for the client and names it to Kong: {balancer}, in front of {service}, opens connections of its own.',
	doc: {
		what: 'A proxy in the cluster is in front of Kong, and the load balancer of its own Service hides the client from it.',
		why: 'The proxy writes its peer into the header, which is the load balancer, and Kong has nothing else to go by. Traffic policy `Local` of the Service does not help: the packets have lost the client before.',
		fix: 'Have the load balancer keep the source of packets, where it can, or have it send PROXY headers and the proxy read them.',
		source: '[load-balancers.md](load-balancers.md), by product',
	},
	samples: [
		{
			objects: [...behindNginx, ...nginxController(), publicNginx(nlbToPods)],
			circumstances,
			texts: [
				'Ingress NGINX mistakes its load balancer for the client and names it to Kong: AWS Network Load Balancer, ip targets (AWS Load Balancer Controller), in front of Service ingress/nginx, opens connections of its own. Set service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: "preserve_client_ip.enabled=true" on Service/nginx.',
			],
		},
		{
			objects: [...behindNginx, ...nginxController(), publicNginx(hetzner)],
			circumstances,
			texts: [
				'Ingress NGINX mistakes its load balancer for the client and names it to Kong: Hetzner Cloud Load Balancer, in front of Service ingress/nginx, opens connections of its own. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on Service/nginx; set data.use-proxy-protocol: "true" on ConfigMap/ingress-nginx-controller.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				...behindNginx,
				...nginxController(),
				publicNginx({
					...nlbToPods,
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'preserve_client_ip.enabled=true',
				}),
			],
			circumstances,
		},
		{
			objects: [
				...behindNginx,
				...nginxController({ 'use-forwarded-headers': 'true' }),
				publicNginx(hetzner),
			],
			circumstances,
		},
	],
});
