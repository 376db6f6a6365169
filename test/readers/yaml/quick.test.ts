// readers/yaml/quick.ts: where it gives a value, the whole reader gives the same and finds nothing wrong.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { readQuickly } from '../../../readers/yaml/quick.ts';
import { readYaml } from '../../../readers/yaml/read.ts';
import { shareOf } from '../../support/breadth.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Undefined where the two agree, or where the quick one has nothing to say. */
function disagreement(text: string): string | undefined {
	const value = readQuickly(text);
	if (value === undefined) return undefined;
	const whole = readYaml(text, 'values.yaml');
	const same = JSON.stringify(value) === JSON.stringify(whole.value) && whole.problems.length === 0;
	return same ? undefined : `${JSON.stringify(text)}\n${JSON.stringify(value)}\n${JSON.stringify(whole)}`;
}

const odd = fc.constantFrom(
	...[
		'a',
		'on',
		'Off',
		'y',
		'010',
		'0o10',
		'0x1F',
		'1_000',
		'1e3',
		'-1',
		'-a',
		'- a',
		'.5',
		'.inf',
		'~',
		'""',
		"''",
	],
	...[
		'"a b"',
		'"a\\n"',
		"'it''s'",
		"'x' # c",
		'a # c',
		'a#b',
		'a: b',
		'a:',
		':a',
		'a:b',
		'::',
		'fd00::/8',
		'10.0.0.0/8',
	],
	...[
		'[]',
		'[a, b]',
		'["a,b"]',
		'[a, [b]]',
		'[fd00::, 1]',
		'[a:b]',
		'[a?]',
		'[a,]',
		'[ ,a]',
		'[a] # c',
		'[a',
		'a]',
	],
	...[
		'{}',
		'{a: b}',
		'{ }',
		'{ a: b, c: 1 }',
		'{a: on, c: "q"} # c',
		'{a: [x]}',
		'[{a: b}]',
		'{a: b, a: c}',
		'{a: }',
		'{a}',
		'{a:b}',
		'{on: 1}',
		'{__proto__: 1}',
		'[[a], {}, {b: 010}]',
		"['a', 'b''c']",
		'|',
		'|-',
		'|+',
		'| # c',
		'|2',
		'>-',
		'&a',
		'*a',
		'!!str 1',
		'? a',
		'@a',
		'%a',
		'`a`',
		'2001-01-01',
		'22:22',
		'é',
	],
	...[
		'null',
		'Null',
		'nULL',
		'true',
		'TRUE',
		'tRUE',
		'0b11',
		'08',
		'1.',
		'+1',
		'0.1e-3',
		'99999999999999999999',
		'<<',
	],
	...[
		'a  b',
		'a\tb',
		'a |',
		"a'b",
		'a"b',
		'a, b',
		'a]b',
		'http://x.y:80/z?q',
		'',
		' ',
		'#c',
		'# c',
		'-',
		'--',
		'---',
	],
);
const scalars = fc.oneof(
	{ weight: 2, arbitrary: fc.constantFrom('a', '1', '[x, y]', '"q"', 'a b # c', '') },
	{ weight: 1, arbitrary: odd },
);
const keys = fc.constantFrom(
	'a',
	'b',
	'c-d',
	'e.f/g',
	'on',
	'y',
	'1',
	'"q"',
	'__proto__',
	'a b',
	'<<',
	'-x',
	'a:',
);
/** The text of a block, whose lines begin where the block does or further in. */
const blocks = fc
	.tuple(
		fc.constantFrom('|', '|-', '|+'),
		fc.array(fc.constantFrom('text', '  further in', '# no comment', 'a: b', '- c', '', '   '), {
			minLength: 1,
			maxLength: 4,
		}),
	)
	.map(([header, lines]) => ({ header, lines }));
const indents = fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '\t');
const line = fc.oneof(
	{
		weight: 6,
		arbitrary: fc
			.tuple(indents, keys, fc.constantFrom(': ', ': ', ':', ' : ', ':  '), scalars)
			.map((parts) => parts.join('')),
	},
	{
		weight: 3,
		arbitrary: fc.tuple(indents, fc.constantFrom('- ', '-  ', '-'), scalars).map((parts) => parts.join('')),
	},
	{
		weight: 2,
		arbitrary: fc
			.tuple(indents, fc.constant('- '), keys, fc.constant(': '), scalars)
			.map((parts) => parts.join('')),
	},
	{ weight: 2, arbitrary: fc.tuple(indents, keys, fc.constant(':')).map((parts) => parts.join('')) },
	{ weight: 1, arbitrary: fc.tuple(indents, scalars).map((parts) => parts.join('')) },
);
const documents = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => `${lines.join('\n')}\n`);

