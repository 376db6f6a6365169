// A gateway of Istio in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	endsHttp,
	envoyHeaders,
	observed,
	ownServiceNeeds,
	podsOfGateway,
	proxyByOtherObjects,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'Istio ingress gateway',
	aliases: { istio: 1, istioingress: 1, istioingressgateway: 1 },
	recognised: {
		controllers: ['istio.io/gateway-controller'],
		program: {
			controller: '^istio\\.io/',
			className: 'istio',
			image: '(^|/)(istio-)?proxyv2([:@]|$)',
			service: '^(istio-ingress(gateway)?|[\\w-]+-istio)$',
			settings: 'ConfigMap istio-system/istio (its mesh configuration)',
			readsProxy: {
				by: 'gatewayTopology.proxyProtocol: {} in its proxy configuration',
			},
		},
	},
	designedFor: 'Kong behind a Gateway that Istio runs, with the Gateway API',
	gateway: { gatewayClassName: 'istio', route: 'HTTPRoute' },
	find: { node: findNodes, loadBalancer: podsOfGateway },
	notes: [
		ownServiceNeeds,
		'Leave gatewayTopology.numTrustedProxies at 0 where clients reach the gateway themselves: with any number Envoy believes X-Forwarded-Proto of everybody.',
		balancerBefore,
		'Behind a balancer that sends PROXY headers set gatewayTopology.proxyProtocol, or, where Istio has that not yet, make an EnvoyFilter with the listener filter proxy_protocol. Either reads them of everybody, so let only the balancer connect.',
		'A gateway of your own, by Gateway and VirtualService of Istio, does the same: set proxy.type ClusterIP and leave proxy.ingress.enabled off.',
		'It passes on x_forwarded_proto and its like, which Kong prefers to the real header.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: proxyByOtherObjects('a DestinationRule with proxyProtocol'),
		httpHeaders: {
			...toPods,
			how: 'Envoy, as Istio sets it up, ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			header: { appends: 'client', forwarded: { proto: 'replaces' } },
		},
	},
	sources: [
		read(
			'Istio: configuring gateway network topology',
			'https://github.com/istio/istio.io/blob/master/content/en/docs/ops/configuration/traffic-management/network-topologies/index.md',
		),
		read(
			'Istio: Kubernetes Gateway API',
			'https://github.com/istio/istio.io/blob/master/content/en/docs/tasks/traffic-management/ingress/gateway-api/index.md',
		),
		read(
			'istio api: proxy.proto (gatewayTopology)',
			'https://github.com/istio/api/blob/master/mesh/v1alpha1/proxy.proto',
		),
		read(
			'istio api: destination_rule.proto (proxyProtocol)',
			'https://github.com/istio/api/blob/master/networking/v1alpha3/destination_rule.proto',
		),
		read(
			'istio: networking/core/gateway.go',
			'https://github.com/istio/istio/blob/master/pilot/pkg/networking/core/gateway.go',
		),
		read(
			'istio: kube-gateway.yaml (labels, own Service)',
			'https://github.com/istio/istio/blob/master/manifests/charts/istio-control/istio-discovery/files/kube-gateway.yaml',
		),
		envoyHeaders,
		observed('Envoy 1.40.0 and 1.36.4, with the settings of Istio, too', 'envoy'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
