import { defineFinding } from '../../define.ts';
import { behindNginx, hetzner, nginxController, nlbToPods, publicNginx } from '../../sample-fronts.ts';

const circumstances = { pods: ['10.244.0.0/16'] };
const proxied = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
const reads = { 'use-proxy-protocol': 'true' };

export const finding = defineFinding({
	code: 'front-proxy-unread',
	severity: 'error',
	text: '{balancer}, in front of {service}, sends PROXY headers, and {front} is not set to read them: it takes each for a broken request and refuses it. Set {setting}; or take what asks for PROXY headers off the Service.',
	doc: {
		what: 'The load balancer of a proxy before Kong sends PROXY headers, which the proxy does not expect.',
		why: 'A PROXY header comes where the request should begin, or the TLS of the client: the proxy answers 400, or ends the connection. Nothing reaches Kong.',
		fix: 'Switch PROXY headers on at both ends, or at neither.',
		source: '[load-balancers.md](load-balancers.md), by product and by proxy',
	},
	samples: [
		{
			objects: [...behindNginx, ...nginxController({}), publicNginx({ ...hetzner, ...proxied })],
			circumstances,
			texts: [
				'Hetzner Cloud Load Balancer, in front of Service ingress/nginx, sends PROXY headers, and Ingress NGINX is not set to read them: it takes each for a broken request and refuses it. Set use-proxy-protocol: "true" and proxy-real-ip-cidr: the load balancer\'s addresses in ConfigMap/ingress-nginx-controller; or take what asks for PROXY headers off the Service.',
			],
		},
	],
	neighbours: [
		{ objects: [...behindNginx, ...nginxController({}), publicNginx()], circumstances },
		{ objects: [...behindNginx, ...nginxController(reads), publicNginx()], circumstances },
		{
			objects: [...behindNginx, ...nginxController(reads), publicNginx({ ...hetzner, ...proxied })],
			circumstances,
		},
		{ objects: [...behindNginx, ...nginxController({}), publicNginx(nlbToPods)], circumstances },
	],
});
