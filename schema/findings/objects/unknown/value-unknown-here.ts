import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'value-unknown-here',
	severity: 'note',
	text: '{what} comes from {source}, which the input does not hold; {effect}. {fix}.',
	doc: {
		what: 'A value comes from a ConfigMap or Secret that is not in the input, from the pod, from a vault, or from a file of nginx directives.',
		why: 'The check cannot tell what depends on it.',
		fix: 'Add the object to the input. Look into a file yourself.',
		source: '<https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/>',
	},
	samples: [
		{
			objects: [
				service({ spec: local }),
				kong({
					env: { KONG_TRUSTED_IPS: { valueFrom: { configMapKeyRef: { name: 'kong-trust', key: 'ips' } } } },
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_TRUSTED_IPS comes from ConfigMap/kong-trust, key ips, which the input does not hold; the check cannot tell what Kong makes of client addresses. Add that object to the input.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ env: { KONG_TRUSTED_IPS: { valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } } } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"KONG_TRUSTED_IPS comes from the pod's field status.hostIP, which the input does not hold; the check cannot tell what Kong makes of client addresses. Check a copy of the manifests that has the value in its place.",
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '{vault://env/trusted}' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_TRUSTED_IPS comes from the vault reference {vault://env/trusted}, which the input does not hold; the check cannot tell what Kong makes of client addresses. Check a copy of the manifests that has the value in its place.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ container: { envFrom: [{ configMapRef: { name: 'kong-env' } }] } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'Part of the environment comes from ConfigMap/kong-env, which the input does not hold; the check assumes that it holds no setting of Kong. Add that object to the input.',
			],
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_NGINX_HTTP_INCLUDE: '/etc/kong/extra.conf' } })],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				"Part of nginx's configuration comes from the file /etc/kong/extra.conf, which the input does not hold; requests are followed as if it left client addresses alone, and who can forge those is not known. Look for real_ip and header directives in it.",
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({ spec: local }),
				kong({
					env: { KONG_TRUSTED_IPS: { valueFrom: { configMapKeyRef: { name: 'kong-trust', key: 'ips' } } } },
				}),
				{
					apiVersion: 'v1',
					kind: 'ConfigMap',
					metadata: { name: 'kong-trust' },
					data: { ips: '10.0.0.0/8' },
				},
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({
					env: {
						KONG_PG_PASSWORD: { valueFrom: { secretKeyRef: { name: 'kong-postgres', key: 'password' } } },
					},
				}),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TRUSTED_IPS: '10.0.0.0/8' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: local }),
				kong({ container: { envFrom: [{ configMapRef: { name: 'kong-env', optional: true } }] } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
