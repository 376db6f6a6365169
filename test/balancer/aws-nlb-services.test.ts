// What the AWS Load Balancer Controller makes of Services, beyond what the records hold: settings that change nothing, remarks, odd input.
import test from 'ava';
import type { State } from '../../schema/balancer/controller.ts';
import { controller } from '../../schema/balancer/controllers/aws-load-balancer-controller/index.ts';
import type { Balancer, Made } from '../../schema/balancer/types.ts';
import { updateOf } from '../../schema/balancer/update.ts';
import { lbcRefuses } from '../../schema/catalogue/aws/shared.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const ip = { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' };

function service(annotations: object, spec: object = {}, metadata: object = {}): KubeObject {
	const ports = [
		{ name: 'kong-proxy', port: 80, targetPort: 8000 },
		{ name: 'kong-proxy-tls', port: 443, targetPort: 8443 },
	];
	const body = {
		kind: 'Service',
		metadata: { name: 'kong', annotations, ...metadata },
		spec: { type: 'LoadBalancer', ports, ...spec },
	};
	return { kind: 'Service', name: 'kong', namespace: '', body, index: 0 };
}

function state(object: KubeObject | null, settings: { [name: string]: string } = {}): State {
	const cluster = { inventory: inventory(object ? [object] : []), settings };
	const made: Made = object
		? controller.make(object, cluster)
		: { outcome: 'ignored', message: null, remarks: [] };
	return { object, cluster, made };
}

function nlb({ made }: Pick<State, 'made'>): Balancer {
	if (made.outcome !== 'balancer') throw new Error(JSON.stringify(made));
	return made.balancer;
}

const remarks = (object: KubeObject, settings = {}) =>
	state(object, settings).made.remarks.map(({ at, weight, instead }) => ({
		at: String(at.path.at(-1)).replace(`${aws}-`, ''),
		weight,
		instead,
	}));

test('the webhook gives its class to new Services alone', (t) => {
	const on = { webhook: 'on' };
	const intree = service({ [`${aws}-type`]: 'nlb' });
	t.is(nlb(state(intree, on)).scheme, 'internal');
	t.deepEqual(remarks(intree, on), [{ at: 'loadBalancerClass', weight: 'risk', instead: undefined }]);
	t.is(state(service({}, {}, { uid: '1' }), on).made.outcome, 'ignored');
	t.is(state(service({}, { type: 'NodePort' }), on).made.outcome, 'ignored');
	t.is(state(service({}, { loadBalancerClass: 'eks.amazonaws.com/nlb' }), on).made.outcome, 'ignored');
});

test('flags of the controller are known with their dashes and without', (t) => {
	const own = service({}, { loadBalancerClass: 'service.k8s.aws/nlb' });
	t.is(nlb(state(own, { '--default-load-balancer-scheme': 'internet-facing' })).scheme, 'internet-facing');
	t.is(nlb(state(own, { 'default-target-type': 'ip' })).ports[0]?.targets, 'pods');
	t.is(state(own, { 'feature-gates': 'EnableServiceController=false' }).made.outcome, 'ignored');
});

test('words that the controller reads otherwise are remarked on', (t) => {
	const group = `${aws}-target-group-attributes`;
	t.deepEqual(remarks(service({ ...ip, [group]: 'preserve_client_ip.enabled=True' })), [
		{ at: 'target-group-attributes', weight: 'risk', instead: 'preserve_client_ip.enabled=true' },
	]);
	t.deepEqual(remarks(service({ ...ip, [`${aws}-proxy-protocol-per-target-group`]: '8443' })), [
		{ at: 'proxy-protocol-per-target-group', weight: 'risk', instead: '443' },
	]);
	t.deepEqual(remarks(service({ ...ip, [`${aws}-proxyprotocol`]: '*' })), [
		{ at: 'proxyprotocol', weight: 'note', instead: undefined },
	]);
	t.deepEqual(remarks(service({ [`${aws}-type`]: 'External', [`${aws}-nlb-target-type`]: 'ip' })), [
		{ at: 'type', weight: 'broken', instead: 'external' },
	]);
	t.deepEqual(
		remarks(service({ [`${aws}-nlb-target-type`]: 'IP' }, { loadBalancerClass: 'service.k8s.aws/nlb' })),
		[{ at: 'nlb-target-type', weight: 'risk', instead: 'ip' }],
	);
	t.deepEqual(remarks(service(ip)), []);
});

