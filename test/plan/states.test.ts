// What becomes of clients while one end has changed and the other has not, and the order that follows.
import test from 'ava';
import { fateText } from '../../schema/plan/text.ts';
import type { Plan } from '../../schema/plan/types.ts';
import { planOf } from '../support/plan.ts';

const trustedIPs = ['10.0.0.0/16'];

/** What is said of clients of a port, by which ends are ahead. */
const given = ({ meanwhile }: Plan, port: number) =>
	Object.fromEntries(
		meanwhile.map(({ ahead, fates }) => [
			ahead.join('+'),
			fates.filter(({ way }) => way.startsWith(`port ${port} `)).map(fateText),
		]),
	);

test('PROXY on, straight to pods: whichever end is ahead, the other refuses', (t) => {
	const plan = planOf(
		{ clientIp: { loadBalancer: 'aws-nlb-ip' } },
		{ clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs } },
	);
	t.is(plan.verdict, 'interrupts');
	t.deepEqual(given(plan, 80), { balancer: ['Kong answers 400'], kong: ['Kong closes the connection'] });
	t.deepEqual(given(plan, 443), { balancer: ['Kong answers 400'], kong: ['the connection is reset'] });
	t.true(plan.meanwhile.every(({ harmless }) => !harmless));
});

test('PROXY at Kong before the balancer, by nodes that are trusted: clients write the PROXY header themselves', (t) => {
	const plan = planOf(
		{ clientIp: { loadBalancer: 'aws-nlb-instance' } },
		{ clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs } },
	);
	t.deepEqual(given(plan, 80)['nodes+kong'], [
		'Kong closes the connection, and a client can choose the address in a PROXY header of its own',
	]);
	t.deepEqual(given(plan, 80).balancer, ["the balancer's health checks fail"]);
	t.deepEqual(given(plan, 80).nodes, ['Kong mistakes a node for the client']);
});

test('trust in a header before the balancer writes it: clients write it', (t) => {
	const plan = planOf({}, { clientIp: { strategy: 'httpHeaders', trustedIPs } });
	t.deepEqual(given(plan, 80)['nodes+kong'], [
		'Kong mistakes a node for the client, and a client can choose the address in a header',
	]);
});

test('a balancer of your own that begins to write the header: Kong first, since it trusts nobody who calls yet', (t) => {
	const proxy = { externalTrafficPolicy: 'Local' };
	const plan = planOf({ proxy }, { proxy, clientIp: { strategy: 'httpHeaders', trustedIPs } });
	t.is(plan.verdict, 'in-order');
	t.deepEqual(given(plan, 80), {
		balancer: ['Kong mistakes the load balancer for the client'],
		kong: ['Kong sees the client'],
	});
	t.deepEqual(
		plan.courses.map(({ steps }) => steps.map(({ commands }) => commands[0] ?? 'yours')),
		[
			[
				'helm upgrade kong ./chart -f new.yaml --wait',
				'yours',
				'kubectl get deploy,ds,svc,ingress,cm -l app.kubernetes.io/instance=kong -o yaml | kong-client-ip check',
			],
		],
	);
});

test('and back: the balancer stops first', (t) => {
	const proxy = { externalTrafficPolicy: 'Local' };
	const plan = planOf({ proxy, clientIp: { strategy: 'httpHeaders', trustedIPs } }, { proxy });
	t.is(plan.verdict, 'in-order');
	t.deepEqual(
		plan.courses[0]?.steps.map(({ commands }) => commands.length > 0),
		[false, true, true],
	);
});

test('ranges that grow or shrink: one upgrade, and who may call when', (t) => {
	const proxyFrom = (...ranges: string[]) => ({
		clientIp: { strategy: 'proxyProtocol', trustedIPs: ranges },
	});
	for (const [from, to] of [
		[['10.0.0.0/16'], ['10.0.0.0/16', '10.1.0.0/16']],
		[['10.0.0.0/16', '10.1.0.0/16'], ['10.0.0.0/16']],
	] as const)
		t.is(planOf(proxyFrom(...from), proxyFrom(...to)).verdict, 'in-place');
});

test('ranges that move: both are trusted for a while', (t) => {
	const proxyFrom = (...ranges: string[]) => ({
		clientIp: { strategy: 'proxyProtocol', trustedIPs: ranges },
	});
	const plan = planOf(proxyFrom('10.0.0.0/16'), proxyFrom('10.1.0.0/16'));
	t.is(plan.verdict, 'in-order');
	const [union, callers, rest] = plan.courses[0]?.steps ?? [];
	t.deepEqual(union?.between, { clientIp: { trustedIPs: ['10.0.0.0/16', '10.1.0.0/16'] } });
	t.deepEqual(union?.commands, ['helm upgrade kong ./chart -f old.yaml -f between.yaml --wait']);
	t.is(
		callers?.text,
		'Send traffic through the proxies in 10.1.0.0/16, and no longer through those in 10.0.0.0/16.',
	);
	t.deepEqual(rest?.commands, ['helm upgrade kong ./chart -f new.yaml --wait']);
	t.deepEqual(plan.notes, []);
});

test('container ports: the nodes send to the new port while old pods listen on the old one', (t) => {
	const plan = planOf({}, { proxy: { http: { containerPort: 8010 } } });
	t.is(plan.verdict, 'interrupts');
	t.deepEqual(given(plan, 80), { nodes: ['nothing listens there'], kong: ['nothing listens there'] });
	t.deepEqual(given(plan, 443), { nodes: ['Kong sees the client'], kong: ['Kong sees the client'] });
});

test('a setting that moves no address: one upgrade', (t) => {
	const plan = planOf({}, { env: { log_level: 'debug' } });
	t.is(plan.verdict, 'in-place');
	t.deepEqual(plan.meanwhile, []);
});

test('Local to Cluster and back where the address does not depend on it, a pod on every node', (t) => {
	const on = (externalTrafficPolicy: string) => ({
		clientIp: { loadBalancer: 'cilium-dsr' },
		deployment: { daemonset: true },
		proxy: { externalTrafficPolicy },
	});
	t.is(planOf(on('Cluster'), on('Cluster')).verdict, 'nothing');
	t.is(
		planOf(
			{ clientIp: { loadBalancer: 'aws-nlb-ip' } },
			{ clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { externalTrafficPolicy: 'Local' } },
		).verdict,
		'in-place',
	);
});

test('a workload of another kind, with both ends as they were: the upgrade is among the steps', (t) => {
	const { verdict, courses } = planOf({}, { deployment: { daemonset: true } });
	t.is(verdict, 'interrupts');
	t.true(courses[1]?.steps[0]?.commands.includes('helm upgrade kong ./chart -f new.yaml --wait'));
});

test('fields of the Service that have no part in the address: one upgrade, and which they are', (t) => {
	for (const [field, value] of Object.entries({
		internalTrafficPolicy: 'Local',
		trafficDistribution: 'PreferClose',
		sessionAffinity: 'ClientIP',
		labels: { a: 'b' },
	})) {
		const { verdict, changes, otherValues } = planOf({}, { proxy: { [field]: value } });
		t.deepEqual(
			[verdict, changes.map(({ name }) => name), otherValues],
			['in-place', [`proxy.${field}`], []],
		);
	}
});

test('values that amount to the same: nothing, and which they are', (t) => {
	const plan = planOf({}, { clientIp: { strategy: 'externalTrafficPolicy' }, replicaCount: 5 });
	t.is(plan.verdict, 'nothing');
	t.deepEqual(plan.otherValues, ['clientIp.strategy', 'replicaCount']);
	t.deepEqual(plan.courses, []);
});
