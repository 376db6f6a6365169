// checkValues: nothing that the schema finds gets lost, and nothing is said twice.
import test from 'ava';
import fc from 'fast-check';
import { decide } from '../../../schema/decide/decide.ts';
import { checkValues } from '../../../scripts/validate/check-values.ts';
import { schemaFindings, violatesSchema } from '../../../scripts/validate/schema-findings.ts';
import { valuesArbitrary } from '../../support/values-arbitrary.ts';

const files = fc.sample(valuesArbitrary, { numRuns: 1500, seed: 3 });

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
	t.true(spared > 30, String(spared));
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

test('whatever the chart finds is in the answer, in its words', (t) => {
	for (const values of files) {
		const found = checkValues(values, 'kong').findings.map(({ code, args }) => JSON.stringify([code, args]));
		for (const { code, args } of decide(values, 'kong').findings) {
			t.true(found.includes(JSON.stringify([code, args])), code);
		}
	}
});
