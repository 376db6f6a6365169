import { defineFinding } from '../../define.ts';
import { albBefore, behindNginx, nginxController, publicNginx } from '../../sample-fronts.ts';
import { ingress, kong, service } from '../../sample-objects.ts';

const circumstances = { pods: ['10.244.0.0/16'] };
const inner = publicNginx({}, { type: 'ClusterIP', externalTrafficPolicy: undefined });
const appends = { 'use-forwarded-headers': 'true', 'compute-full-forwarded-for': 'true' };
const oneStep = [
	kong({
		env: {
			KONG_TRUSTED_IPS: '10.0.0.0/16,10.244.0.0/16',
			KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		},
	}),
	service({ type: 'ClusterIP' }),
	ingress({ className: 'nginx' }),
];

export const finding = defineFinding({
	code: 'front-appends-balancer',
	severity: 'error',
	text: '{front} appends the address of {balancer}, in front of {service}, to the list in X-Forwarded-For, and Kong takes the last address of that list. Set KONG_REAL_IP_RECURSIVE=on, and let KONG_TRUSTED_IPS hold the addresses of both.',
	doc: {
		what: 'A load balancer that reads requests is in front of a proxy that is in front of Kong. The proxy appends its peer to the list, and Kong does not look past the last address.',
		why: 'The last address of the list is that of the load balancer. Without `real_ip_recursive` Kong takes it for the client.',
		fix: 'Switch `real_ip_recursive` on, and trust the addresses of the proxy and of the load balancer: Kong then takes the last address that is not trusted.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html#real_ip_recursive>',
	},
	samples: [
		{
			objects: [...oneStep, ...nginxController(appends), inner, albBefore],
			circumstances,
			texts: [
				'Ingress NGINX appends the address of AWS Application Load Balancer by Ingress, ip targets, in front of Service ingress/nginx, to the list in X-Forwarded-For, and Kong takes the last address of that list. Set KONG_REAL_IP_RECURSIVE=on, and let KONG_TRUSTED_IPS hold the addresses of both.',
			],
		},
	],
	neighbours: [
		{ objects: [...behindNginx, ...nginxController(appends), inner, albBefore], circumstances },
		{
			objects: [...oneStep, ...nginxController({ 'enable-real-ip': 'true' }), inner, albBefore],
			circumstances,
		},
		{ objects: [...oneStep, ...nginxController(appends), inner], circumstances },
	],
});
