// readers/yaml/read.ts: places and problems, word for word. Values are held against Helm in helm-agreement.test.ts.
import test from 'ava';
import { readYaml } from '../../../readers/yaml/read.ts';
import type { Path } from '../../../readers/yaml/types.ts';

const file = `# Where it stands
clientIp:
  loadBalancer: aws-nlb-instance
  trustedIPs: [10.0.0.0/8, "fd00::/8"]
  cdn:
service:
  - name: a # first
    port: 010
shared: &shared
  on: yes
copy: *shared
merged:
  <<: *shared
`;

/** `line:column-line:column`, or undefined. */
function place(text: string, path: Path, part?: 'key' | 'value'): string | undefined {
	const found = readYaml(text, 'values.yaml').locate(path, part);
	return found && `${found.line}:${found.column}-${found.endLine}:${found.endColumn}`;
}

test('locates values and keys', (t) => {
	t.is(place(file, ['clientIp', 'loadBalancer']), '3:17-3:33');
	t.is(place(file, ['clientIp', 'loadBalancer'], 'key'), '3:3-3:15');
	t.is(place(file, ['clientIp', 'trustedIPs', 1]), '4:28-4:38');
	t.is(place(file, ['service', 0, 'port']), '8:11-8:14');
	t.is(place(file, ['clientIp'], 'key'), '2:1-2:9');
	t.is(place(file, ['clientIp', 'nothing']), undefined);
});

test('an empty value stands where its key stands', (t) => {
	t.is(place(file, ['clientIp', 'cdn']), '5:3-5:6');
});

test('keys are found by the name that Helm gives them', (t) => {
	t.is(place(file, ['shared', 'true'], 'key'), '10:3-10:5');
});

test('an alias stands at its own place, its parts and merged keys at the anchor’s', (t) => {
	t.is(place(file, ['copy']), '11:7-11:14');
	t.is(place(file, ['copy', 'true']), '10:7-10:10');
	t.is(place(file, ['merged', 'true']), '10:7-10:10');
});

test('the nearest parent stands in for what is missing', (t) => {
	const { locateNearest } = readYaml(file, 'values.yaml');
	t.like(locateNearest(['clientIp', 'proxyProtocol', 'version']), { line: 2, column: 1, endColumn: 9 });
	t.like(locateNearest(['service', 0, 'protocol']), { line: 7, column: 5 });
	t.like(locateNearest(['nothing']), { line: 2, column: 1 });
	t.like(readYaml('', 'values.yaml').locateNearest(['nothing']), { line: 1, column: 1 });
});

test('tells how a value is written where that is not the value', (t) => {
	const { writtenAs } = readYaml(file, 'values.yaml');
	t.is(writtenAs(['shared', 'true']), 'yes');
	t.is(writtenAs(['service', 0, 'port']), '010');
	t.is(writtenAs(['service', 0, 'name']), undefined);
});

test('places are right behind a byte order mark, in later documents, with carriage returns', (t) => {
	t.is(place('\ufeffa: 1\n', ['a']), '1:4-1:5');
	t.is(place('a: 1\n---\n# c\nb: 2\n', ['b']), '4:4-4:5');
	t.is(place('a: 1\n---\na: 2\n', ['a']), '3:4-3:5');
	t.is(place('a: 1\r\nb:\r\n  c: 2\r\n', ['b', 'c']), '3:6-3:7');
});

test('places are those of the file where lines inside brackets had to be indented to be read', (t) => {
	const text = 'x:\n  a: [\n1,\n 22,\n]\n  b: "c\nd"\n  e: 5\n';
	t.deepEqual(readYaml(text, '').value, { x: { a: [1, 22], b: 'c d', e: 5 } });
	t.is(place(text, ['x', 'a']), '2:6-5:2');
	t.is(place(text, ['x', 'a', 0]), '3:1-3:2');
	t.is(place(text, ['x', 'a', 1]), '4:2-4:4');
	t.is(place(text, ['x', 'b']), '6:6-7:3');
	t.is(place(text, ['x', 'e']), '8:6-8:7');
});

