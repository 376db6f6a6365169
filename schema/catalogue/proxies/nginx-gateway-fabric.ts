// NGINX Gateway Fabric in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	endsHttp,
	noProxyProtocol,
	observed,
	ownServiceNeeds,
	podsOfGateway,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'NGINX Gateway Fabric',
	aliases: { ngf: 1, nginxgateway: 1, nginxgatewayfabric: 1, nginx: 3 },
	recognised: {
		controllers: ['gateway.nginx.org/nginx-gateway-controller'],
		program: {
			fronts: 'routes',
			controller: '^gateway\\.nginx\\.org/',
			className: '^nginx$',
			image: '(^|/)nginx-gateway-fabric(/nginx)?([:@]|$)',
			service: '^(nginx-gateway|ngf)(-[\\w-]+)?$',
			readsProxy: {
				by: 'rewriteClientIP.mode: ProxyProtocol',
				beside: "trustedAddresses: the load balancer's addresses",
			},
		},
	},
	designedFor: 'Kong behind a Gateway that NGINX Gateway Fabric runs',
	gateway: { gatewayClassName: 'nginx', route: 'HTTPRoute' },
	find: { node: findNodes, loadBalancer: podsOfGateway },
	notes: [
		ownServiceNeeds,
		'Behind a balancer that reads HTTP set rewriteClientIP of its NginxProxy to mode XForwardedFor, setIPRecursively true and trustedAddresses of the balancer; behind one that sends PROXY headers to mode ProxyProtocol. Never trust more than the balancer: who is trusted chooses the address.',
		'Leave disableBaseHeaders of its NginxProxy out: with it the headers that it lists go on as the client wrote them.',
		'Without rewriteClientIP it appends: where a balancer that reads HTTP is in front of it, trustedIPs must then hold the addresses of the balancer, too.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: noProxyProtocol,
		httpHeaders: {
			...toPods,
			how: 'NGINX Gateway Fabric ends HTTP, appends the client to X-Forwarded-For and writes X-Real-IP, straight to pods.',
			header: {
				appends: 'client',
				realIp: true,
				forwarded: { proto: 'replaces', host: 'replaces', port: 'replaces', underscores: 'drops' },
			},
		},
	},
	sources: [
		read(
			'NGINX Gateway Fabric: data-plane-configuration.md',
			'https://github.com/nginx/documentation/blob/main/content/ngf/how-to/data-plane-configuration.md',
		),
		read(
			'nginx-gateway-fabric: nginxproxy_types.go',
			'https://github.com/nginx/nginx-gateway-fabric/blob/main/apis/v1alpha2/nginxproxy_types.go',
		),
		read(
			'nginx-gateway-fabric: config/servers.go (headers)',
			'https://github.com/nginx/nginx-gateway-fabric/blob/main/internal/controller/nginx/config/servers.go',
		),
		observed('nginx 1.22.1 with the directives of NGINX Gateway Fabric', 'nginx'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
