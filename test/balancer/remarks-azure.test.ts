// What the remarks say of words that Azure's controllers read in another way than their author means.
import test from 'ava';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';

const beta = 'service.beta.kubernetes.io';
const appgw = 'appgw.ingress.kubernetes.io';

function given(name: string, kind: string, annotations: object, spec: object): string[] {
	const objects = objectsOf([{ kind, metadata: { name: 'kong-proxy', annotations }, spec }]);
	const controller = controllers.find((one) => one.name === name);
	const [object] = objects;
	if (!controller || !object) return [];
	const { remarks } = controller.make(object, { inventory: inventory(objects), settings: {} });
	return remarks.map(({ at, weight, instead }) => `${at.path.at(-1)} ${weight} ${instead ?? '-'}`);
}

const service = (annotations: object, spec: object = {}) =>
	given('cloud-provider-azure', 'Service', annotations, {
		type: 'LoadBalancer',
		ports: [{ name: 'proxy', port: 80, targetPort: 8000 }],
		...spec,
	});

const ingress = (annotations: object, spec: object = {}) =>
	given(
		'application-gateway-kubernetes-ingress',
		'Ingress',
		{ 'kubernetes.io/ingress.class': 'azure/application-gateway', ...annotations },
		{
			rules: [
				{ http: { paths: [{ path: '/', backend: { service: { name: 'kong', port: { number: 80 } } } }] } },
			],
			...spec,
		},
	);

test('a rule for all ports keeps floating IP, and its annotation takes the right addresses out of the security rules', (t) => {
	const floating = { [`${beta}/azure-disable-load-balancer-floating-ip`]: 'true' };
	const all = {
		[`${beta}/azure-load-balancer-internal`]: 'true',
		[`${beta}/azure-load-balancer-enable-high-availability-ports`]: 'true',
	};
	const given = [`${beta}/azure-disable-load-balancer-floating-ip risk -`];
	t.deepEqual(service({ ...all, ...floating }), given);
	t.deepEqual(
		service(
			{ ...all, ...floating },
			{ allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local' },
		),
		given,
	);
	t.deepEqual(service(floating), []);
	t.deepEqual(service(all), []);
});

test('an internal balancer of IPv6 leads to node ports', (t) => {
	const internal = { [`${beta}/azure-load-balancer-internal`]: 'true' };
	const spec = { allocateLoadBalancerNodePorts: false, externalTrafficPolicy: 'Local' };
	t.deepEqual(service(internal, { ...spec, ipFamilies: ['IPv6'] }), [
		'allocateLoadBalancerNodePorts broken -',
	]);
	t.deepEqual(service(internal, spec), []);
});

test('a word that only nearly makes the balancer internal', (t) => {
	const name = `${beta}/azure-load-balancer-internal`;
	for (const word of ['True', 'yes', 'true '])
		t.deepEqual(service({ [name]: word }), [`${name} broken true`], word);
	for (const word of ['true', 'false', '']) t.deepEqual(service({ [name]: word }), [], word);
});

test('switches of the Private Link Service', (t) => {
	const [create, proxy] = [`${beta}/azure-pls-create`, `${beta}/azure-pls-proxy-protocol`];
	const internal = { [`${beta}/azure-load-balancer-internal`]: 'true' };
	t.deepEqual(service({ ...internal, [create]: 'on' }), [`${create} broken true`]);
	t.deepEqual(service({ ...internal, [create]: 'true', [proxy]: 'v2' }), [`${proxy} broken true`]);
	t.deepEqual(service({ ...internal, [proxy]: 'true' }), [`${proxy} broken -`]);
	// The header is sent, but the health check is chosen as if it were not.
	t.deepEqual(
		service({ ...internal, [create]: 'true ', [proxy]: 'true' }, { externalTrafficPolicy: 'Local' }),
		[`${create} broken true`],
	);
});

test('ranges that close everything', (t) => {
	const name = `${beta}/azure-allowed-ip-ranges`;
	t.deepEqual(service({ [name]: '10.0.0.1/8' }), [`${name} broken 10.0.0.0/8`]);
	t.deepEqual(service({ [name]: 'office' }), [`${name} broken -`]);
	t.deepEqual(service({}, { loadBalancerSourceRanges: ['2001:db8::/32'] }), ['0 broken -']);
});

test('names that the provider does not read', (t) => {
	const name = `${beta}/azure-load-balancer-intern`;
	t.deepEqual(service({ [name]: 'true' }), [`${name} risk -`]);
	t.deepEqual(ingress({ [`${appgw}/probe-port`]: '8100' }), [`${appgw}/probe-port risk -`]);
});

test('words of the Ingress Controller', (t) => {
	t.deepEqual(ingress({ [`${appgw}/use-private-ip`]: 'yes' }), [`${appgw}/use-private-ip broken true`]);
	t.deepEqual(ingress({ [`${appgw}/health-probe-port`]: 'status' }), [`${appgw}/health-probe-port risk -`]);
	t.deepEqual(ingress({ 'kubernetes.io/ingress.class': 'Azure/Application-Gateway' }), [
		'kubernetes.io/ingress.class broken azure/application-gateway',
	]);
	const defaultBackend = { service: { name: 'kong', port: { number: 80 } } };
	t.deepEqual(ingress({}, { rules: [], defaultBackend }), ['defaultBackend broken -']);
});