test('health checks that cannot succeed are remarked on', (t) => {
	const instance = { ...ip, [`${aws}-nlb-target-type`]: 'instance', [`${aws}-proxy-protocol`]: '*' };
	const local = { externalTrafficPolicy: 'Local' };
	t.like(remarks(service(instance, local))[0], { at: 'proxy-protocol', weight: 'broken' });
	const cured = { [`${aws}-healthcheck-protocol`]: 'tcp', [`${aws}-healthcheck-port`]: 'traffic-port' };
	t.deepEqual(remarks(service({ ...instance, ...cured }, local)), []);
	const status = { [`${aws}-healthcheck-protocol`]: 'http', [`${aws}-healthcheck-port`]: '8100' };
	t.deepEqual(remarks(service({ ...ip, ...status })), []);
	t.like(remarks(service({ ...instance, ...status }))[0], { weight: 'broken' });
});

test('source ranges that limit nobody are remarked on', (t) => {
	const ranges = { loadBalancerSourceRanges: ['203.0.113.0/24'] };
	const groups = service({ ...ip, [`${aws}-security-groups`]: 'sg-1' }, ranges);
	t.deepEqual(remarks(groups), [{ at: 'loadBalancerSourceRanges', weight: 'risk', instead: undefined }]);
	t.false(nlb(state(groups)).facts?.honoursSourceRanges);
	t.true(nlb(state(service(ip, ranges))).facts?.honoursSourceRanges);
});

test('a deletion is held up by deletion protection, and the balancer stays', (t) => {
	const before = state(service({ ...ip, [`${aws}-attributes`]: 'deletion_protection.enabled=true' }));
	const { made, update } = updateOf(controller, before, state(null));
	t.is(made.outcome, 'error');
	t.deepEqual(update.ignored, ['the whole change']);
	const free = updateOf(controller, state(service(ip)), state(null));
	t.deepEqual(free.update.changes, ['the balancer is deleted']);
});

test('what stays after one change stays after the next', (t) => {
	const preserve = { [`${aws}-target-group-attributes`]: 'preserve_client_ip.enabled=true' };
	const first = state(service({ ...ip, ...preserve, [`${aws}-scheme`]: 'internet-facing' }));
	const second = state(service(ip));
	const after = updateOf(controller, first, second);
	t.is(nlb(after).scheme, 'internet-facing');
	t.true(nlb(after).ports[0]?.keepsClientAddress);
	const third = updateOf(
		controller,
		{ ...second, made: after.made },
		state(service({ ...ip, [`${aws}-scheme`]: 'wrong' })),
	);
	t.is(third.made.outcome, 'error');
	const fourth = updateOf(controller, { ...second, made: third.made }, second);
	t.is(nlb(fourth).scheme, 'internet-facing');
	t.deepEqual(fourth.update.changes, []);
});

test('no object makes it throw', (t) => {
	const odd: unknown[] = [null, 7, 'x', [], {}, [null], [7], { a: 1 }, true, '', ['']];
	const paths = [
		'annotations',
		'ports',
		'type',
		'ipFamilies',
		'loadBalancerSourceRanges',
		'loadBalancerClass',
	];
	for (const value of odd)
		for (const path of paths) {
			const object = path === 'annotations' ? service(value as object) : service(ip, { [path]: value });
			const text = `${path}: ${JSON.stringify(value)}`;
			t.notThrows(() => updateOf(controller, state(object), state(service(ip))), text);
			t.notThrows(() => updateOf(controller, state(service(ip)), state(object)), text);
		}
	for (const body of odd) t.notThrows(() => state({ ...service({}), body }), JSON.stringify(body));
	for (const value of [
		'{',
		'null',
		'[]',
		'{"type":"forward"}',
		'{"type":"forward","forwardConfig":{"targetGroups":[null]}}',
	])
		t.is(
			state(service({ ...ip, 'service.beta.kubernetes.io/actions.TCP-443': value })).made.outcome,
			'error',
		);
});

test('what the catalogue says that the controller refuses, it refuses', (t) => {
	const samples = [
		['healthcheck-protocol', 'grpc'],
		['healthcheck-protocol', 'tls'],
		['healthcheck-protocol', ''],
		['healthcheck-port', 'status'],
		['ssl-ports', '443,https'],
		['proxy-protocol-per-target-group', '*'],
		['target-group-attributes', 'a=1,,b=2'],
	] as const;
	for (const [name, value] of samples) {
		const found = lbcRefuses.some(
			(bad) => new RegExp(bad.annotation).test(`${aws}-${name}`) && new RegExp(bad.value).test(value),
		);
		t.true(found, `${name}: ${value}`);
		t.is(state(service({ ...ip, [`${aws}-${name}`]: value })).made.outcome, 'error', `${name}: ${value}`);
	}
	for (const value of ['tcp', 'TCP', 'http', 'Https'])
		t.false(new RegExp(lbcRefuses[0].value).test(value), value);
});
