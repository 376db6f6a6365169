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

test('it sees the client under Local, by PROXY, and where it is set to read headers', (t) => {
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

const nlb = {
	'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
	'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'ip',
};
const sent = { ...nlb, 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' };
const settings = (data: object) => ({
	kind: 'ConfigMap',
	metadata: { name: 'ingress-nginx-controller', namespace: 'ingress' },
	data,
});
const ofConfigMap = proxy(['--configmap=$(POD_NAMESPACE)/ingress-nginx-controller']);

test('a balancer that calls pods by connections of its own hides clients from the proxy, whatever the traffic policy', (t) => {
	const by = (annotations: object, spec: object = {}) =>
		checked([ofConfigMap, settings({}), service(spec, annotations)]);
	for (const externalTrafficPolicy of ['Local', 'Cluster'])
		t.deepEqual(by(nlb, { externalTrafficPolicy }), {
			clientIpPreserved: 'no',
			trafficWorks: 'yes',
			kongBelieves: ['load balancer'],
			errors: ['front-sees-balancer Service/controller:spec'],
		});
	const keeps = 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes';
	t.is(by({ ...nlb, [keeps]: 'preserve_client_ip.enabled=true' }).clientIpPreserved, 'yes');
});

test('PROXY headers have to be sent and read: at one end alone they stop all traffic', (t) => {
	const by = (data: object, annotations: object) =>
		checked([ofConfigMap, settings(data), service({}, annotations)]);
	const reads = { 'use-proxy-protocol': 'true' };
	t.deepEqual(by(reads, sent).errors, []);
	t.is(by(reads, sent).clientIpPreserved, 'yes');
	t.deepEqual(
		[by({}, sent), by(reads, nlb)].map(({ trafficWorks, errors }) => [trafficWorks, ...errors]),
		[
			['no', 'front-proxy-unread Service/controller:spec'],
			['no', 'front-proxy-missing Service/controller:spec'],
		],
	);
	// What a balancer sends that nobody knows is not known either.
	t.deepEqual(by(reads, {}).errors, []);
});

test('of the Services of several Gateways only that of the own one is on the way', (t) => {
	const gateway = (name: string) => ({
		kind: 'Gateway',
		metadata: { name },
		spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
	});
	const route = {
		kind: 'HTTPRoute',
		metadata: { name: 'all' },
		spec: { parentRefs: [{ name: 'edge' }], rules: [{ backendRefs: [{ name: 'kong-proxy', port: 80 }] }] },
	};
	const made = (name: string, externalTrafficPolicy: string) => ({
		kind: 'Service',
		metadata: { name: `${name}-istio` },
		spec: {
			type: 'LoadBalancer',
			externalTrafficPolicy,
			selector: { 'gateway.networking.k8s.io/gateway-name': name },
			ports: [{ name: 'http', port: 80 }],
		},
	});
	const mesh = { kind: 'ConfigMap', metadata: { name: 'istio' }, data: { mesh: '' } };
	const by = (edge: string, other: string) =>
		checked(
			[gateway('edge'), gateway('other'), route, mesh, made('edge', edge), made('other', other)],
			'nobody',
		).errors.filter((one) => one.startsWith('front-'));
	t.deepEqual(by('Local', 'Cluster'), []);
	t.deepEqual(by('Cluster', 'Local'), ['front-sees-node Service/edge-istio:spec.externalTrafficPolicy']);
});
