// Advice about settings of Kong that do not stand in the container's env.
import test from 'ava';
import { adviseText } from '../check/check-text.ts';

/** What the first error says to do, and where each error is. */
function advice(container: string, ...others: readonly string[]) {
	const manifests = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: kong}
spec:
  selector: {matchLabels: {app: kong}}
  template:
    metadata: {labels: {app: kong}}
    spec:
      volumes: [{name: conf, configMap: {name: conf}}]
      containers: [{name: kong, image: "kong:3.9", ${container}}]
---
apiVersion: v1
kind: Service
metadata: {name: kong-proxy}
spec: {type: LoadBalancer, selector: {app: kong}, ports: [{port: 80, targetPort: 8000}]}
`;
	const { findings } = adviseText([manifests, ...others].join('---\n'), { loadBalancer: 'metallb' });
	const errors = findings.filter(({ severity }) => severity === 'error');
	return { first: errors[0]?.hint, places: errors.map(({ place }) => place?.shown) };
}

const configMap = (data: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: conf}
data: {${data}}
`;

test('a variable from a ConfigMap is outweighed by an empty one, and found where it is written', (t) => {
	const envFrom = 'envFrom: [{configMapRef: {name: conf}, prefix: KONG_}]';
	t.deepEqual(advice(envFrom, configMap('TRUSTED_IPS: 0.0.0.0/0')), {
		first:
			'Set spec.externalTrafficPolicy: Local on Service/kong-proxy; set KONG_TRUSTED_IPS="" in Deployment/kong, container kong.',
		places: ['Service/kong-proxy:spec.externalTrafficPolicy', 'ConfigMap/conf:data.TRUSTED_IPS'],
	});
	// Without the one in env, that of the ConfigMap would count again.
	const both = `${envFrom}, env: [{name: KONG_TRUSTED_IPS, value: 0.0.0.0/0}]`;
	t.deepEqual(advice(both, configMap('TRUSTED_IPS: 10.0.0.0/8')), {
		first:
			'Set spec.externalTrafficPolicy: Local on Service/kong-proxy; set KONG_TRUSTED_IPS="" in Deployment/kong, container kong.',
		places: ['Service/kong-proxy:spec.externalTrafficPolicy', 'Deployment/kong:env.KONG_TRUSTED_IPS'],
	});
});

test('a setting of kong.conf is outweighed by an empty variable', (t) => {
	const { first } = advice(
		'volumeMounts: [{name: conf, mountPath: /etc/kong}]',
		configMap('kong.conf: "trusted_ips = 0.0.0.0/0"'),
	);
	t.is(
		first,
		'Set spec.externalTrafficPolicy: Local on Service/kong-proxy; set KONG_TRUSTED_IPS="" in Deployment/kong, container kong.',
	);
});

test('a start that cannot be read leaves the way in its own advice', (t) => {
	const start = (command: string) => advice(`command: [bash, -c, '${command}']`).first;
	t.is(
		start('eval "$(cat ~/settings)"; /docker-entrypoint.sh kong docker-start'),
		'Set spec.externalTrafficPolicy: Local on Service/kong-proxy.',
	);
	// What it sets itself nothing outweighs, so that the address stays forgeable.
	t.is(
		start('export KONG_TRUSTED_IPS=0.0.0.0/0; /docker-entrypoint.sh kong docker-start'),
		"Correct KONG_TRUSTED_IPS in the container's command: variables in env do not outweigh what is set there.",
	);
});
