// What `schema/balancer` says that controllers make of objects, against what the controllers' own code made of them.

import { readdirSync } from 'node:fs';
import test from 'ava';
import { disagreements, recordsOf } from './recorded.ts';
import { unexplained } from './unexplained.ts';

const files = readdirSync(new URL('observations', import.meta.url))
	.filter((name) => name.endsWith('.jsonl.gz'))
	.map((name) => name.replace('.jsonl.gz', ''));

test('the recordings are complete', (t) => {
	t.is(files.length, 25);
	t.is(files.flatMap(recordsOf).length, 2632);
});

for (const file of files)
	test(`${file}: every record comes out as it did`, (t) => {
		const differing = recordsOf(file)
			.filter(({ id }) => unexplained[id] === undefined)
			.flatMap((record) => {
				const found = disagreements(record);
				return found.length === 0 ? [] : [{ id: record.id, note: record.note, found }];
			});
		t.deepEqual(differing, []);
	});

test('a record that is listed as unexplained does differ', (t) => {
	const all = files.flatMap(recordsOf);
	const needless = Object.keys(unexplained).filter((id) => {
		const record = all.find((one) => one.id === id);
		return record === undefined || disagreements(record).length === 0;
	});
	t.deepEqual(needless, []);
});
