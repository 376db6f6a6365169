// The check against situations of real users: the same verdict, the same places to blame, and silence where all is well.
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import type { Circumstances, Verdict } from '../../schema/check/types.ts';
import { checkText } from './check-text.ts';

interface Case {
	readonly source: string;
	readonly circumstances: Partial<Circumstances>;
	readonly manifests: string;
	readonly truth: Omit<Verdict, 'kongBelieves'>;
	readonly faults: readonly { readonly where: string; readonly severity: 'error' | 'warning' }[];
}

const folder = new URL('cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

test('there are cases', (t) => {
	t.true(files.length >= 51);
});

for (const file of files) {
	const { circumstances, manifests, truth, faults } = parse(
		readFileSync(new URL(file, folder), 'utf8'),
	) as Case;
	const name = file.replace('.yaml', '');

	test(`${name}: the verdict is true`, (t) => {
		const { gateways } = checkText(manifests, circumstances);
		t.is(gateways.length, 1);
		const { kongBelieves: _, ...verdict } = gateways[0]?.verdict as Verdict;
		t.deepEqual(verdict, truth);
	});

	test(`${name}: ${faults.length > 0 ? 'every fault is found in its place' : 'nothing is complained about'}`, (t) => {
		const findings = checkText(manifests, circumstances).findings.filter(
			({ severity }) => severity !== 'note',
		);
		if (faults.length === 0)
			t.deepEqual(
				findings.map(({ code }) => code),
				[],
			);
		for (const { where, severity } of faults) {
			const here = findings.filter(({ place }) => place?.shown === where);
			t.true(here.length > 0, `nothing at ${where}`);
			if (severity === 'error')
				t.true(
					here.some((found) => found.severity === 'error'),
					`no error at ${where}`,
				);
		}
	});
}
