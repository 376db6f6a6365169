// Every value of the contract, set alone: two values files that differ in nothing else, and what they are like where it has an effect.
import { leafAt, valuePaths } from '../../schema/contract/paths.ts';
import type { Leaf } from '../../schema/contract/types.ts';
import { withValue } from '../../schema/text/path.ts';

type Json = { readonly [key: string]: unknown };

/** Values files without and with one value. */
export interface OneValue {
	readonly path: readonly string[];
	/** The path with dots. */
	readonly name: string;
	readonly value: unknown;
	readonly without: Json;
	readonly with: Json;
}

const trustedIPs = ['10.0.0.0/16'];
const proxy = { clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs } };
const headers = { clientIp: { strategy: 'httpHeaders', trustedIPs } };
const alb = { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs } };

/** What a value is set to, where another of its kind would be refused or would change nothing. */
const chosen: Json = {
	'clientIp.loadBalancer': 'host-port',
	'clientIp.strategy': 'none',
	'clientIp.trustedIPs': ['192.0.2.7/32'],
	'clientIp.cdn': 'cloudflare',
	'clientIp.cdnRanges': 'own',
	'clientIp.scheme': 'internal',
	'clientIp.httpHeaders.name': 'X-Real-IP',
	'clientIp.httpHeaders.writes': ['host'],
	'clientIp.httpHeaders.recursive': false,
	'clientIp.hostname': 'kong.example.com',
	'proxy.type': 'NodePort',
	'proxy.externalTrafficPolicy': 'Local',
	'proxy.loadBalancerSourceRanges': ['192.0.2.0/24'],
	'proxy.ipFamilies': ['IPv6'],
	'proxy.http.parameters': ['deferred'],
	'proxy.tls.overrideServiceTargetPort': 8000,
	'proxy.tls.parameters': ['deferred'],
	'proxy.stream': [{ containerPort: 9000 }],
	'udpProxy.externalTrafficPolicy': 'Cluster',
	'udpProxy.type': 'NodePort',
	'certificates.duration': '24h',
	'certificates.renewBefore': '8h',
	'udpProxy.loadBalancerSourceRanges': ['192.0.2.0/24'],
	'udpProxy.stream': [{ containerPort: 5354 }],
	'proxy.ingress.enabled': false,
	'proxy.ingress.path': '/other',
	'proxy.ingress.pathType': 'Exact',
	'proxy.ingress.tls': [{ hosts: ['kong.example.com'], secretName: 'cert' }],
	'image.digest': `sha256:${'0'.repeat(64)}`,
	'dblessConfig.config': '_format_version: "3.0"\n',
	'echo.path': '/other',
	'plugins.configMaps': [{ pluginName: 'a', name: 'b' }],
	'plugins.secrets': [{ pluginName: 'a', name: 'b' }],
	extraConfigMaps: [{ name: 'a', mountPath: '/a' }],
	extraSecrets: [{ name: 'a', mountPath: '/a' }],
	dnsPolicy: 'Default',
	'serviceMonitor.interval': '30s',
	'podMonitor.interval': '30s',
	envFrom: [{ prefix: 'APP_', secretRef: { name: 'other' } }],
	'admin.tls.parameters': ['deferred'],
	'deployment.tmpDir.sizeLimit': '2Gi',
	'podDisruptionBudget.maxUnavailable': 2,
	'clientIp.allowPublicRanges': ['52.0.0.0/8'],
	extraObjects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'other' } }],
};

/** What is around a value, where it has no effect alone. By its path, or that of a map in which it is. */
const around: { readonly [path: string]: Json } = {
	'clientIp.trustedIPs': headers,
	'clientIp.allowTrustEveryone': { clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0'] } },
	'clientIp.allowPublicRanges': { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['52.0.0.0/8'] } },
	'clientIp.cdn': headers,
	'clientIp.cdnRanges': {
		clientIp: { ...headers.clientIp, cdn: 'cloudflare', trustedIPs: ['104.16.0.0/13'] },
	},
	'clientIp.cdnOnly': { clientIp: { loadBalancer: 'aws-clb-http', cdn: 'cloudflare', trustedIPs } },
	'clientIp.cdnVerified': { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', warnings: 'fail' } },
	'clientIp.closedNodes': {
		clientIp: { loadBalancer: 'linode', strategy: 'proxyProtocol', trustedIPs, warnings: 'fail' },
	},
	'clientIp.scheme': proxy,
	'clientIp.httpHeaders': headers,
	'clientIp.proxyProtocol': { clientIp: { loadBalancer: 'linode', strategy: 'proxyProtocol', trustedIPs } },
	'clientIp.hostname': { clientIp: { loadBalancer: 'hetzner', strategy: 'proxyProtocol', trustedIPs } },
	'clientIp.warnings': { clientIp: { strategy: 'none' } },
	'proxy.externalTrafficPolicy': headers,
	'proxy.ingress': alb,
	udpProxy: { udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] } },
	'udpProxy.enabled': { udpProxy: { stream: [{ containerPort: 5353 }] } },
	certificates: { certificates: { enabled: true, issuer: 'ca', proxy: { commonName: 'a.example.com' } } },
	'certificates.enabled': { certificates: { issuer: 'ca', proxy: { commonName: 'a.example.com' } } },
	'certificates.admin': {
		admin: { enabled: true },
		certificates: {
			enabled: true,
			issuer: 'ca',
			proxy: { enabled: false },
			admin: { dnsNames: ['a.example.com'] },
		},
	},
	inCluster: proxy,
	'inCluster.enabled': {},
	'echo.path': { echo: { enabled: true } },
	networkPolicy: { networkPolicy: { enabled: true } },
	'networkPolicy.enabled': {},
	'networkPolicy.inCluster': { ...proxy, networkPolicy: { enabled: true } },
	'networkPolicy.admin': { admin: { enabled: true }, networkPolicy: { enabled: true } },
	serviceMonitor: { serviceMonitor: { enabled: true } },
	'serviceMonitor.enabled': {},
	podMonitor: { podMonitor: { enabled: true } },
	'podMonitor.enabled': {},
	admin: { admin: { enabled: true } },
	'admin.enabled': {},
	autoscaling: { autoscaling: { enabled: true } },
	'autoscaling.enabled': {},
};

/** Each of them, in the order of the contract. A new value needs no line here, unless it has an effect beside others only. */
export const eachValue: readonly OneValue[] = valuePaths.map((path) => {
	const name = path.join('.');
	const value = Object.hasOwn(chosen, name) ? chosen[name] : another(leafAt(path) as Leaf);
	const without = aroundOf(path);
	return { path, name, value, without, with: withValue(without, path, value) as Json };
});

function aroundOf(path: readonly string[]): Json {
	const above = path.map((_, index) => path.slice(0, path.length - index).join('.'));
	return around[above.find((name) => Object.hasOwn(around, name)) ?? ''] ?? {};
}

/** A value of the kind that is not the default. */
function another([kind, fallback, allowed]: Leaf): unknown {
	if (allowed) return allowed.find((one) => one !== fallback);
	switch (kind) {
		case 'boolean':
			return fallback !== true;
		case 'whole number':
			return Number(fallback ?? 30000) + 1;
		case 'number or string':
			return 1;
		case 'list of strings':
		case 'list':
			return ['other'];
		case 'list of maps':
			return [{ name: 'other' }];
		case 'map':
		case 'map of strings':
			return { other: 'text' };
		default:
			return 'other';
	}
}
