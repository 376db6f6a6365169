// Every finding, word for word: its samples give it, from the toolkit and, about values, from the chart on both Helms; its neighbours do not.
import test from 'ava';
import type { Definition } from '../../schema/findings/define.ts';
import { findings } from '../../schema/findings/index.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { forBoth, partOf } from '../support/breadth.ts';
import { decideByTemplates } from '../support/harness.ts';
import { give } from './give.ts';

const all = Object.entries(findings) as unknown as readonly (readonly [code: string, Definition])[];

test('every finding has a sample that gives it, and a neighbour that does not', (t) => {
	const lacking = all
		.filter(([, { samples, neighbours }]) => samples.length === 0 || neighbours.length === 0)
		.map(([code]) => code);
	t.deepEqual(lacking, []);
});

test('the code is the name, and every text is whole', (t) => {
	for (const [name, { code, samples }] of all) {
		t.is(code, name);
		for (const { texts } of samples) {
			t.true(texts.length > 0, code);
			for (const text of texts) {
				t.notRegex(text, /\n|undefined|\[object|\{[a-z]\w*\}/, code);
				t.true(text.length < 1000, `${code}: ${text}`);
			}
		}
	}
});

for (const [code, { samples, neighbours }] of all) {
	test(`${code}: samples`, (t) => {
		for (const { texts, ...input } of samples) {
			const given = give(input);
			t.deepEqual(
				given.filter((one) => one.code === code).map(({ text }) => text),
				texts,
				JSON.stringify({ input, given }, null, 1),
			);
		}
	});

	test(`${code}: neighbours`, (t) => {
		for (const input of neighbours)
			t.deepEqual(
				give(input, false).filter((one) => one.code === code),
				[],
				JSON.stringify(input),
			);
	});
}

/** Those that templates find too: the codes that are not the toolkit's alone. */
const ofChart = all.filter(([, { toolkitOnly }]) => !toolkitOnly);
const sampled = ofChart.flatMap(([code, { samples }]) =>
	samples.flatMap((input) => ('values' in input ? [{ code, values: input.values, texts: input.texts }] : [])),
);
const clean = ofChart.flatMap(([code, { neighbours }]) =>
	neighbours.flatMap((input) => ('values' in input ? [{ code, values: input.values, texts: [] }] : [])),
);
/** Every sample, and a part of the neighbours. */
const shared = [...sampled, ...partOf(clean, 2)];

for (const [major, tried] of forBoth(shared)) {
	test(`the chart says the same: ${major}`, async (t) => {
		const decisions = await decideByTemplates(
			(await helms())[major],
			tried.map(({ values }) => values),
		);
		for (const [index, { code, texts, values }] of tried.entries()) {
			const found = decisions[index]?.findings.filter((finding) => finding.code === code) ?? [];
			t.deepEqual(
				found.map(({ text }) => text),
				texts,
				`${code}: ${JSON.stringify(values)}`,
			);
		}
	});
}
