// Contour in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	endsHttp,
	envoyHeaders,
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
	title: 'Contour',
	aliases: { projectcontour: 1, contouringress: 1 },
	recognised: {
		controllers: ['projectcontour.io/ingress-controller'],
		program: {
			controller: '^projectcontour\\.io/',
			className: 'contour',
			image: '(^|/)(projectcontour/)?(contour|envoy)([:@]|$)',
			service: '^(contour-)?envoy$',
			readsProxy: {
				by: '--use-proxy-protocol',
			},
		},
	},
	designedFor: 'Kong behind an Ingress that Contour serves',
	ingress: { ingressClassName: 'contour' },
	find: { node: findNodes, loadBalancer: podsOf('projectcontour', 'app=envoy') },
	notes: [
		ownServiceNeeds,
		'Leave network.num-trusted-hops of its configuration at 0 where clients reach it themselves: with any number Envoy believes X-Forwarded-Proto of everybody.',
		balancerBefore,
		'It serves Ingress objects by the name of their class (--ingress-class-name, contour by default), whatever controller the IngressClass names.',
		'Behind a balancer that sends PROXY headers start it with --use-proxy-protocol; it reads them of everybody, so let only the balancer connect.',
		'It passes on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: noProxyProtocol,
		httpHeaders: {
			...toPods,
			how: 'Envoy, as Contour sets it up, ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			header: { appends: 'client', forwarded: { proto: 'replaces' } },
		},
	},
	sources: [
		read(
			'Contour: configuration.md',
			'https://github.com/projectcontour/contour/blob/main/site/content/docs/main/configuration.md',
		),
		read(
			'Contour: Ingress support, ingress.md',
			'https://github.com/projectcontour/contour/blob/main/site/content/docs/main/config/ingress.md',
		),
		read(
			'contour: envoy/v3/listener.go',
			'https://github.com/projectcontour/contour/blob/main/internal/envoy/v3/listener.go',
		),
		read(
			'contour: 02-service-envoy.yaml',
			'https://github.com/projectcontour/contour/blob/main/examples/contour/02-service-envoy.yaml',
		),
		envoyHeaders,
		observed('Envoy 1.40.0, with the settings of Contour, too', 'envoy'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
