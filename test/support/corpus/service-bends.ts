// Bends of the Service and of what is in front of it.
import { type Bends, methodOf, oneOf, proxy } from './bend.ts';
import { merged } from './merge.ts';

export const serviceBends: Bends = {
	'local-on-cluster-ip': (_, nth) =>
		proxy({ type: 'ClusterIP', externalTrafficPolicy: oneOf(['Local', null], nth % 5 ? 0 : 1) }),
	'traffic-policy-conflict': (right) =>
		methodOf(right)?.policyRequired ? proxy({ externalTrafficPolicy: 'Cluster' }) : null,
	'local-breaks-health-check': (right) =>
		methodOf(right)?.localBreaks ? proxy({ externalTrafficPolicy: 'Local' }) : null,
	'local-no-effect': (right) => {
		const { type, otherTypes = [] } = right.entry.service;
		if (!methodOf(right)?.localNote || [type, ...otherTypes].every((one) => one === 'ClusterIP')) return null;
		const reachable = type === 'ClusterIP' ? { type: 'NodePort' } : {};
		return proxy({ externalTrafficPolicy: 'Local', ...reachable });
	},
	'service-type': ({ entry: { service } }, nth) => {
		const type = oneOf(['NodePort', 'ClusterIP', 'LoadBalancer'] as const, nth);
		return type === service.type || service.otherTypes?.includes(type) ? null : proxy({ type });
	},
	'load-balancer-class': ({ entry }) =>
		entry.service.loadBalancerClasses ? proxy({ loadBalancerClass: 'example.com/other' }) : null,
	'annotation-conflict': ({ entry, way }, nth) => {
		const needed = Object.entries({ ...entry.service.annotations, ...entry.off });
		const texts = needed.filter(([, value]) => typeof value === 'string');
		const [name] = texts[nth % Math.max(texts.length, 1)] ?? [];
		return name && way !== 'cdn' ? proxy({ annotations: { [name]: 'example' } }) : null;
	},
	'ingress-class': ({ entry }) =>
		entry.ingress?.refusesClass ? proxy({ ingress: { ingressClassName: 'gce' } }) : null,
	'ingress-beside': ({ entry, way }) =>
		entry.ingress || entry.gateway || way === 'none' || way === 'httpHeaders'
			? null
			: proxy({ ingress: { enabled: true } }),
	'app-protocol': ({ entry, way }, nth) =>
		entry.appProtocolNote && way !== 'externalTrafficPolicy'
			? proxy({
					externalTrafficPolicy: 'Cluster',
					[oneOf(['http', 'tls'], nth)]: { appProtocol: oneOf(['http', 'https', 'https'], nth) },
				})
			: null,
	'health-check-node-port': ({ entry, way }) => {
		if (way === 'proxyProtocol' || way === 'none')
			return proxy({ healthCheckNodePort: 32000, externalTrafficPolicy: 'Cluster' });
		return entry.service.otherTypes?.includes('NodePort')
			? proxy({ healthCheckNodePort: 32000, type: 'NodePort', externalTrafficPolicy: 'Local' })
			: null;
	},
	'source-range-invalid': (_, nth) =>
		proxy({
			loadBalancerSourceRanges: [
				'203.0.113.0/24',
				oneOf(['203.0.113.7', 'office.example.com', '2001:db8::/129', '"'], nth),
			],
		}),
	'ip-families': () => proxy({ ipFamilyPolicy: 'SingleStack', ipFamilies: ['IPv4', 'IPv6'] }),
	'load-balancer-only': ({ entry }, nth) =>
		entry.service.type === 'LoadBalancer'
			? null
			: proxy(
					oneOf(
						[
							{ loadBalancerIP: '192.0.2.1' },
							{ allocateLoadBalancerNodePorts: false },
							{ loadBalancerClass: 'example.com/a' },
							{ loadBalancerSourceRanges: ['203.0.113.0/24'] },
						],
						nth,
					),
				),
	'no-port': () => proxy({ http: { enabled: false }, tls: { enabled: false } }),
	'port-twice': (_, nth) =>
		merged(
			proxy({ http: { enabled: true } }),
			oneOf(
				[
					{ status: { http: { containerPort: 8000 } } },
					proxy({ http: { servicePort: 443 } }),
					proxy({ http: { nodePort: 30080 }, tls: { nodePort: 30080 } }),
					proxy({ tls: { nodePort: 32000 }, healthCheckNodePort: 32000 }),
					{ inCluster: { enabled: true, tls: { containerPort: 8443 } } },
					{ admin: { enabled: true, tls: { containerPort: 8100 } } },
				],
				nth,
			),
		),
	'target-port': (_, nth) =>
		proxy(
			oneOf(
				[
					{ tls: { overrideServiceTargetPort: 8080 } },
					{ http: { enabled: false }, tls: { overrideServiceTargetPort: 8000 } },
				],
				nth,
			),
		),
	'listen-flag': (_, nth) =>
		proxy({ http: { parameters: ['http2', oneOf(['fastopen=3', 'ipv6only=off', 'backlog=', 'udp'], nth)] } }),
	'listen-flag-owned': (_, nth) =>
		proxy({ tls: { parameters: ['http2', oneOf(['proxy_protocol', 'ssl'], nth)] } }),
	'listen-flag-twice': (_, nth) =>
		oneOf(
			[
				proxy({ http: { parameters: ['backlog=1', 'backlog=2'] } }),
				{ admin: { tls: { parameters: ['http2', 'bind', 'http2'] } } },
			],
			nth,
		),
	'in-cluster-off': ({ way }) => (way === 'proxyProtocol' ? { inCluster: { enabled: false } } : null),
};
