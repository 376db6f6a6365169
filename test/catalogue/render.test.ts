// Every product with every strategy and scheme renders on both Helms, to what the toolkit decides, and to objects that Kubernetes takes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal, type LoadBalancer } from '../../schema/catalogue/types.ts';
import { decide } from '../../schema/decide/decide.ts';
import { isError, render } from '../../schema/messages.ts';
import { type Helm, helms } from '../../scripts/helm/find.ts';
import { readManifests } from '../../scripts/manifests.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { compareWithDecision } from '../../scripts/objects/compare.ts';
import { run } from '../../scripts/run.ts';
import { given } from '../support/given.ts';
import { decideByTemplates } from '../support/harness.ts';
import { chart, withFolder } from '../support/helm.ts';

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
			const trustedIPs = strategy === 'none' ? [] : ['10.0.0.0/8', '192.0.2.1/32'];
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

for (const major of [3, 4] as const) {
	test(`Helm ${major} refuses the same`, async (t) => {
		const { helm3, helm4 } = await helms();
		const decisions = await decideByTemplates(
			major === 3 ? helm3 : helm4,
			cases.map(({ values }) => values),
		);
		for (const [index, { name, values }] of cases.entries()) {
			const expected = decide(values, 'kong').findings.map(
				(finding) => `${finding.code}: ${render(finding)}`,
			);
			const found = decisions[index]?.findings.map(({ code, text }) => `${code}: ${text}`) ?? [];
			t.deepEqual(found.sort(), expected.sort(), name);
		}
	});

	test(`Helm ${major} renders the rest as the toolkit decides`, async (t) => {
		const { helm3, helm4 } = await helms();
		const rendered = cases.filter(({ refused }) => !refused);
		t.true(rendered.length > 200);
		const problems = await withFolder((folder) =>
			inTurn(rendered, (one, index) =>
				problemsOf(one, major === 3 ? helm3 : helm4, join(folder, `${index}.json`)),
			),
		);
		t.deepEqual(problems.flat(), []);
	});
}

async function problemsOf({ name, values }: Case, helm: Helm, file: string): Promise<string[]> {
	await writeFile(file, JSON.stringify(values));
	const { exitCode, stdout, stderr } = await run(helm.path, ['template', 'kong', chart, '--values', file]);
	if (exitCode !== 0) return [`${name}: ${stderr}`];
	const objects = readManifests(stdout);
	const decision = decide(values, 'kong');
	return [...checkObjects(objects), ...compareWithDecision(objects, decision)].map(
		(problem) => `${name}: ${problem}`,
	);
}

/** Two at a time: as many as the smallest machine has cores. */
async function inTurn<T, R>(all: readonly T[], work: (one: T, index: number) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	let next = 0;
	const worker = async () => {
		for (let index = next++; index < all.length; index = next++) {
			const one = all[index];
			if (one !== undefined) results[index] = await work(one, index);
		}
	};
	await Promise.all([worker(), worker()]);
	return results;
}
