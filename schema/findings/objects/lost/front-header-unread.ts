import { defineFinding } from '../../define.ts';
import { albBefore, balancerBefore, behindNginx, nginxController, publicNginx } from '../../sample-fronts.ts';

const circumstances = { pods: ['10.244.0.0/16'] };
const inner = publicNginx({}, { type: 'ClusterIP', externalTrafficPolicy: undefined });
export const finding = defineFinding({
	code: 'front-header-unread',
	severity: 'error',
	text: '{front} mistakes its load balancer for the client and names it to Kong: {balancer}, in front of {service}, writes the client into X-Forwarded-For, which {front} does not read. {cure}.',
	doc: {
		what: 'A load balancer that reads requests is in front of a proxy that is in front of Kong, and the proxy is not set to believe its header.',
		why: 'The proxy writes its peer into the header, which is the load balancer, in place of what came. Kong has nothing else to go by.',
		fix: "Have the proxy believe the header where its peer is the load balancer, and nobody else's; or let the load balancer call Kong itself.",
		source:
			'<https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-forwarded-headers>; for other proxies [load-balancers.md](load-balancers.md)',
	},
	samples: [
		{
			objects: [...behindNginx, ...nginxController(), inner, albBefore],
			circumstances,
			texts: [
				"Ingress NGINX mistakes its load balancer for the client and names it to Kong: AWS Application Load Balancer by Ingress, ip targets, in front of Service ingress/nginx, writes the client into X-Forwarded-For, which Ingress NGINX does not read. Set enable-real-ip, and proxy-real-ip-cidr to the load balancer's addresses, in the ConfigMap of Ingress NGINX.",
			],
		},
	],
	neighbours: [
		{
			objects: [
				...behindNginx,
				...nginxController({ 'enable-real-ip': 'true', 'proxy-real-ip-cidr': '10.0.0.0/16' }),
				inner,
				albBefore,
			],
			circumstances,
		},
		// An Ingress of the proxy's own class is a route of it, no balancer before it.
		{ objects: [...behindNginx, ...nginxController(), inner, balancerBefore('nginx')], circumstances },
		{ objects: [...behindNginx, ...nginxController(), inner], circumstances },
	],
});
