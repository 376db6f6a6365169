// What the AWS Load Balancer Controller's Ingresses and Gateways get beyond the records: remarks, and objects that are not all there.
import test from 'ava';
import { controller } from '../../schema/balancer/controllers/aws-load-balancer-controller/index.ts';
import type { Made } from '../../schema/balancer/types.ts';
import { updateOf } from '../../schema/balancer/update.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';

const alb = 'alb.ingress.kubernetes.io/';

const service = (spec: object = {}) => ({
	kind: 'Service',
	metadata: { name: 'kong' },
	spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 80, targetPort: 8000 }], ...spec },
});

const ingress = (annotations: { [suffix: string]: string } = {}, spec: object = {}, pathType = 'Prefix') => ({
	kind: 'Ingress',
	metadata: {
		name: 'front',
		annotations: Object.fromEntries(
			Object.entries({ 'target-type': 'ip', ...annotations }).map(([name, value]) => [alb + name, value]),
		),
	},
	spec: {
		ingressClassName: 'alb',
		rules: [
			{
				http: {
					paths: [{ path: '/', pathType, backend: { service: { name: 'kong', port: { number: 80 } } } }],
				},
			},
		],
		...spec,
	},
});

function stateOf(objects: readonly object[], settings: { [name: string]: string } = {}) {
	const all = objectsOf(objects);
	const cluster = { inventory: inventory(all), settings };
	const object = all.find(({ kind }) => kind !== 'Service') ?? null;
	const made: Made = object
		? controller.make(object, cluster)
		: { outcome: 'ignored', message: null, remarks: [] };
	return { object, cluster, made };
}

const made = (...objects: readonly object[]) => stateOf(objects).made;
const remarks = (answer: Made) => answer.remarks.map(({ weight, text }) => `${weight}: ${text}`);

test('an Ingress of a class that is not among the objects is known by its annotations', (t) => {
	const mine = ingress({}, { ingressClassName: 'mine' });
	t.is(made(mine, service()).outcome, 'balancer');
	t.is(stateOf([mine, service()], { objects: 'all' }).made.outcome, 'error');
	const others = { ...mine, metadata: { name: 'front' } };
	t.is(made(others, service()).outcome, 'ignored');
});

test('without nodes to send to, a ClusterIP Service is refused', (t) => {
	const answer = made(ingress({ 'target-type': 'instance' }), service());
	t.is(answer.outcome, 'error');
	t.regex(answer.message ?? '', /type must be NodePort or LoadBalancer/);
});

test('a path / that is no prefix is remarked on, with the type to write', (t) => {
	const [remark, ...more] = made(ingress({}, {}, 'Exact'), service()).remarks;
	t.deepEqual([remark?.weight, remark?.instead, more.length], ['risk', 'Prefix', 0]);
});

test('the word for X-Forwarded-For goes to AWS as it is', (t) => {
	const answer = made(
		ingress({ 'load-balancer-attributes': 'routing.http.xff_header_processing.mode=Append' }),
		service(),
	);
	t.regex(remarks(answer).join(), /broken: .*knows append, preserve and remove/);
	if (answer.outcome === 'balancer') t.is(answer.balancer.ports[0]?.forwardedFor, 'Append');
});

test('source ranges that an ALB does not read are remarked on', (t) => {
	const ranges = service({ loadBalancerSourceRanges: ['203.0.113.0/24'] });
	t.regex(remarks(made(ingress(), ranges)).join(), /does not read loadBalancerSourceRanges/);
	const own = ingress({ 'security-groups': 'sg-1', 'inbound-cidrs': '203.0.113.0/24' });
	t.regex(remarks(made(own, service())).join(), /their rules decide who may connect/);
});

