// What definitions say of each other and of values holds: codes, paths and folders that exist.
import test from 'ava';
import { nodeAt } from '../../schema/contract/node-at.ts';
import type { Definition } from '../../schema/findings/define.ts';
import { findings } from '../../schema/findings/index.ts';

const all: readonly Definition[] = Object.values(findings) as unknown as readonly Definition[];

test('what says a finding already is a finding', (t) => {
	const codes = new Set<string>(all.map(({ code }) => code));
	t.deepEqual(
		all.flatMap(({ code, saidBy }) =>
			saidBy !== undefined && !codes.has(saidBy) ? [`${code}: ${saidBy}`] : [],
		),
		[],
	);
});

test('values that findings rest on are values of the chart', (t) => {
	const paths = all.flatMap(({ code, alone, restsOn = [] }) =>
		[...(alone === 'always' || alone === undefined ? [] : alone), ...restsOn].map((path) => ({ code, path })),
	);
	t.true(paths.length > 100);
	const unknown = paths.filter(({ path }) => nodeAt(path.split('.')).node === undefined);
	t.deepEqual(unknown, []);
});

test('what is found in a situation has a template, unless the toolkit alone finds it', (t) => {
	for (const { code, template, toolkitOnly = false, find } of all)
		t.is(template !== undefined, find !== undefined && !toolkitOnly, code);
});
