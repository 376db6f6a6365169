// F5 NGINX Ingress Controller in front of Kong.
import { findNodes } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import { endsHttp, noProxyProtocol, ownServiceNeeds, podsOf, proxyCommon, read, toPods } from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'F5 NGINX Ingress Controller',
	aliases: { f5nginx: 1, nginxinc: 1, nginxplus: 1, nginxingresscontroller: 1, nginxingress: 2, nginx: 2 },
	recognised: { controllers: ['nginx.org/ingress-controller'] },
	designedFor: 'Kong behind an Ingress that the controller of F5 (NGINX Inc.) serves',
	ingress: { ingressClassName: 'nginx' },
	find: { node: findNodes, loadBalancer: podsOf('nginx-ingress', 'app.kubernetes.io/name=nginx-ingress') },
	notes: [
		ownServiceNeeds,
		'Behind a balancer that reads HTTP set set-real-ip-from of its ConfigMap to the addresses of the balancer, real-ip-header to X-Forwarded-For and real-ip-recursive to True; behind one that sends PROXY headers proxy-protocol to True and real-ip-header to proxy_protocol. Never trust more than the balancer: who is trusted chooses the address.',
		'Without set-real-ip-from it appends: where a balancer that reads HTTP stands before it, trustedIPs must then hold the addresses of the balancer, too.',
		'With redirect-to-https it writes https into X-Forwarded-Proto, on plain HTTP, too.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: noProxyProtocol,
		httpHeaders: {
			...toPods,
			how: 'The controller ends HTTP, appends the client to X-Forwarded-For and writes X-Real-IP, straight to pods.',
			header: {
				appends: 'client',
				realIp: true,
				forwarded: { proto: 'replaces', host: 'replaces', port: 'replaces', underscores: 'drops' },
			},
		},
	},
	sources: [
		read(
			'F5 NGINX Ingress Controller: ConfigMap',
			'https://docs.nginx.com/nginx-ingress-controller/configuration/global-configuration/configmap-resource/',
		),
		read(
			'nginx kubernetes-ingress: nginx.ingress.tmpl',
			'https://github.com/nginx/kubernetes-ingress/blob/main/internal/configs/version1/nginx.ingress.tmpl',
		),
	],
} as const satisfies LoadBalancer;
