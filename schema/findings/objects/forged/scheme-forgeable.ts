import { headerClearing } from '../../../decide/environment.ts';
import { defineFinding } from '../../define.ts';
import { kong, readsProxy, service } from '../../sample-objects.ts';

const sends = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const reads = readsProxy('10.0.0.0/16');
const on = [kong({ env: reads }), service({ annotations: sends })];
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
	text: 'Clients can write X-Forwarded-Proto and X-Forwarded-Host: the load balancer leaves them as they are, and Kong believes them from a trusted peer. {route} has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
	doc: {
		what: 'A route is for https alone, or redirects to https, and clients can write the headers by which Kong decides that.',
		why: 'Kong takes the scheme and the host of a redirect from X-Forwarded-Proto and X-Forwarded-Host of a trusted peer, and a load balancer on TCP does not change them.',
		fix: `The chart removes them. Elsewhere set \`KONG_NGINX_PROXY_SET_BY_LUA\` to \`${headerClearing.onProxyConnections}\`.`,
		source: '<https://developer.konghq.com/gateway/entities/route/>',
	},
	samples: [
		{
			objects: [...on, route({ 'konghq.com/protocols': 'https' })],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto and X-Forwarded-Host: the load balancer leaves them as they are, and Kong believes them from a trusted peer. Ingress/shop has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
		{
			objects: [...on, config('  https_redirect_status_code: 301\n  protocols: [http, https]\n')],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto and X-Forwarded-Host: the load balancer leaves them as they are, and Kong believes them from a trusted peer. ConfigMap/kong-dbless has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
		{
			objects: [...on, config('  paths:\n  - /\n  protocols:\n  - https\n')],
			circumstances,
			texts: [
				'Clients can write X-Forwarded-Proto and X-Forwarded-Host: the load balancer leaves them as they are, and Kong believes them from a trusted peer. ConfigMap/kong-dbless has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
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
				'Clients can write X-Forwarded-Proto and X-Forwarded-Host: the load balancer leaves them as they are, and Kong believes them from a trusted peer. ConfigMap/kong-dbless has a route that goes by the scheme, so a client opens it over plain HTTP, or chooses the host of its redirect. Let Kong remove these headers by KONG_NGINX_PROXY_SET_BY_LUA; kong-client-ip overlay writes that line.',
			],
		},
	],
	neighbours: [
		{ objects: [...on, config('  paths:\n  - /\n')], circumstances },
		{ objects: on, circumstances },
		{ objects: [...on, route({ 'konghq.com/protocols': 'http,https' })], circumstances },
		{
			objects: [...on, config('  https_redirect_status_code: 426\n  protocols:\n  - http\n  - https\n')],
			circumstances,
		},
		{
			objects: [
				kong({ env: { ...reads, KONG_NGINX_PROXY_SET_BY_LUA: headerClearing.onProxyConnections } }),
				service({ annotations: sends }),
				route({ 'konghq.com/protocols': 'https' }),
			],
			circumstances,
		},
	],
});
