// Every product with every strategy and scheme is refused or not by both Helms, as the toolkit says. What the rest renders to is in
// test/golden/golden.test.ts.
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { isError, render } from '../../schema/findings/render.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { forBoth, partOf } from '../support/breadth.ts';
import { given } from '../support/given.ts';
import { decideByTemplates } from '../support/harness.ts';
import { rightTrust } from '../support/right-trust.ts';

const entries: [id: string, LoadBalancer][] = Object.entries(catalogue);
const strategies = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none'] as const;

interface Case {
	readonly name: string;
	readonly refused: boolean;
	readonly values: object;
}

const cases: Case[] = entries.flatMap(([loadBalancer, entry]) =>
	strategies.flatMap((strategy) =>
		(Object.keys(entry.schemes ?? { '': {} }) as string[]).map((scheme) => {
			const method = strategy === 'none' ? undefined : entry.strategies[strategy];
			const trustedIPs = strategy === 'none' ? [] : rightTrust(entry, 'IPv4');
			return {
				name: [loadBalancer, strategy, scheme].filter(Boolean).join(' '),
				refused: method !== undefined && isRefusal(method),
				values: {
					clientIp: { loadBalancer, strategy, trustedIPs, ...(scheme ? { scheme } : {}) },
					...given(entry, scheme),
				},
			};
		}),
	),
);

test('what cannot work is refused by the toolkit, and nothing else is', (t) => {
	for (const { name, refused, values } of cases) {
		const errors = decide(values, 'kong').findings.filter((finding) => isError(finding, 'print'));
		t.deepEqual(
			errors.map(({ code }) => code),
			refused ? ['strategy-refused'] : [],
			`${name}: ${errors.map(render).join(' ')}`,
		);
	}
});

for (const [major, tried] of forBoth(partOf(cases, 8))) {
	test(`${major} refuses the same`, async (t) => {
		const decisions = await decideByTemplates(
			(await helms())[major],
			tried.map(({ values }) => values),
		);
		for (const [index, { name, values }] of tried.entries()) {
			const expected = decide(values, 'kong').findings.map(
				(finding) => `${finding.code}: ${render(finding)}`,
			);
			const found = decisions[index]?.findings.map(({ code, text }) => `${code}: ${text}`) ?? [];
			t.deepEqual(found.sort(), expected.sort(), name);
		}
	});
}
