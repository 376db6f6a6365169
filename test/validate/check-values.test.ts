// checkValues: nothing that the schema finds gets lost, and nothing is said twice.
import test from 'ava';
import fc from 'fast-check';
import { checkValues } from '../../schema/validate/check-values.ts';
import { decide } from '../../schema/validate/decide.ts';
import { schemaFindings, violatesSchema } from '../../schema/validate/schema-findings.ts';
import { shareOf } from '../support/breadth.ts';
import { valuesArbitrary } from '../support/values-arbitrary.ts';

/** Enough that a few dozen are spared the schema and well over a hundred have no doubtful name. */
const files = fc.sample(valuesArbitrary, { numRuns: shareOf(900, 6), seed: 3 });

test('where the schema is spared, it would have found nothing that the chart’s rules do not', (t) => {
	let spared = 0;
	for (const values of files) {
		if (violatesSchema(values)) continue;
		spared++;
		const known = decide(values, 'kong').findings.map(({ path }) => path.join('.'));
		for (const { path } of schemaFindings(values)) {
			const at = path.join('.');
			t.true(
				known.some((one) => one === at || at.startsWith(`${one}.`) || one.startsWith(`${at}.`)),
				`${at} in ${JSON.stringify(values)}`,
			);
		}
	}
	t.true(spared > shareOf(30, 6), String(spared));
});

test('well-formed values are spared the schema whatever of it they hold; a leaf out of range is not', (t) => {
	const values = {
		replicaCount: 3,
		drain: { wait: 5 },
		proxy: { http: { servicePort: 8080 }, tls: { nodePort: null } },
		tolerations: [{ operator: 'Exists' }],
		env: { log_level: 'notice' },
	};
	t.false(violatesSchema(values));
	t.true(violatesSchema({ ...values, proxy: { http: { servicePort: 80800 } } }));
	t.true(violatesSchema({ ...values, tolerations: [{ operator: 7 }] }));
});

test('every wrong shape is found once', (t) => {
	for (const values of files) {
		const shapes = checkValues(values, 'kong')
			.findings.filter(({ code }) => /^(key|value)-/.test(code))
			.map(({ path }) => path.join('.'));
		t.deepEqual(shapes, [...new Set(shapes)], JSON.stringify(values));
	}
});

/** What need not be said beside another finding: doing what that asks for puts both right. */
const besides: { readonly [code: string]: string } = {
	'echo-config': 'dbless-several',
	'header-foreign': 'header-name',
	'local-on-cluster-ip': 'service-type',
	'strategy-refused': 'cdn-strategy',
};

test('whatever the chart finds is in the answer, in its words; only beside a wrong shape or name something is left out', (t) => {
	const shapes = /^(key-unknown|value-shape|value-unknown)$/;
	let whole = 0;
	for (const values of files) {
		const found = checkValues(values, 'kong').findings.map(({ code, args }) => JSON.stringify([code, args]));
		const byChart = decide(values, 'kong').findings;
		const given = new Set<string>(byChart.map(({ code }) => code));
		const chart = byChart.filter(({ code }) => !given.has(besides[code] ?? ''));
		const isDoubtful = chart.some(({ code }) => shapes.test(code));
		if (!isDoubtful) whole++;
		for (const { code, args } of chart) {
			if (isDoubtful && !shapes.test(code)) continue;
			if (code === 'value-unknown') t.true(found.some((one) => one.includes(JSON.stringify(args.path))));
			else t.true(found.includes(JSON.stringify([code, args])), code);
		}
	}
	t.true(whole > shareOf(100, 6), String(whole));
});

/** Codes that the values give. */
const codes = (values: object) => checkValues(values, 'kong').findings.map(({ code }) => code);

test('what follows from a wrong word, shape or name is not reported beside it', (t) => {
	const proxyProtocol = { loadBalancer: 'linode', strategy: 'proxyProtocol' };
	t.deepEqual(codes({ clientIp: { ...proxyProtocol, trustedIPs: '10.0.0.0/16' } }), ['value-shape']);
	t.deepEqual(codes({ clientIp: { ...proxyProtocol, trustedIps: ['10.0.0.0/16'] } }), ['key-unknown']);
	t.deepEqual(codes({ clientIp: { loadBalancer: 'hetzer', hostname: 'a.example', scheme: 'internal' } }), [
		'value-unknown',
	]);
	t.deepEqual(codes({ clientIp: { loadBalancer: 'aws-nlb-ip', stratgy: 'x', trustedIPs: ['10.0.0.0/8'] } }), [
		'key-unknown',
	]);
	t.deepEqual(codes({ clientIp: { loadBalancer: 'gke-passthrough' }, proxy: { type: 'ClusterIP' } }), [
		'service-type',
	]);
});

test('what has its own cause is reported beside a wrong shape or name', (t) => {
	t.deepEqual(
		codes({ clientIp: { loadBalancer: 'gke-passthrough', strategy: 'proxyProtocol', trustedIps: [] } }),
		['key-unknown', 'strategy-refused'],
	);
	t.deepEqual(codes({ replicaCount: 'x', env: { trusted_ips: '10.0.0.0/8' } }), ['value-shape', 'env-owned']);
});
