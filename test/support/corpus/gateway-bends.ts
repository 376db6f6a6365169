// Bends of Kong's own settings, its configuration and its pods.
import { type Bends, env, methodOf, oneOf } from './bend.ts';

const role = (name: string, more = {}) =>
	env({ role: name, cluster_cert: 'a', cluster_cert_key: 'b', ...more });

export const gatewayBends: Bends = {
	'env-prefixed': (_, nth) =>
		env({ [oneOf(['KONG_TRUSTED_IPS', 'kong_log_level', 'Kong_Proxy_Listen'], nth)]: 'x' }),
	'env-name': (_, nth) => env({ [oneOf(['log-level', '1x', 'a.b', 'é'], nth)]: 'debug' }),
	'env-owned': ({ way }, nth) => {
		if (way === 'none') return null;
		const cleared = way === 'externalTrafficPolicy' ? 'real_ip_header' : 'nginx_proxy_set_by_lua';
		return env({
			[oneOf(['trusted_ips', 'REAL_IP_HEADER', 'nginx_proxy_real_ip_recursive', cleared], nth)]: 'x',
		});
	},
	'env-chart': (_, nth) =>
		nth % 3 === 0
			? { ...env({ admin_listen: 'off' }), admin: { enabled: true } }
			: env({ [oneOf(['proxy_listen', 'PREFIX', 'status_listen'], nth)]: 'x' }),
	'env-twice': (_, nth) => env({ LOG_LEVEL: 'debug', [oneOf(['log_level', 'Log_Level'], nth)]: 'info' }),
	'dbless-several': (_, nth) =>
		oneOf(
			[
				{ dblessConfig: { configMap: 'a', secret: 'b' } },
				{ dblessConfig: { config: '_format_version: "3.0"\n', secret: 'b' } },
			],
			nth,
		),
	'dbless-invalid': (_, nth) => ({ dblessConfig: { config: oneOf(['- a list', 'a: [', 'text'], nth) } }),
	'dbless-format': (_, nth) => ({
		dblessConfig: { config: oneOf(['services: []', 'services:\n- name: a\n'], nth) },
	}),
	'dbless-with-role': (_, nth) => ({
		...role('data_plane'),
		...oneOf(
			[{ echo: { enabled: true } }, { dblessConfig: { secret: 'a' } }, { dblessConfig: { configMap: 'a' } }],
			nth,
		),
	}),
	'control-plane': () => env({ role: 'control_plane' }),
	'certificate-incomplete': (_, nth) => ({
		certificates: {
			enabled: true,
			...oneOf([{}, { issuer: 'ca' }, { proxy: { commonName: 'a.example.com' } }], nth),
		},
	}),
	database: (_, nth) => env({ [oneOf(['database', 'DATABASE'], nth)]: oneOf(['postgres', '', 'Off'], nth) }),
	'data-plane-certificate': (_, nth) =>
		oneOf(
			[
				role('data_plane', { cluster_cert_key: null }),
				role('data_plane', { cluster_cert: '' }),
				role('data_plane', { cluster_cert: null, cluster_cert_key: null, CLUSTER_CERT: 'a' }),
			],
			nth,
		),
	'echo-config': (_, nth) => ({
		echo: { enabled: true },
		dblessConfig: oneOf([{ configMap: 'kong' }, { secret: 'kong' }], nth),
	}),
	'image-licence': (_, nth) => ({
		...env({ role: null }),
		image: { tag: oneOf(['3.10', '3.14.0', '4.0'], nth) },
	}),
	'single-replica': (right, nth) =>
		methodOf(right)?.externalTrafficPolicy === 'Local'
			? {
					deployment: { daemonset: false },
					proxy: { type: null, externalTrafficPolicy: null },
					...oneOf([{ replicaCount: 1 }, { autoscaling: { enabled: true, minReplicas: 1 } }], nth),
				}
			: null,
	'grace-period': (_, nth) =>
		oneOf(
			[{ terminationGracePeriodSeconds: 30 }, { terminationGracePeriodSeconds: 60, drain: { wait: 50 } }],
			nth,
		),
	'daemonset-autoscaling': () => ({ deployment: { daemonset: true }, autoscaling: { enabled: true } }),
	'autoscaling-range': (_, nth) => ({
		deployment: { daemonset: false },
		autoscaling: { enabled: true, minReplicas: 9, maxReplicas: oneOf([5, 8], nth) },
	}),
	'budget-both': () => ({ podDisruptionBudget: { minAvailable: 1, maxUnavailable: '50%' } }),
	'mesh-sidecar': (_, nth) =>
		oneOf(
			[
				{ podAnnotations: { 'linkerd.io/inject': 'enabled' } },
				{
					podLabels: { 'sidecar.istio.io/inject': 'true' },
					podAnnotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '8000' },
				},
				{
					podAnnotations: {
						'sidecar.istio.io/inject': 'true',
						'traffic.sidecar.istio.io/includeInboundPorts': '9000, 8440-8450',
					},
				},
				{
					podAnnotations: {
						'sidecar.istio.io/inject': 'true',
						'traffic.sidecar.istio.io/includeInboundPorts': '*',
					},
				},
			],
			nth,
		),
};
