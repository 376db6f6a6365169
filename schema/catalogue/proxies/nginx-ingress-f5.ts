// F5 NGINX Ingress Controller in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	endsHttp,
	noProxyProtocol,
	observed,
	ownServiceNeeds,
	podsOf,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'F5 NGINX Ingress Controller',
	aliases: { f5nginx: 1, nginxinc: 1, nginxplus: 1, nginxingresscontroller: 1, nginxingress: 2, nginx: 2 },
	recognised: {
		controllers: ['nginx.org/ingress-controller'],
		program: {
			controller: '^nginx\\.org/',
			className: 'nginx|webapprouting',
			image: '(^|/)(nginx-ingress|nginx-plus-ingress|nginx-ic/[\\w-]+)([:@]|$)',
			service: '^(nginx-ingress(-controller)?|([\\w.-]+-)?nginx-ingress-controller)$',
			readsProxy: {
				by: 'proxy-protocol: "True"',
				beside: 'real-ip-header: "proxy_protocol", set-real-ip-from: the load balancer\'s addresses',
			},
		},
	},
	designedFor: 'Kong behind an Ingress that the controller of F5 (NGINX Inc.) serves',
	ingress: { ingressClassName: 'nginx' },
	find: { node: findNodes, loadBalancer: podsOf('nginx-ingress', 'app.kubernetes.io/name=nginx-ingress') },
	notes: [
		ownServiceNeeds,
		'Behind a balancer that reads HTTP set set-real-ip-from of its ConfigMap to the addresses of the balancer, real-ip-header to X-Forwarded-For and real-ip-recursive to True; behind one that sends PROXY headers proxy-protocol to True and real-ip-header to proxy_protocol. Never trust more than the balancer: who is trusted chooses the address.',
		'Without set-real-ip-from it appends: where a balancer that reads HTTP is in front of it, trustedIPs must then hold the addresses of the balancer, too.',
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
			'F5 NGINX Ingress Controller: configmap-resource.md',
			'https://github.com/nginx/documentation/blob/main/content/nic/configuration/global-configuration/configmap-resource.md',
		),
		read(
			'nginx kubernetes-ingress: nginx.ingress.tmpl',
			'https://github.com/nginx/kubernetes-ingress/blob/main/internal/configs/version1/nginx.ingress.tmpl',
		),
		read(
			'nginx kubernetes-ingress: loadbalancer.yaml (own Service)',
			'https://github.com/nginx/kubernetes-ingress/blob/main/deployments/service/loadbalancer.yaml',
		),
		read(
			'nginx kubernetes-ingress: nginx-ingress.yaml (labels of its pods)',
			'https://github.com/nginx/kubernetes-ingress/blob/main/deployments/deployment/nginx-ingress.yaml',
		),
		observed("nginx 1.22.1 with the directives of F5's controller", 'nginx'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
