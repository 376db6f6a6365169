// Every input that `npm run fuzz` has found to fail, again.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { kinds } from './kinds.ts';

const folder = 'test/fuzz/kept';

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')))
	test(file, async (t) => {
		const kind = kinds[file.split('-')[0] ?? ''];
		t.truthy(kind, 'the name begins with the kind');
		t.deepEqual(await kind?.wrong(JSON.parse(readFileSync(join(folder, file), 'utf8'))), []);
	});

test('each kind finds nothing wrong with an input that is right', async (t) => {
	const right = { clientIp: { loadBalancer: 'metallb' } };
	t.deepEqual(await kinds.values?.wrong(right), []);
	t.deepEqual(await kinds.upgrades?.wrong([right, right]), []);
	t.deepEqual(await kinds.manifests?.wrong(['metallb', []]), []);
	t.deepEqual(await kinds.bytes?.wrong([...new TextEncoder().encode('kind: List')]), []);
});
