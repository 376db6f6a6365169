// nginx in front of node ports.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { observed, read } from './shared.ts';

export const entry = {
	title: 'nginx in front of node ports',
	provider: 'on-premises',
	kind: 'proxy',
	aliases: { nginx: 4, plainnginx: 1 },
	designedFor: 'an nginx of your own, outside the cluster',
	recommended: 'httpHeaders',
	service: { type: 'NodePort' },
	followsHealthCheckNodePort: false,
	find: { node: findNodes, pods: findPods, loadBalancer: { note: "nginx's own addresses" } },
	healthCheck:
		'None but failed requests (max_fails): nginx has no checks of its own, and Kubernetes gives NodePort Services no health check node port.',
	hairpin: 'A NodePort Service has no status address, so there is no shortcut.',
	notes: [
		'Fix the ports with proxy.http.nodePort and proxy.tls.nodePort.',
		'nginx writes nothing of the client by itself: set X-Forwarded-For to $proxy_add_x_forwarded_for, or to $remote_addr, and X-Forwarded-Proto to $scheme with proxy_set_header.',
		'Headers that it does not set go on as the client wrote them: set X-Forwarded-Host, -Port and -Prefix, too, or empty them.',
	],
	strategies: {
		externalTrafficPolicy: endsConnections,
		proxyProtocol: {
			...throughNodes,
			how: 'A stream server of nginx, configured by you with proxy_protocol, sends a PROXY header: of version 1 with on, of version 2 with v2, which nginx 1.31.4 and later know.',
			proxyProtocol: [1, 2],
		},
		httpHeaders: {
			...throughNodes,
			how: 'Your nginx, configured with proxy_set_header, appends the client to X-Forwarded-For.',
			header: { appends: 'client', custom: true },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		read(
			'nginx: ngx_http_proxy_module.xml',
			'https://github.com/nginx/nginx.org/blob/main/xml/en/docs/http/ngx_http_proxy_module.xml',
		),
		read(
			'nginx: ngx_http_upstream_module.xml (max_fails)',
			'https://github.com/nginx/nginx.org/blob/main/xml/en/docs/http/ngx_http_upstream_module.xml',
		),
		read(
			'nginx: ngx_stream_proxy_module.c',
			'https://github.com/nginx/nginx/blob/master/src/stream/ngx_stream_proxy_module.c',
		),
		read(
			'nginx: changes.xml (PROXY of version 2)',
			'https://github.com/nginx/nginx/blob/master/docs/xml/nginx/changes.xml',
		),
		observed('nginx 1.22.1', 'nginx'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
