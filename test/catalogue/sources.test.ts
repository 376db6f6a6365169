// Where facts come from, and when they were read there.
import test from 'ava';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer, Source } from '../../schema/catalogue/types.ts';

const entries: readonly [string, LoadBalancer][] = Object.entries(catalogue);
const all: readonly { readonly of: string; readonly source: Source }[] = [
	...entries.flatMap(([of, { sources }]) => sources.map((source) => ({ of, source }))),
	...controllers.flatMap(({ name, sources }) => sources.map((source) => ({ of: name, source }))),
];

test('a page was read in one month, whoever takes facts from it', (t) => {
	const months = new Map<string, string>();
	for (const { of, source } of all) {
		t.regex(source.read, /^20\d\d-(0[1-9]|1[0-2])$/, of);
		t.is(source.read, months.get(source.url) ?? source.read, `${of}: ${source.url}`);
		months.set(source.url, source.read);
	}
});

test('each controller says which release or commit was read, and the month of its code', (t) => {
	for (const { name, version, sources } of controllers) {
		t.regex(version, /\d/, name);
		t.true(
			sources.some(({ read }) => read >= '2026-11'),
			name,
		);
	}
});
