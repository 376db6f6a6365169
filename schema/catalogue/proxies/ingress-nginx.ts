// Ingress NGINX in front of Kong.
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
	title: 'Ingress NGINX',
	aliases: { ingressnginx: 1, nginx: 1, nginxingress: 1, kubernetesingressnginx: 1, webapprouting: 1 },
	recognised: {
		controllers: ['k8s.io/ingress-nginx', 'webapprouting.kubernetes.azure.com/nginx'],
		program: {
			controller: '^(k8s\\.io/ingress-nginx|webapprouting\\.)',
			className: 'nginx|webapprouting',
			image:
				'(^|/)(ingress-nginx/controller(-chroot)?|nginx-ingress-controller|(mirrored-|rke2-)?ingress-nginx[\\w-]*|rke2-ingress-nginx[\\w-]*)([:@]|$)',
			service: '^(([\\w.-]+-)?ingress-nginx(-controller)?|(rke2-)?nginx-ingress-controller)$',
			readsProxy: {
				by: 'use-proxy-protocol: "true"',
				beside: "proxy-real-ip-cidr: the load balancer's addresses",
				entry: 'use-proxy-protocol',
			},
		},
	},
	designedFor:
		'Kong behind an Ingress that the controller of the Kubernetes project serves; also the application routing of AKS',
	ingress: { ingressClassName: 'nginx' },
	find: { node: findNodes, loadBalancer: podsOf('ingress-nginx', 'app.kubernetes.io/component=controller') },
	notes: [
		ownServiceNeeds,
		'Leave use-forwarded-headers and enable-real-ip out of its ConfigMap where clients reach it themselves: with either and the default proxy-real-ip-cidr (0.0.0.0/0) it believes what clients write.',
		'Behind a balancer that reads HTTP set enable-real-ip and proxy-real-ip-cidr to the addresses of the balancer. With use-forwarded-headers it believes X-Forwarded-Proto, -Host and -Port of everybody, whatever proxy-real-ip-cidr holds.',
		'With use-forwarded-headers and compute-full-forwarded-for it appends to the list that it got, so that trustedIPs must hold the addresses of the balancer before it, too; compute-full-forwarded-for alone does nothing.',
		'Behind a balancer that sends PROXY headers set use-proxy-protocol, and proxy-real-ip-cidr to the addresses of the balancer.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: noProxyProtocol,
		httpHeaders: {
			...toPods,
			how: 'Ingress NGINX ends HTTP and writes the client into X-Forwarded-For and X-Real-IP, in place of what came, straight to pods.',
			header: {
				appends: 'client',
				replaces: true,
				believes: 'enable-real-ip, and proxy-real-ip-cidr to its ranges, in the ConfigMap of Ingress NGINX',
				realIp: true,
				forwarded: { proto: 'replaces', host: 'replaces', port: 'replaces', underscores: 'drops' },
			},
		},
	},
	sources: [
		read(
			'Ingress NGINX: configmap.md',
			'https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/configmap.md',
		),
		read(
			'ingress-nginx: nginx.tmpl',
			'https://github.com/kubernetes/ingress-nginx/blob/main/rootfs/etc/nginx/template/nginx.tmpl',
		),
		read(
			'ingress-nginx: config/config.go (defaults)',
			'https://github.com/kubernetes/ingress-nginx/blob/main/internal/ingress/controller/config/config.go',
		),
		read(
			'ingress-nginx: deploy.yaml (labels, own Service)',
			'https://github.com/kubernetes/ingress-nginx/blob/main/deploy/static/provider/cloud/deploy.yaml',
		),
		observed('Template of Ingress NGINX 1.15.1 in nginx 1.22.1', 'ingress-nginx'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
