import { defineFinding } from '../../define.ts';
import { behindNginx, hetzner, nginxController, nlbToPods, publicNginx } from '../../sample-fronts.ts';

const circumstances = { pods: ['10.244.0.0/16'] };
const proxied = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
const reads = { 'use-proxy-protocol': 'true' };

export const finding = defineFinding({
	code: 'front-proxy-missing',
	severity: 'error',
	text: '{front} waits for a PROXY header on each connection, and {balancer}, in front of {service}, sends none: every connection is closed. {cure}, or take out {setting}.',
	doc: {
		what: 'A proxy before Kong waits for PROXY headers, which the load balancer of its own Service does not send.',
		why: 'The proxy closes a connection that does not begin with a PROXY header. Nothing reaches Kong.',
		fix: 'Switch PROXY headers on at both ends, or at neither.',
		source: '[load-balancers.md](load-balancers.md), by product and by proxy',
	},
	samples: [
		{
			objects: [...behindNginx, ...nginxController(reads), publicNginx(hetzner)],
			circumstances,
			texts: [
				'Ingress NGINX waits for a PROXY header on each connection, and Hetzner Cloud Load Balancer, in front of Service ingress/nginx, sends none: every connection is closed. Set load-balancer.hetzner.cloud/uses-proxyprotocol: "true" on the Service, or take out use-proxy-protocol: "true" in ConfigMap/ingress-nginx-controller.',
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
