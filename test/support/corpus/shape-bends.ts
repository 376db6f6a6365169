// Bends of what the API server would refuse, and of texts that are more than they seem.
import { type Bends, env, oneOf } from './bend.ts';

export const shapeBends: Bends = {
	'control-character': (_, nth) =>
		oneOf<object>(
			[
				{ affinity: { 'a\u0085b': 'c' } },
				{ tolerations: [{ key: 'a\u007f' }] },
				{ deploymentAnnotations: { note: '\u0080\uffff' } },
			],
			nth,
		) as ReturnType<typeof env>,
	'value-form': (_, nth) => ({
		[oneOf(['nameOverride', 'fullnameOverride'], nth)]: oneOf(['Edge', 'a"b', '-a'], nth),
	}),
	'annotation-name': (_, nth) => ({
		[oneOf(['podAnnotations', 'deploymentAnnotations'], nth)]: {
			[oneOf(['', 'a b', 'a/b/c', '/a'], nth)]: 'x',
		},
	}),
	'label-form': (_, nth) => ({
		[oneOf(['podLabels', 'extraLabels', 'nodeSelector'], nth)]: oneOf(
			[{ 'a b': 'x' }, { a: '-' }, { 'A.b/c': '' }],
			nth,
		),
	}),
	'env-form': (_, nth) =>
		env({
			zzz: oneOf<unknown>([{}, [], { name: 'KONG_TRUSTED_IPS', value: '::/0' }, { valueFrom: 'x' }], nth),
		}),
	'env-smuggled': (_, nth) =>
		env({
			nginx_http_keepalive_timeout: oneOf(
				['5s; listen 1', '5s;} server {', "5s;'a' b", '"a" ; # "\nreal_ip_header X'],
				nth,
			),
		}),
	'dbless-list': (_, nth) => ({
		dblessConfig: {
			config: `_format_version: "3.0"\n${oneOf(['routes: {a: b}', 'services: x', 'plugins: 1'], nth)}\n`,
		},
	}),
	'echo-plugin': (_, nth) => ({
		echo: { enabled: true },
		...env(oneOf([{ plugins: 'acl' }, { plugins: false }, { untrusted_lua: 'off' }], nth)),
	}),
	'port-privileged': (_, nth) => ({ status: { http: { containerPort: oneOf([1, 81, 1023], nth) } } }),
	'admin-open': (_, nth) => ({
		admin: { enabled: true },
		...oneOf([{}, env({ nginx_admin_ssl_verify_client: 'optional' })], nth),
	}),
	'autoscaling-request': (_, nth) => ({
		deployment: { daemonset: false },
		autoscaling: { enabled: true, metrics: null },
		resources: oneOf(
			[
				{ requests: null, limits: null },
				{ requests: { memory: 1 }, limits: { cpu: null } },
			],
			nth,
		),
	}),
	'name-taken': (_, nth) => ({
		deployment: oneOf(
			[
				{ userDefinedVolumes: [{ name: 'tmp', emptyDir: {} }] },
				{ sidecarContainers: [{ name: 'proxy' }] },
				{ initContainers: [{ name: 'a' }], sidecarContainers: [{ name: 'a' }] },
			],
			nth,
		),
	}),
	'mount-incomplete': (_, nth) =>
		oneOf(
			[
				{ plugins: { configMaps: [{ name: 'a' }] } },
				{ plugins: { secrets: [{ name: 'a', pluginName: 'a', subdirectories: [{ path: 'b' }] }] } },
				{ extraConfigMaps: [{ name: 'a', mountPath: null }] },
			],
			nth,
		),
	'custom-env': (_, nth) =>
		oneOf(
			[{ customEnv: { Kong_log_level: 'a' } }, { customEnv: { 'a.b': 1 } }, { customEnv: { a: [] } }],
			nth,
		),
	'env-from-unseen': (_, nth) =>
		oneOf(
			[
				{ envFrom: [{ configMapRef: { name: 'a' } }] },
				{ envFrom: [{ prefix: 'K', secretRef: { name: 'a' } }] },
			],
			nth,
		),
	'mount-taken': (_, nth) =>
		oneOf(
			[
				{ extraSecrets: [{ name: 'a', mountPath: '/tmp' }] },
				{ deployment: { userDefinedVolumeMounts: [{ name: 'a', mountPath: '/tmp' }] } },
			],
			nth,
		),
	'plugin-left-out': () => ({ ...env({ plugins: 'bundled' }), plugins: { preInstalled: 'a, b' } }),
	'plugin-path': () => ({
		...env({ lua_package_path: ';;' }),
		plugins: { secrets: [{ name: 'a', pluginName: 'a' }] },
	}),
	'admin-unreachable': () => ({ admin: { enabled: true }, networkPolicy: { enabled: true } }),
	'env-trusts-everyone': ({ way }, nth) =>
		way === 'none' ? env({ trusted_ips: oneOf(['0.0.0.0/0', '::1, ::/0', '0.0.0.0/0,::/0'], nth) }) : null,
};
