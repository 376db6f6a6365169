// Every generated file is what its sources make.
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import test from 'ava';
import { generatedDocs, generatedFiles, generatedIndexes } from '../scripts/generate/files.ts';

const root = resolve(import.meta.dirname, '..');
const made = await generatedFiles();

test('no generated file has drifted from its sources', async (t) => {
	const files = new Map([...(await generatedIndexes()), ...made, ...(await generatedDocs())]);
	t.true(files.size > 20);
	for (const [path, text] of files) {
		t.is(await readFile(resolve(root, path), 'utf8'), text, `${path}: run npm run generate`);
	}
});

test('no data file is left of a load balancer that is gone', async (t) => {
	for (const name of await readdir(resolve(root, 'chart/files/load-balancers')))
		t.true(made.has(`chart/files/load-balancers/${name}`), name);
});
