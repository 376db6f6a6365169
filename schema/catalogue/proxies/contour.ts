// Contour in front of Kong.
import { findNodes } from '../shared.ts';
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	endsHttp,
	envoyHeaders,
	noProxyProtocol,
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
	recognised: { controllers: ['projectcontour.io/ingress-controller'] },
	designedFor: 'Kong behind an Ingress that Contour serves',
	ingress: { ingressClassName: 'contour' },
	find: { node: findNodes, loadBalancer: podsOf('projectcontour', 'app=envoy') },
	notes: [
		ownServiceNeeds,
		'Leave network.num-trusted-hops of its configuration at 0 where clients reach it themselves: with any number Envoy believes X-Forwarded-Proto of everybody.',
		balancerBefore,
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
		read('Contour: configuration', 'https://projectcontour.io/docs/main/configuration/'),
		read(
			'contour: envoy/v3/listener.go',
			'https://github.com/projectcontour/contour/blob/main/internal/envoy/v3/listener.go',
		),
		envoyHeaders,
	],
} as const satisfies LoadBalancer;
