// What the chart renders for every product, strategy and scheme is what the files beside this one say: `npm run golden` rewrites them. The
// toolkit reads the same objects that a cluster gets.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { label, type Manifest } from '../../readers/manifests/rendered.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { decide } from '../../schema/validate/decide.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { compareWithDecision } from '../../scripts/objects/compare.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { renderMany } from '../support/batch.ts';
import { forBoth, shareOf } from '../support/breadth.ts';
import { frontObjectsOf, frontTree, goldenText, kongTree } from '../support/golden.ts';
import { casesOf } from '../support/product-cases.ts';

const rewrite = process.argv.includes('--rewrite');
const entries: [id: string, LoadBalancer][] = Object.entries(catalogue);
const all = entries.flatMap(([id, entry]) => casesOf(id, entry).map((one) => ({ id, ...one })));
const fileOf = (id: string) => join(import.meta.dirname, `${id}.yaml`);

const renderings = new Map<string, Promise<Manifest[][]>>();

/** The objects of each case by one Helm, rendered once. */
function renderedBy(major: 'helm3' | 'helm4', cases: typeof all): Promise<Manifest[][]> {
	const values = cases.map((one) => one.values);
	const made = renderings.get(major) ?? helms().then((both) => renderMany(both[major], values));
	renderings.set(major, made);
	return made;
}

for (const [major, products] of forBoth(entries)) {
	const tried = all.filter(({ id }) => products.some(([own]) => own === id));

	test.serial(`${major} renders what the golden files say`, async (t) => {
		const rendered = await renderedBy(major, tried);
		for (const [id, entry] of products) {
			const cases = tried.flatMap(({ values: _, ...one }, index) => {
				const objects = rendered[index] ?? [];
				return one.id === id ? [{ ...one, tree: { ...frontTree(objects), ...kongTree(objects) } }] : [];
			});
			const text = goldenText(id, entry, cases);
			if (rewrite) await writeFile(fileOf(id), text);
			const message = `${id}: npm run golden rewrites the file; read what changed`;
			t.is(await readFile(fileOf(id), 'utf8').catch(() => ''), text, message);
		}
	});

	test.serial(`the toolkit reads the objects that ${major} renders`, async (t) => {
		for (const [index, objects] of (await renderedBy(major, tried)).entries()) {
			const values = tried[index]?.values ?? {};
			const name = JSON.stringify(values);
			t.deepEqual(toolkitObjects(values).map(bareOf), inFront(objects).map(bareOf), name);
		}
	});

	test.serial(`${major} renders what the toolkit decides, and objects that Kubernetes takes`, async (t) => {
		const rendered = await renderedBy(major, tried);
		t.true(rendered.length > shareOf(200, 2));
		for (const [index, objects] of rendered.entries()) {
			const values = tried[index]?.values ?? {};
			const wrong = [...checkObjects(objects), ...compareWithDecision(objects, decide(values, 'kong'))];
			t.deepEqual(wrong, [], JSON.stringify(values));
		}
	});
}

test.serial('every product has a file, and every file a product', async (t) => {
	const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.yaml'));
	const ids = entries.map(([id]) => `${id}.yaml`);
	t.deepEqual(files.sort(), ids.sort());
});

/** The objects as `validate` gives them to the code of the controllers. */
const toolkitObjects = (values: object) =>
	sorted(frontObjects(decide(values, 'kong')).map(({ body }) => body as Manifest));

const inFront = (objects: readonly Manifest[]) => sorted(frontObjectsOf(objects));

const sorted = (objects: readonly Manifest[]) => [...objects].sort((a, b) => (label(a) < label(b) ? -1 : 1));

/** An object without labels, and without the labels that it selects. */
function bareOf({ metadata, spec, ...rest }: Manifest) {
	const { labels: _, ...named } = metadata as Manifest['metadata'] & { labels?: object };
	const { selector: __, ...kept } = (spec ?? {}) as { selector?: object };
	return { ...rest, metadata: named, spec: kept };
}