const wrong: Record<string, [string | Uint8Array, string]> = {
	'a tab as indentation': [
		'a:\n\tb: 1\n',
		'2:1 yaml-syntax a tab is used as indentation: YAML indents with spaces only',
	],
	'a tab before a comment': [
		'a: [1]\n\t# b\nc: 1\n',
		'2:1 yaml-syntax a tab stands where only spaces may: YAML indents with spaces only',
	],
	'other indentation': [
		'a:\n    b: 1\n  c: 2\n',
		'3:1 yaml-syntax this line is indented differently from the lines that it belongs to',
	],
	'a missing bracket': [
		'a: [1, 2\nb: 1\n',
		'1:4 yaml-syntax this bracket is not closed, or a line inside it is indented less than the key before it',
	],
	'a missing bracket within another': [
		'a: {b: [1, 2}\nc: 1\n',
		'1:8 yaml-syntax this bracket is not closed, or a line inside it is indented less than the key before it',
	],
	'a line indented more than its neighbour': [
		'a:\n  b: 1\n   c: 2\n',
		'3:4 yaml-syntax this line is indented more than the line before it, which has its value already: indent both alike',
	],
	'an item indented less than its neighbour': [
		'a:\n  b:\n    - 1\n   - 2\n',
		'4:1 yaml-syntax this line is indented differently from the lines that it belongs to',
	],
	'no space after a colon': ['a:\n  b:1\n  c: 2\n', '2:3 yaml-syntax a colon has no space after it'],
	'no space after a dash': ['a:\n  - 1\n  -2\n', '3:3 yaml-syntax a `-` has no space after it'],
	'no colon': [
		'a\n  b: 1\n',
		'1:1 yaml-syntax this line has no `key:`, or the line before it does not end its value',
	],
	'a comma too many': ['a: [1,, 2]\n', '1:7 yaml-syntax a comma has nothing before it: remove it'],
	'a bracket too many': [
		'a:\n  b: 1\n]\n',
		'3:1 yaml-syntax this bracket closes none that is open, or one of the other kind: remove or correct it',
	],
	'text behind the mark of a block': [
		'a: |b\n',
		'1:5 yaml-syntax text after `|` or `>` begins on the next line: move it there, or put the value in quotes',
	],
	'a missing comma': [
		'{"a": {"b": 1 "c": 2}}\n',
		'1:13 yaml-syntax inside brackets a comma is missing between two entries',
	],
	'a merge that git left': [
		'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> c\n',
		'2:1 yaml-syntax this is the mark of a merge that git left to you: resolve it',
	],
	'a template in place of a value': [
		'a:\n  b: {{ .Values.b }}\n',
		'2:6 yaml-key `{{ }}` belongs into templates, and nothing renders it here: write the value itself, or quote it',
	],
	'a template around values': [
		'{{- if .b }}\na: 1\n{{- end }}\n',
		'1:1 yaml-syntax `{{ }}` belongs into templates, and nothing renders it here: write the value itself, or quote it',
	],
	'an unknown alias to merge': ['a:\n  <<: *b\n', '2:7 yaml-alias no anchor "b" stands before this alias'],
	'two keys on a line': [
		'a: b: c\n',
		'1:4 yaml-syntax a second `key:` or `-` stands where a value belongs: put it on a line of its own, or the value in quotes',
	],
	'an unquoted at-sign': [
		'a: @b\n',
		'1:4 yaml-syntax a plain value cannot start with this character: put the value in quotes',
	],
	'an address in brackets': [
		'a: [10.0.0.0/8, ::/0]\n',
		'1:17 yaml-syntax inside brackets, text with `:` must be in quotes',
	],
	'an escape that is none': [
		'a: "\\d+"\n',
		'1:5 yaml-syntax this escape does not exist in double quotes: write `\\\\` for a backslash, or use single quotes',
	],
	'an escaped slash': ['a: "b\\/"\n', '1:6 yaml-syntax Helm does not know the escape `\\/`: write `/` alone'],
	'a duplicate key': [
		'a:\n  b: 1\n  c: 2\n  b: 3\n',
		'4:3 yaml-duplicate-key the key "b" stands twice in this map: Helm drops one of them unsaid',
	],
	'a duplicate key in another spelling': [
		'on: 1\n"true": 2\n',
		'2:1 yaml-duplicate-key the key "true" stands twice in this map: Helm drops one of them unsaid',
	],
	'a null key': ['~: 1\n', '1:1 yaml-key a key must be text, a number or a boolean: put it in quotes'],
	'an unknown alias': ['a: *b\n', '1:4 yaml-alias no anchor "b" stands before this alias'],
	'an alias in itself': ['a: &a [*a]\n', '1:8 yaml-alias the anchor "a" contains itself'],
	'a wrong merge': [
		'a:\n  <<: 1\n',
		'2:7 yaml-merge `<<` takes a map, an alias of a map, or a list of these',
	],
	'a tag that does not fit': ['a: !!int b\n', '1:10 yaml-tag "b" does not fit its tag: remove the tag'],
	infinity: [
		'a: .inf\n',
		'1:4 yaml-number .inf is no number that Helm can hold: put it in quotes if it is meant as text',
	],
	'a list': ['- a\n', '1:1 yaml-not-a-map a values file must be a map (`key: value`), this is a list'],
	text: ['a\n', '1:1 yaml-not-a-map a values file must be a map (`key: value`), this is only the string "a"'],
	'a second document': [
		'a: 1\n---\nb: 2\n',
		'3:1 yaml-documents this is a second document: Helm 4 merges it over the first, Helm 3 ignores it: keep one document, or use two files',
	],
	'text behind a separator': [
		'--- a: 1\n',
		'1:1 yaml-documents a line that begins with `---` separates documents, and Helm 4 refuses anything but a comment after it: put "a: 1" on the next line, or in quotes',
	],
	'text behind the end of a document': [
		'a: 1\n...\nb: 2\n',
		'3:1 yaml-documents Helm reads nothing below this line: remove it, or begin a new document with `---`',
	],
	'a text block without a line break': [
		'a: |\n  b',
		'2:4 yaml-newline this text block ends the file without a line break: Helm 4 adds one, Helm 3 does not: end the file with a line break, or use `|-`',
	],
	'a control character': [
		'a: 1\nb: "\u0007"\n',
		'2:5 yaml-encoding the character U+0007 is not allowed in YAML: remove it',
	],
	'a line separator': [
		'a: b\u2028c: d\n',
		'1:5 yaml-encoding the character U+2028 starts a new line for Helm, but hardly for you: remove it, or escape it in double quotes',
	],
	'UTF-16': [
		new Uint8Array(Buffer.from('\ufeffa: 1\n', 'utf16le')),
		'1:1 yaml-encoding the file is not UTF-8 (it looks like UTF-16, which Helm 4 cannot read): save it as UTF-8',
	],
	'Latin-1': [
		new Uint8Array([0x61, 0x3a, 0x20, 0xe9]),
		'1:1 yaml-encoding the file is not UTF-8: save it as UTF-8',
	],
};

