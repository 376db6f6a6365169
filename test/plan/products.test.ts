// From every strategy to every other, behind balancers of every kind: what may be done in place.
import test from 'ava';
import type { PlanVerdict } from '../../schema/plan/types.ts';
import { planOf, sideOf } from '../support/plan.ts';

const trustedIPs = ['10.0.0.0/16'];
const strategies = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none'] as const;
type Strategy = (typeof strategies)[number];

const valuesFor = (loadBalancer: string, strategy: Strategy) => ({
	clientIp: {
		loadBalancer,
		strategy,
		...(strategy === 'proxyProtocol' || strategy === 'httpHeaders' ? { trustedIPs } : {}),
	},
});

const proxyAndHeaders = {
	'proxyProtocol httpHeaders': ['interrupts', ''],
	'proxyProtocol none': ['interrupts', ''],
	'httpHeaders proxyProtocol': ['interrupts', ''],
	'httpHeaders none': ['interrupts', ''],
	'none proxyProtocol': ['interrupts', ''],
	'none httpHeaders': ['interrupts', ''],
} as const;

/** Local comes and goes; nothing else does. */
const localOnly = {
	'externalTrafficPolicy none': ['in-place', ''],
	'none externalTrafficPolicy': ['interrupts', 'nodes-without-pods'],
} as const;

/** By `from to`: the verdict, and what breaks in whatever order. */
const expected: { readonly [id: string]: { readonly [pair: string]: readonly [PlanVerdict, string] } } = {
	'aws-nlb-instance': {
		...localOnly,
		'externalTrafficPolicy proxyProtocol': ['interrupts', ''],
		'proxyProtocol externalTrafficPolicy': ['interrupts', 'nodes-without-pods'],
		'proxyProtocol none': ['interrupts', ''],
		'none proxyProtocol': ['interrupts', ''],
	},
	hetzner: proxyAndHeaders,
	'digitalocean-regional': proxyAndHeaders,
	metallb: localOnly,
	// A target pool's health check follows the policy, and its forwarding rule is deleted and made again for that.
	'gke-passthrough': {
		'externalTrafficPolicy none': ['interrupts', 'controller-remakes'],
		'none externalTrafficPolicy': ['interrupts', 'controller-remakes nodes-without-pods'],
	},
	aks: localOnly,
	// An ALB appends to the header whatever Kong does with it.
	'aws-alb-ip': { 'httpHeaders none': ['in-place', ''], 'none httpHeaders': ['in-place', ''] },
};

for (const [id, pairs] of Object.entries(expected)) {
	const accepted = strategies.filter((strategy) => sideOf(valuesFor(id, strategy)) !== null);

	test(`${id}: every pair of strategies that it has is here`, (t) => {
		const all = accepted.flatMap((from) => accepted.filter((to) => to !== from).map((to) => `${from} ${to}`));
		t.deepEqual(Object.keys(pairs).sort(), all.sort());
	});

	for (const [pair, [verdict, breaks]] of Object.entries(pairs)) {
		test(`${id}: ${pair.replace(' ', ' to ')}`, (t) => {
			const [from, to] = pair.split(' ') as [Strategy, Strategy];
			const plan = planOf(valuesFor(id, from), valuesFor(id, to));
			t.is(plan.verdict, verdict);
			t.is(plan.interrupts.map(({ code }) => code).join(' '), breaks);
			t.deepEqual(plan.refused, []);
			const spoken = [from, to].includes('proxyProtocol');
			const broken = plan.meanwhile.some(({ fates }) => fates.some(({ honest }) => honest === 'broken'));
			if (spoken) t.true(broken, 'PROXY on one end only breaks every connection');
		});
	}

	for (const strategy of accepted) {
		test(`${id}: ${strategy} to itself is nothing`, (t) => {
			const { verdict, changes, otherValues, meanwhile, courses } = planOf(
				valuesFor(id, strategy),
				valuesFor(id, strategy),
			);
			t.deepEqual(
				{ verdict, changes, otherValues, meanwhile, courses },
				{ verdict: 'nothing', changes: [], otherValues: [], meanwhile: [], courses: [] },
			);
		});
	}
}

test('from one product to another nothing is promised', (t) => {
	for (const [from, to, verdict, code] of [
		[
			valuesFor('aws-nlb-instance', 'externalTrafficPolicy'),
			valuesFor('aws-alb-ip', 'httpHeaders'),
			'interrupts',
			'entrance-moves',
		],
		[
			valuesFor('aks', 'externalTrafficPolicy'),
			valuesFor('hetzner', 'proxyProtocol'),
			'interrupts',
			'product-changes',
		],
		[
			valuesFor('metallb', 'externalTrafficPolicy'),
			valuesFor('aws-nlb-instance', 'externalTrafficPolicy'),
			'interrupts',
			'cloud-replaces',
		],
		[
			valuesFor('metallb', 'externalTrafficPolicy'),
			valuesFor('aws-nlb-intree', 'externalTrafficPolicy'),
			'refused',
			'cloud-refuses',
		],
	] as const) {
		const plan = planOf(from, to);
		t.is(plan.verdict, verdict, code);
		t.true(
			[...plan.refused, ...plan.interrupts].some((one) => one.code === code),
			code,
		);
		t.true(plan.courses[0]?.title.includes('second release'));
	}
});

test('but the same balancer by another name is the same', (t) => {
	t.is(planOf({}, valuesFor('metallb', 'externalTrafficPolicy')).verdict, 'in-place');
});

test('a part of the way has values of its own where the chart accepts them', (t) => {
	const headersFrom = (policy: string | null, ...ranges: string[]) => ({
		clientIp: { strategy: 'httpHeaders', trustedIPs: ranges },
		proxy: { externalTrafficPolicy: policy },
	});
	const plan = planOf(headersFrom('Local', '10.9.0.0/24'), headersFrom(null, '10.0.0.0/16', '10.9.0.0/24'));
	t.is(plan.verdict, 'in-order');
	t.deepEqual(
		plan.courses[0]?.steps.slice(0, 2).map(({ between, commands }) => [between, commands]),
		[
			[
				{ proxy: { externalTrafficPolicy: 'Local' } },
				['helm upgrade kong ./chart -f new.yaml -f between.yaml --wait'],
			],
			[null, ['helm upgrade kong ./chart -f new.yaml --wait']],
		],
	);
});

test('behind Civo PROXY comes and changes in place, and does not go', (t) => {
	const version = (version: 1 | 2) => ({
		clientIp: { ...valuesFor('civo', 'proxyProtocol').clientIp, proxyProtocol: { version } },
	});
	const refused = (from: object, to: object) => planOf(from, to).refused.map(({ code }) => code);
	t.deepEqual(refused(valuesFor('civo', 'proxyProtocol'), valuesFor('civo', 'httpHeaders')), [
		'controller-keeps',
	]);
	t.deepEqual(refused(valuesFor('civo', 'httpHeaders'), valuesFor('civo', 'proxyProtocol')), []);
	t.deepEqual(refused(version(2), version(1)), []);
});
