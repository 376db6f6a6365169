import { removesForwarded } from '../../../decide/forwarded-headers.ts';
import { defineFinding } from '../../define.ts';
import { ingress, kong, readsForwardedFor, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const reads = readsProxy('10.0.0.0/16');
const on = [kong({ env: reads }), service({ annotations: sends })];
const behindAlb = [
	kong({ env: readsForwardedFor('10.0.0.0/16') }),
	service({ type: 'NodePort' }),
	ingress({ className: 'alb' }),
];
const behindGateway = [
	kong({ env: readsForwardedFor('10.0.0.0/16') }),
	service({ type: 'ClusterIP' }),
	ingress({ className: 'azure-application-gateway' }),
];
const circumstances = { nodes: ['10.0.0.0/16'] };
const route = (annotations: object) => ({
	apiVersion: 'networking.k8s.io/v1',
	kind: 'Ingress',
	metadata: { name: 'shop', annotations },
	spec: { ingressClassName: 'kong' },
});
const config = (lines: string) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'kong-dbless' },
	data: { 'kong.yml': `_format_version: "3.0"\nroutes:\n- name: shop\n${lines}` },
});

export const finding = defineFinding({
	code: 'scheme-forgeable',
	severity: 'warning',
	forgery: 'some',
	text: 'Clients can write {headers}: {leaves} that as it is, and Kong believes it from a trusted peer. {route} has a route that goes by the scheme, so a client {does}. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
	doc: {
		what: 'A route is for https alone, or redirects to https, and clients can write the headers by which Kong decides that.',
		why: 'Kong takes the scheme and the host of a redirect from X-Forwarded-Proto and X-Forwarded-Host of a trusted peer. A load balancer on TCP changes neither, and most that read HTTP write the scheme only.',
		fix: `The chart removes them. Elsewhere set \`KONG_NGINX_PROXY_SET_BY_LUA\` to \`${removesForwarded}\`.`,
		source: '<https://developer.konghq.com/gateway/entities/route/>',
	},
	samples: [
		{
			objects: [...on, route({ 'konghq.com/protocols': 'https' })],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto, -Host, -Port, -Path and -Prefix: the load balancer leaves that as it is, and Kong believes it from a trusted peer. Ingress/shop has a route that goes by the scheme, so a client opens it over plain HTTP. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
		{
			objects: [...on, config('  https_redirect_status_code: 301\n  protocols: [http, https]\n')],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto, -Host, -Port, -Path and -Prefix: the load balancer leaves that as it is, and Kong believes it from a trusted peer. ConfigMap/kong-dbless has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
		{
			objects: [...on, config('  paths:\n  - /\n  protocols:\n  - https\n')],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto, -Host, -Port, -Path and -Prefix: the load balancer leaves that as it is, and Kong believes it from a trusted peer. ConfigMap/kong-dbless has a route that goes by the scheme, so a client opens it over plain HTTP. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
		{
			objects: [...behindAlb, route({ 'konghq.com/https-redirect-status-code': '301' })],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Host, -Path and -Prefix, and X_Forwarded_Proto and _Port (spelt with underscores): the load balancer leaves that as it is, and Kong believes it from a trusted peer. Ingress/shop has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
		// Since 3.14 a route without protocols is for https alone.
		{
			objects: [
				kong({ image: 'kong/kong-gateway:3.14', env: { ...reads, KONG_LICENSE_PATH: '/l' } }),
				service({ annotations: sends }),
				config('  paths:\n  - /\n'),
			],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto, -Host, -Port, -Path and -Prefix: the load balancer leaves that as it is, and Kong believes it from a trusted peer. ConfigMap/kong-dbless has a route that goes by the scheme, so a client opens it over plain HTTP. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
	],
	neighbours: [
		{ objects: [...on, config('  paths:\n  - /\n')], circumstances },
		// The load balancer writes the scheme and drops names with underscores, and nothing redirects.
		{ objects: [...behindGateway, route({ 'konghq.com/protocols': 'https' })], circumstances },
		{ objects: on, circumstances },
		{ objects: [...on, route({ 'konghq.com/protocols': 'http,https' })], circumstances },
		{
			objects: [...on, config('  https_redirect_status_code: 426\n  protocols:\n  - http\n  - https\n')],
			circumstances,
		},
		{
			objects: [
				kong({ env: { ...reads, KONG_NGINX_PROXY_SET_BY_LUA: removesForwarded } }),
				service({ annotations: sends }),
				route({ 'konghq.com/protocols': 'https' }),
			],
			circumstances,
		},
	],
});
