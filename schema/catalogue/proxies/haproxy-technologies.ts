// HAProxy Technologies' Kubernetes Ingress Controller in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	endsHttp,
	observed,
	ownServiceNeeds,
	podsOf,
	proxyByOtherObjects,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'HAProxy Kubernetes Ingress Controller (HAProxy Technologies)',
	aliases: { haproxytech: 1, haproxytechnologies: 1, haproxykubernetesingress: 1, haproxy: 3 },
	recognised: {
		controllers: ['haproxy.org/ingress-controller/haproxy', 'haproxy.org/ingress-controller'],
		program: {
			controller: '^haproxy\\.org/',
			className: 'haproxy',
			image: '(^|/)haproxytech/kubernetes-ingress([:@]|$)',
			service: '^(haproxy-)?kubernetes-ingress$',
			readsProxy: {
				by: "proxy-protocol: the load balancer's addresses",
			},
		},
	},
	designedFor: "Kong behind an Ingress that HAProxy Technologies' controller serves",
	ingress: { ingressClassName: 'haproxy' },
	find: {
		node: findNodes,
		loadBalancer: podsOf('haproxy-controller', 'app.kubernetes.io/name=kubernetes-ingress'),
	},
	notes: [
		ownServiceNeeds,
		'Leave forwarded-for at true, the default, and src-ip-header unset: with it everybody who reaches the proxy chooses the address.',
		'Behind a balancer that sends PROXY headers set proxy-protocol of its ConfigMap to the addresses of the balancer.',
		'It writes X-Forwarded-Proto on HTTPS only: on plain HTTP the word of the client goes on.',
		balancerBefore,
		'It passes on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: proxyByOtherObjects('the annotation haproxy.org/send-proxy-protocol'),
		httpHeaders: {
			...toPods,
			how: 'The controller ends HTTP and adds a line with the client to X-Forwarded-For, straight to pods.',
			header: { appends: 'client', forwarded: {} },
		},
	},
	sources: [
		read(
			'HAProxy Kubernetes Ingress Controller: annotations.md',
			'https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md',
		),
		read(
			'haproxytech kubernetes-ingress: backendForwardedFor.go',
			'https://github.com/haproxytech/kubernetes-ingress/blob/master/pkg/annotations/service/backendForwardedFor.go',
		),
		read(
			'haproxytech kubernetes-ingress: controller.go (X-Forwarded-Proto)',
			'https://github.com/haproxytech/kubernetes-ingress/blob/master/pkg/controller/controller.go',
		),
		read(
			'haproxytech helm-charts: kubernetes-ingress/_helpers.tpl (labels of its pods)',
			'https://github.com/haproxytech/helm-charts/blob/main/kubernetes-ingress/templates/_helpers.tpl',
		),
		observed("HAProxy 2.8.25 with the directives of HAProxy Technologies' controller", 'haproxy-ingress'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
