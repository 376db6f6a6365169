// A proxy in the cluster before Kong: what hides the client from that proxy hides it from Kong.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const labels = { app: 'ingress-nginx' };
const proxy = (args: readonly string[] = []) => ({
	kind: 'Deployment',
	metadata: { name: 'controller', namespace: 'ingress' },
	spec: {
		template: {
			metadata: { labels },
			spec: {
				containers: [{ name: 'controller', image: 'registry.k8s.io/ingress-nginx/controller:v1.11.3', args }],
			},
		},
	},
});
const service = (spec: object, annotations: object = {}) => ({
	kind: 'Service',
	metadata: { name: 'controller', namespace: 'ingress', annotations },
	spec: { type: 'LoadBalancer', selector: labels, ports: [{ name: 'https', port: 443 }], ...spec },
});
const ingress = (className: string) => ({
	kind: 'Ingress',
	metadata: { name: 'edge' },
	spec: {
		ingressClassName: className,
		defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
	},
});

function checked(objects: readonly object[], className = 'nginx') {
	const env = {
		KONG_TRUSTED_IPS: '10.244.0.0/16',
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
	};
	const texts = [
		gatewayText({ type: 'ClusterIP', env }),
		...[ingress(className), ...objects].map((one) => JSON.stringify(one)),
	];
	const { gateways, findings } = checkText(texts.join('\n---\n'));
	const { clientIpPreserved, trafficWorks, kongBelieves } = gateways[0]?.verdict ?? {};
	return {
		clientIpPreserved,
		trafficWorks,
		kongBelieves,
		errors: findings
			.filter(({ severity }) => severity === 'error')
			.map(({ code, place }) => `${code} ${place?.shown}`),
	};
}

test('traffic policy Cluster of its Service makes the proxy take a node for the client', (t) => {
	t.deepEqual(checked([proxy(), service({})]), {
		clientIpPreserved: 'no',
		trafficWorks: 'yes',
		kongBelieves: ['node'],
		errors: ['front-sees-node Service/controller:spec.externalTrafficPolicy'],
	});
});

test('it sees the client under Local, by PROXY, and where it was told to read headers', (t) => {
	const hetzner = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
	const settings = (value: string) => ({
		kind: 'ConfigMap',
		metadata: { name: 'controller', namespace: 'ingress' },
		data: { 'use-forwarded-headers': value },
	});
	const right = [
		[proxy(), service({ externalTrafficPolicy: 'Local' })],
		[proxy(), service({}, hetzner)],
		[proxy(['--enable-proxy-protocol']), service({})],
		[proxy(), service({}), settings('true')],
	];
	for (const objects of right) t.is(checked(objects).clientIpPreserved, 'yes', JSON.stringify(objects));
	t.is(checked([proxy(), service({}), settings('false')]).clientIpPreserved, 'no');
});

test('only the proxies of the class are on the way', (t) => {
	t.deepEqual(checked([proxy(), service({})], 'traefik').errors, []);
});

test('whom a proxy names is not known where its settings are not in the input', (t) => {
	const unknown = {
		clientIpPreserved: 'unknown',
		trafficWorks: 'yes',
		kongBelieves: ['unknown'],
		errors: [],
	};
	t.deepEqual(checked([service({})]), unknown);
	t.deepEqual(checked([service({ externalTrafficPolicy: 'Local' })]), unknown);
	t.deepEqual(checked([proxy(['--configmap=ingress/settings']), service({})]), unknown);
	t.deepEqual(checked([], 'contour'), unknown);
	// Another kind of proxy tells nothing of this one.
	t.deepEqual(checked([proxy(), service({})], 'traefik'), unknown);
});
