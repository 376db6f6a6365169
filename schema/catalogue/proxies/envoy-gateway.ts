// Envoy Gateway in front of Kong.
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import {
	balancerBefore,
	endsHttp,
	envoyHeaders,
	observed,
	ownServiceNeeds,
	proxyByOtherObjects,
	proxyCommon,
	read,
	toPods,
} from './shared.ts';

export const entry = {
	...proxyCommon,
	title: 'Envoy Gateway',
	aliases: { envoygateway: 1, envoy: 1, eg: 1 },
	recognised: {
		controllers: ['gateway.envoyproxy.io/gatewayclass-controller'],
		program: {
			fronts: 'routes',
			controller: '^gateway\\.envoyproxy\\.io/',
			className: '^(eg|envoy.*)$',
			image: '(^|/)envoyproxy/(envoy|gateway)([:@]|$)',
			service: '^envoy(-default-.*|-gateway-proxy)?$',
			readsProxy: {
				by: 'proxyProtocol: {} in a ClientTrafficPolicy for its Gateway',
			},
		},
	},
	designedFor: 'Kong behind a Gateway that Envoy Gateway runs',
	gateway: { gatewayClassName: 'eg', route: 'HTTPRoute' },
	find: {
		node: findNodes,
		loadBalancer: {
			command:
				"kubectl get pods -n envoy-gateway-system -l gateway.envoyproxy.io/owning-gateway-name -o jsonpath='{.items[*].status.podIP}'",
			note: 'or the range that they are taken from',
		},
	},
	notes: [
		ownServiceNeeds,
		'Leave clientIPDetection of the ClientTrafficPolicy out where clients reach the gateway themselves: with xForwardedFor Envoy believes X-Forwarded-Proto of everybody, also outside trustedCIDRs, and with customHeader it stops appending, so that clients choose the address.',
		balancerBefore,
		'Behind a balancer that sends PROXY headers set proxyProtocol of the ClientTrafficPolicy; it reads them of everybody, so let only the balancer connect.',
		'The GatewayClass eg is the one of its quickstart: set proxy.ingress.ingressClassName to the name of yours.',
	],
	strategies: {
		externalTrafficPolicy: endsHttp,
		proxyProtocol: proxyByOtherObjects('a BackendTrafficPolicy with proxyProtocol'),
		httpHeaders: {
			...toPods,
			how: 'Envoy, as Envoy Gateway sets it up, ends HTTP and appends the client to X-Forwarded-For, straight to pods; names with underscores it refuses.',
			header: { appends: 'client', forwarded: { proto: 'replaces', underscores: 'drops' } },
		},
	},
	sources: [
		read(
			'Envoy Gateway: client-traffic-policy.md',
			'https://github.com/envoyproxy/gateway/blob/main/site/content/en/latest/tasks/traffic/client-traffic-policy.md',
		),
		read(
			'envoy gateway: clienttrafficpolicy_types.go',
			'https://github.com/envoyproxy/gateway/blob/main/api/v1alpha1/clienttrafficpolicy_types.go',
		),
		read(
			'envoy gateway: xds/translator/listener.go',
			'https://github.com/envoyproxy/gateway/blob/main/internal/xds/translator/listener.go',
		),
		read(
			'envoy gateway: shared_types.go (ProxyProtocol to backends)',
			'https://github.com/envoyproxy/gateway/blob/main/api/v1alpha1/shared_types.go',
		),
		read(
			'envoy gateway: quickstart.yaml',
			'https://github.com/envoyproxy/gateway/blob/main/examples/kubernetes/quickstart.yaml',
		),
		read(
			'envoy gateway: gatewayapi/translator.go (labels of its pods)',
			'https://github.com/envoyproxy/gateway/blob/main/internal/gatewayapi/translator.go',
		),
		envoyHeaders,
		observed('Envoy 1.40.0, with the settings of Envoy Gateway, too', 'envoy'),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
