// nginx in front of node ports.
import { endsConnections, findNodes, findPods, throughNodes } from '../shared.ts';
import { kubernetesSourceIp, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { read } from './shared.ts';

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
			how: 'A stream server of nginx, configured by you with proxy_protocol on, sends a PROXY header of version 1.',
			proxyProtocol: [1],
		},
		httpHeaders: {
			...throughNodes,
			how: 'Your nginx, configured with proxy_set_header, appends the client to X-Forwarded-For.',
			header: { appends: 'client', custom: true },
			tlsEndsAtBalancer: true,
		},
	},
	sources: [
		read('nginx: ngx_http_proxy_module', 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html'),
		read('nginx: ngx_stream_proxy_module', 'https://nginx.org/en/docs/stream/ngx_stream_proxy_module.html'),
		nginxRealip,
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
