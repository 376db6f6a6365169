// Every generated file is what its sources make.
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import test from 'ava';
import { generatedFiles, generatedIndexes } from '../scripts/generate/files.ts';

const root = resolve(import.meta.dirname, '..');

test('no generated file has drifted from its sources', async (t) => {
	const files = new Map([...(await generatedIndexes()), ...(await generatedFiles())]);
	t.true(files.size > 20);
	for (const [path, text] of files) {
		t.is(await readFile(resolve(root, path), 'utf8'), text, `${path}: run npm run generate`);
	}
});