for (const [name, [source, expected]] of Object.entries(wrong)) {
	test(`names and places ${name}, and nothing else`, (t) => {
		const { problems } = readYaml(source, 'values.yaml');
		t.deepEqual(
			problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`),
			[expected],
		);
	});
}

test('only what both Helms read alike has no problem; what Helm 4 reads has a warning', (t) => {
	t.deepEqual(readYaml(file, '').problems, []);
	t.deepEqual(
		readYaml('a: 1\n---\nb: 2\n', '').problems.map(({ severity }) => severity),
		['warning'],
	);
});

test('several mistakes are reported at once, in their order', (t) => {
	const { problems } = readYaml('a: .inf\nb: *c\n', '');
	t.deepEqual(
		problems.map(({ line, code }) => `${line} ${code}`),
		['1 yaml-number', '2 yaml-alias'],
	);
});

const mebi = 1024 * 1024;
const hostile: Record<string, [string, RegExp]> = {
	'10 MB of nonsense': [
		'%&[{"x'.repeat(1_700_000),
		/^yaml-size the file is larger than a values file can be \(1048576 bytes\)$/,
	],
	'an alias bomb': [
		`a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`).join('')}`,
		/^yaml-alias aliases make the document excessively large$/,
	],
	'a chain of aliases': [
		Array.from({ length: 20_000 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}` : ''}]\n`).join(''),
		/^yaml-alias aliases stand in aliases more than 200 deep$/,
	],
	'deep brackets': ['a: '.padEnd(mebi, '['), /^yaml-syntax it is nested deeper than 200 levels$/],
	'deep braces': ['{'.repeat(mebi), /^yaml-syntax it is nested deeper than 200 levels$/],
	'deep lists': ['- '.repeat(mebi / 2), /^yaml-syntax it is nested deeper than 200 levels$/],
	'an endless quote': [
		'a: "'.padEnd(mebi, '\\'),
		/^yaml-syntax the quote that begins the value is never closed$/,
	],
	'many tabs': [
		Array.from({ length: 60_000 }, (_, i) => `a${i}: 1\n${i % 2 ? '\t' : ' \t'}\n`).join(''),
		/^yaml-syntax a tab stands where only spaces may: YAML indents with spaces only$/,
	],
	'many anchors': ['&a '.repeat(mebi / 3), /^yaml-syntax a value has two anchors$/],
};

for (const [name, [text, expected]] of Object.entries(hostile)) {
	test(`${name}: refused in one line`, (t) => {
		const { problems, value } = readYaml(text, 'values.yaml');
		const [first] = problems.filter(({ severity }) => severity === 'error');
		t.regex(`${first?.code} ${first?.message}`, expected);
		t.notRegex(first?.message ?? '', /\n/);
		t.is(typeof value, 'object');
	});
}