type Shape =
	| string
	| { readonly header: string; readonly lines: readonly string[] }
	| { readonly list: readonly Shape[] }
	| { readonly map: readonly (readonly [string, Shape])[] };

const shapes = fc.letrec<{ shape: Shape }>((tie) => ({
	shape: fc.oneof(
		{ weight: 4, arbitrary: scalars },
		{ weight: 1, arbitrary: blocks },
		{
			weight: 1,
			arbitrary: fc.array(tie('shape'), { minLength: 1, maxLength: 3 }).map((list) => ({ list })),
		},
		{
			weight: 2,
			arbitrary: fc
				.uniqueArray(fc.tuple(keys, tie('shape')), { minLength: 1, maxLength: 3, selector: ([key]) => key })
				.map((map) => ({ map })),
		},
	),
}));

/** The lines of a shape, well indented; lists under a key as far in as the key, or further. */
function render(shape: Shape, indent: string): string[] {
	if (typeof shape === 'string') return [`${indent}${shape}`];
	if ('header' in shape)
		return [`${indent}${shape.header}`, ...shape.lines.map((text) => `${indent}${text}`)];
	if ('list' in shape) {
		return shape.list.flatMap((item) => {
			const [first = '', ...rest] = render(item, `${indent}  `);
			return [`${indent}- ${first.trimStart()}`, ...rest];
		});
	}
	return shape.map.flatMap(([key, value]) => {
		if (typeof value === 'string') return [`${indent}${key}: ${value}`];
		if ('header' in value) {
			const [header, ...lines] = render(value, `${indent}  `);
			return [`${indent}${key}: ${header?.trimStart()}`, ...lines];
		}
		const deeper = 'list' in value && key < 'c' ? indent : `${indent}  `;
		return [`${indent}${key}:`, ...render(value, deeper)];
	});
}

test('random shapes with odd scalars', (t) => {
	let quick = 0;
	fc.assert(
		fc.property(shapes.shape, (shape) => {
			const text = `${render(shape, '').join('\n')}\n`;
			if (readQuickly(text) !== undefined) quick++;
			t.is(disagreement(text), undefined);
		}),
		{ numRuns: shareOf(6_000, 24), seed: 6 },
	);
	t.true(quick > shareOf(500, 24), String(quick));
});

test('random lines', (t) => {
	let quick = 0;
	fc.assert(
		fc.property(documents, (text) => {
			if (readQuickly(text) !== undefined) quick++;
			t.is(disagreement(text), undefined);
		}),
		{ numRuns: shareOf(12_000, 24), seed: 5 },
	);
	t.true(quick > shareOf(200, 24), String(quick));
});

test('every way to put two lines together that are plain by themselves', (t) => {
	const plain = [
		'a:',
		'a: 1',
		'- a',
		'- a: 1',
		'- a:',
		'b: [x]',
		'# c',
		'',
		'b: "x"',
		'-',
		'b: x # c',
		'b: |',
	];
	const all = ['', ' ', '  ', '   '].flatMap((indent) => plain.map((text) => indent + text));
	for (const first of plain) {
		for (const second of all) {
			for (const third of all) {
				const text = `${first}\n${second}\n${third}\n`;
				t.is(disagreement(text), undefined, text);
			}
		}
	}
});

test('shipped values files', (t) => {
	const folders = ['chart', 'chart/ci', 'test/values'];
	const files = folders.flatMap((folder) =>
		readdirSync(join(root, folder))
			.filter((name) => /values.*\.yaml$|^[a-z-]+\.yaml$/.test(name))
			.map((name) => join(root, folder, name)),
	);
	let quick = 0;
	for (const file of files) {
		const text = readFileSync(file, 'utf8');
		if (readQuickly(text) !== undefined) quick++;
		t.is(disagreement(text), undefined, file);
	}
	t.true(quick > files.length / 2, `${quick} of ${files.length}`);
});

for (const [what, text] of [
	['a line break that only some see', 'a: b\u2028c: d\n'],
	['a carriage return', 'a: 1\r\n'],
	['a byte order mark', '\ufeffa: 1\n'],
	['a second document', 'a: 1\n---\nb: 2\n'],
	['a value on two lines', 'a: b\n  c\n'],
	['a key twice', 'a: 1\na: 2\n'],
	['nothing', ''],
	['a list', '- a\n'],
	['brackets without end', `a: ${'['.repeat(60_000)}\n`],
	['levels without end', Array.from({ length: 5_000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
	['a block that the end of the file cuts off', 'a: |\n  b'],
] as const) {
	test(`leaves to the whole reader: ${what}`, (t) => {
		t.is(readQuickly(text), undefined);
	});
}
