// Missing and null mean the same, also for whole maps: every map null, alone and all at once, on both Helms, schema skipped or not.
import test from 'ava';
import { contract } from '../../schema/contract/settle.ts';
import { type Contract, isLeaf } from '../../schema/contract/types.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { forBoth, partOf } from '../support/breadth.ts';
import { decideByTemplates } from '../support/harness.ts';
import { renderBoth } from '../support/helm.ts';

/** Paths of every key, maps and values alike. */
function paths(spec: Contract, above: string[] = []): string[][] {
	return Object.entries(spec).flatMap(([key, node]) => {
		const here = [...above, key];
		return [here, ...(isLeaf(node) ? [] : paths(node, here))];
	});
}

/** A values file in which one key is null. */
function nullAt(path: readonly string[]): object {
	const [first = '', ...rest] = path;
	return { [first]: rest.length > 0 ? nullAt(rest) : null };
}

const all = paths(contract);

test('there are keys', (t) => t.true(all.length > 100));

for (const [major, tried] of forBoth(partOf(all, 2))) {
	test(`every key null by itself decides as no values at all, ${major}`, async (t) => {
		const [plain, ...nulled] = await decideByTemplates((await helms())[major], [{}, ...tried.map(nullAt)]);
		for (const [index, decision] of nulled.entries()) t.deepEqual(decision, plain, tried[index]?.join('.'));
	});
}

const everything = Object.fromEntries(Object.keys(contract).map((key) => [key, null]));

test('every top key null renders what no values render', async (t) => {
	const [plain3, plain4] = await renderBoth({});
	for (const args of [[], ['--skip-schema-validation']]) {
		const [nulled3, nulled4] = await renderBoth(everything, ...args);
		t.is(nulled3.stderr, '');
		t.is(nulled3.stdout, plain3.stdout, `Helm 3 ${args}`);
		t.is(nulled4.stdout, plain4.stdout, `Helm 4 ${args}`);
	}
});