test('an NLB in front checks an HTTPS listener by HTTP by default', (t) => {
	const front = {
		'enable-frontend-nlb': 'true',
		'certificate-arn': 'arn:aws:acm:eu-central-1:1:certificate/a',
	};
	t.regex(remarks(made(ingress(front), service())).join(), /never becomes healthy/);
	const given = ingress({ ...front, 'frontend-nlb-healthcheck-protocol': 'HTTPS' });
	t.deepEqual(remarks(made(given, service())), []);
	const mapped = ingress({ ...front, 'frontend-nlb-listener-port-mapping': '80=80' });
	t.regex(remarks(made(mapped, service())).join(), /broken: no port of the ALB is mapped/);
});

test('an NLB in front goes with its annotation, while the ALB stays', (t) => {
	const before = stateOf([ingress({ 'enable-frontend-nlb': 'true' }), service()]);
	const { update } = updateOf(controller, before, stateOf([ingress(), service()]));
	t.false(update.recreated);
	t.regex(update.changes.join(), /the NLB in front is deleted/);
});

test('an attribute stays on the ALB, and goes with an ALB that is replaced', (t) => {
	const mode = { 'load-balancer-attributes': 'routing.http.xff_header_processing.mode=remove' };
	const before = stateOf([ingress(mode), service()]);
	const port = (annotations: { [suffix: string]: string }) => {
		const after = updateOf(controller, before, stateOf([ingress(annotations), service()]));
		return after.made.outcome === 'balancer' ? after.made.balancer.ports[0]?.forwardedFor : null;
	};
	t.is(port({}), 'remove');
	t.is(port({ scheme: 'internet-facing' }), 'append');
	t.is(port({ 'group.name': 'edge' }), 'append');
});

test('an ALB under deletion protection outlives its Ingress', (t) => {
	const before = stateOf([
		ingress({ 'load-balancer-attributes': 'deletion_protection.enabled=true' }),
		service(),
	]);
	const { made: left, update } = updateOf(controller, before, stateOf([service()]));
	t.deepEqual([left.outcome, update.ignored], ['error', ['the whole change']]);
});

const gateway = (gatewayClassName = 'kong') => ({
	apiVersion: 'gateway.networking.k8s.io/v1',
	kind: 'Gateway',
	metadata: { name: 'gate' },
	spec: { gatewayClassName, listeners: [{ name: 'http', port: 80, protocol: 'TCP' }] },
});
const classOf = (name: string, kind: string) => ({
	kind: 'GatewayClass',
	metadata: { name },
	spec: { controllerName: `gateway.k8s.aws/${kind}` },
});
const route = {
	kind: 'TCPRoute',
	metadata: { name: 'http' },
	spec: { parentRefs: [{ name: 'gate' }], rules: [{ backendRefs: [{ name: 'kong', port: 80 }] }] },
};
const targets = (value: string) => ({
	kind: 'TargetGroupConfiguration',
	metadata: { name: 'targets' },
	spec: {
		targetReference: { name: 'kong' },
		defaultConfiguration: {
			targetType: 'ip',
			targetGroupAttributes: [{ key: 'proxy_protocol_v2.enabled', value }],
		},
	},
});

test('PROXY of a Gateway is true or false, and another word AWS has to judge', (t) => {
	const version = (word: string) => {
		const answer = made(gateway(), classOf('kong', 'nlb'), route, service(), targets(word));
		return answer.outcome === 'balancer'
			? [answer.balancer.ports[0]?.proxyProtocol, answer.remarks.map(({ weight }) => weight)]
			: null;
	};
	t.deepEqual(version('true'), [2, []]);
	t.deepEqual(version('false'), [0, []]);
	t.deepEqual(version('on'), [null, ['broken']]);
});

test('a Gateway that changes to the other kind of balancer leaves the first one running', (t) => {
	const state = (kind: string) =>
		stateOf([gateway(), classOf('kong', kind), route, service(), targets('false')]);
	const { update } = updateOf(controller, state('nlb'), state('alb'));
	t.true(update.recreated);
	t.regex(update.ignored.join(), /the nlb stays/);
});
