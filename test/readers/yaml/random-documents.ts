// Random YAML documents in all the styles that people write values files in: each is a map at the top.
import fc from 'fast-check';

type Render = (indent: number) => string;

const words = [
	...['y', 'N', 'on', 'Off', 'yes', 'NO', 'true', 'False', 'tRue', '~', 'null', 'Null', ''],
	...[
		'010',
		'0o10',
		'0x1F',
		'0b11',
		'08',
		'1_000',
		'+1',
		'-0',
		'22:22',
		'1.5',
		'.5',
		'1.',
		'1e3',
		'-1e-3',
		'9007199254740993',
	],
	...[
		'2020-01-01',
		'2020-01-01T10:00:00Z',
		'10.0.0.0/8',
		'fd00::/8',
		'::1',
		'1.2.3',
		'v1',
		'a b',
		'x#y',
		'a:b',
		'it’s',
		'日本',
	],
	...[
		'-x',
		'?x',
		':x',
		'=',
		'<<',
		'http://x/y',
		'100%',
		'X-Forwarded-For',
		'18446744073709551616',
		'0777',
		'1__0',
		'_1',
	],
];
const word = fc.oneof(
	fc.constantFrom(...words),
	fc.string({ unit: fc.constantFrom(...'aeyn019.-_x:+/'), minLength: 1, maxLength: 6 }),
);

/** Plain text that has a meaning of its own in YAML's grammar is quoted; everything else stays as it is. */
function plain(text: string): string {
	const isIndicator = /^[-?:](\s|$)|^---|^\.\.\.|: |:$|^[?:]/.test(text);
	return isIndicator ? `'${text}'` : text;
}

const scalar: fc.Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: word.map(plain) },
	{ weight: 1, arbitrary: word.map((text) => `'${text}'`) },
	{ weight: 1, arbitrary: word.map((text) => JSON.stringify(text)) },
	{ weight: 1, arbitrary: word.filter(Boolean).map((text) => `!!str ${plain(text)}`) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'"a\\tb\\u00e9"',
			"'it''s'",
			'"x\\\n     y"',
			'"x\n\n     y"',
			'!!float 1',
			'!!int "7"',
		),
	},
);

const key = fc.oneof(
	{ weight: 8, arbitrary: fc.string({ unit: fc.constantFrom(...'abcdek'), minLength: 1, maxLength: 4 }) },
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'on',
			'y',
			'1',
			'0x10',
			'1.5',
			'2020-01-01',
			'"1"',
			"'a b'",
			'a b',
			'1e6',
			'__proto__',
		),
	},
);

const pad = (indent: number) => ' '.repeat(indent);

function blockMap(entries: [string, Render][]): Render {
	return (indent) => entries.map(([name, value]) => `\n${pad(indent)}${name}:${value(indent + 2)}`).join('');
}

function blockList(items: Render[], compact: boolean): Render {
	return (indent) => {
		const column = compact ? Math.max(0, indent - 2) : indent;
		return items.map((item) => `\n${pad(column)}-${item(column + 2)}`).join('');
	};
}

function textBlock([header, lines]: [string, string[]]): Render {
	return (indent) => ` ${header}\n${lines.map((line) => (line ? pad(indent) + line : '')).join('\n')}`;
}

const { node } = fc.letrec<{ flow: string; node: Render }>((tie) => ({
	flow: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		scalar.filter((text) => !/[?\n]/.test(text)).map((text) => text || '~'),
		fc.array(tie('flow'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
		fc.array(tie('flow'), { minLength: 1, maxLength: 3 }).map((items) => `[\n   ${items.join(',\n ')},\n]`),
		fc
			.uniqueArray(fc.tuple(key, tie('flow')), { selector: ([name]) => name, maxLength: 3 })
			.map((entries) => `{ ${entries.map(([name, value]) => `${name}: ${value}`).join(', ')} }`),
	),
	node: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		scalar.map(
			(text): Render =>
				() =>
					` ${text}`,
		),
		fc.tuple(scalar, fc.constantFrom(' # note', '  ', ' #: {')).map(
			([text, end]): Render =>
				() =>
					` ${text}${end}`,
		),
		tie('flow').map(
			(text): Render =>
				() =>
					` ${text}`,
		),
		fc
			.uniqueArray(fc.tuple(key, tie('node')), { selector: ([name]) => name, minLength: 1, maxLength: 4 })
			.map((entries) => blockMap(entries)),
		fc
			.tuple(fc.array(tie('node'), { minLength: 1, maxLength: 3 }), fc.boolean())
			.map(([items, compact]) => blockList(items, compact)),
		fc
			.tuple(
				fc.constantFrom('|', '>', '|-', '>-', '|+', '>+'),
				fc
					.array(fc.constantFrom('a', '# b', '  c', '', 'd: e', '- f'), { maxLength: 4 })
					.map((lines) => ['x', ...lines]),
			)
			.map(textBlock),
	),
}));

const anchored = fc
	.tuple(
		fc.uniqueArray(fc.tuple(key, node), { selector: ([name]) => name, minLength: 1, maxLength: 3 }),
		node,
	)
	.map(([shared, other]): Render => {
		const uses = [
			'\nalias: *shared',
			'\nmerged:\n  a: 1\n  <<: *shared\n  b: 2',
			'\nmany:\n  <<: [*shared, {b: 3, k: 4}]',
		];
		return (indent) =>
			`\nshared: &shared${blockMap(shared)(indent + 2)}${uses.join('')}\nother:${other(indent + 2)}`;
	});

const entries = fc.uniqueArray(fc.tuple(key, node), { selector: ([name]) => name, maxLength: 4 });

/** Documents that end with a line feed. */
export const document: fc.Arbitrary<string> = fc
	.oneof({ weight: 4, arbitrary: entries.map(blockMap) }, { weight: 1, arbitrary: anchored })
	.map((render) => `${render(0).slice(1)}\n`);

/** Documents with one typing mistake: a character too many, or one that is missing. */
export const mistyped: fc.Arbitrary<string> = fc
	.tuple(document, fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...':[]{},\'"-#&*|> \t\n', ''))
	.map(([text, where, typed]) => {
		const at = Math.floor(where * (text.length - 1));
		return text.slice(0, at) + typed + text.slice(typed === '' ? at + 1 : at);
	});

/** Layers for merging: few names, so that they meet, and many nulls. */
export const layer: fc.Arbitrary<Record<string, unknown>> = fc.letrec<{ map: Record<string, unknown> }>(
	(tie) => ({
		map: fc.dictionary(
			fc.constantFrom('a', 'b', 'c'),
			fc.oneof(
				{ depthSize: 'medium' },
				fc.constantFrom(null, null, 1, 'x', false, [], [null]),
				tie('map'),
				tie('map'),
			),
			{ maxKeys: 3 },
		),
	}),
).map;
