// readers/yaml/read.ts: places and problems; their texts are in the samples of schema/findings/yaml/. Values are held against Helm in helm-agreement.test.ts.
import test from 'ava';
import { readYaml } from '../../../readers/yaml/read.ts';
import type { Path } from '../../../readers/yaml/types.ts';
import { render, severityOf } from '../../../schema/findings/render.ts';
import { partOf } from '../../support/breadth.ts';

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

test('an empty value is where its key is', (t) => {
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
	'a tab as indentation': ['a:\n\tb: 1\n', '2:1 yaml-syntax'],
	'a tab before a comment': ['a: [1]\n\t# b\nc: 1\n', '2:1 yaml-syntax'],
	'other indentation': ['a:\n    b: 1\n  c: 2\n', '3:1 yaml-syntax'],
	'a missing bracket': ['a: [1, 2\nb: 1\n', '1:4 yaml-syntax'],
	'a missing bracket within another': ['a: {b: [1, 2}\nc: 1\n', '1:8 yaml-syntax'],
	'a line indented more than its neighbour': ['a:\n  b: 1\n   c: 2\n', '3:4 yaml-syntax'],
	'an item indented less than its neighbour': ['a:\n  b:\n    - 1\n   - 2\n', '4:1 yaml-syntax'],
	'no space after a colon': ['a:\n  b:1\n  c: 2\n', '2:3 yaml-syntax'],
	'no space after a dash': ['a:\n  - 1\n  -2\n', '3:3 yaml-syntax'],
	'no colon': ['a\n  b: 1\n', '1:1 yaml-syntax'],
	'a comma too many': ['a: [1,, 2]\n', '1:7 yaml-syntax'],
	'a bracket too many': ['a:\n  b: 1\n]\n', '3:1 yaml-syntax'],
	'text behind the mark of a block': ['a: |b\n', '1:5 yaml-syntax'],
	'a missing comma': ['{"a": {"b": 1 "c": 2}}\n', '1:13 yaml-syntax'],
	'a merge that git left': ['a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> c\n', '2:1 yaml-syntax'],
	'a template in place of a value': ['a:\n  b: {{ .Values.b }}\n', '2:6 yaml-key'],
	'a template around values': ['{{- if .b }}\na: 1\n{{- end }}\n', '1:1 yaml-syntax'],
	'an unknown alias to merge': ['a:\n  <<: *b\n', '2:7 yaml-alias'],
	'two keys on a line': ['a: b: c\n', '1:4 yaml-syntax'],
	'an unquoted at-sign': ['a: @b\n', '1:4 yaml-syntax'],
	'an address in brackets': ['a: [10.0.0.0/8, ::/0]\n', '1:17 yaml-syntax'],
	'an escape that is none': ['a: "\\d+"\n', '1:5 yaml-syntax'],
	'an escaped slash': ['a: "b\\/"\n', '1:6 yaml-syntax'],
	'a duplicate key': ['a:\n  b: 1\n  c: 2\n  b: 3\n', '4:3 yaml-duplicate-key'],
	'a duplicate key in another spelling': ['on: 1\n"true": 2\n', '2:1 yaml-duplicate-key'],
	'a null key': ['~: 1\n', '1:1 yaml-key'],
	'an unknown alias': ['a: *b\n', '1:4 yaml-alias'],
	'an alias in itself': ['a: &a [*a]\n', '1:8 yaml-alias'],
	'a wrong merge': ['a:\n  <<: 1\n', '2:7 yaml-merge'],
	'a tag that does not fit': ['a: !!int b\n', '1:10 yaml-tag'],
	infinity: ['a: .inf\n', '1:4 yaml-number'],
	'a list': ['- a\n', '1:1 yaml-not-a-map'],
	text: ['a\n', '1:1 yaml-not-a-map'],
	'a second document': ['a: 1\n---\nb: 2\n', '3:1 yaml-documents'],
	'text behind a separator': ['--- a: 1\n', '1:1 yaml-documents'],
	'text behind the end of a document': ['a: 1\n...\nb: 2\n', '3:1 yaml-documents'],
	'a text block without a line break': ['a: |\n  b', '2:4 yaml-newline'],
	'a control character': ['a: 1\nb: "\u0007"\n', '2:5 yaml-encoding'],
	'a line separator': ['a: b\u2028c: d\n', '1:5 yaml-encoding'],
	'UTF-16': [new Uint8Array(Buffer.from('\ufeffa: 1\n', 'utf16le')), '1:1 yaml-encoding'],
	'Latin-1': [new Uint8Array([0x61, 0x3a, 0x20, 0xe9]), '1:1 yaml-encoding'],
};

for (const [name, [source, expected]] of Object.entries(wrong)) {
	test(`names and places ${name}, and nothing else`, (t) => {
		const { problems } = readYaml(source, 'values.yaml');
		t.deepEqual(
			problems.map(({ line, column, code }) => `${line}:${column} ${code}`),
			[expected],
		);
	});
}

test('only what both Helms read alike has no problem; what Helm 4 reads has a warning', (t) => {
	t.deepEqual(readYaml(file, '').problems, []);
	t.deepEqual(readYaml('a: 1\n---\nb: 2\n', '').problems.map(severityOf), ['warning']);
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
		/^yaml-size The file is larger than 1 MiB, which no values file can be: check that you named the right file\.$/,
	],
	'an alias bomb': [
		`a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]\n`).join('')}`,
		/^yaml-alias Aliases make the document excessively large: write out what they stand for\.$/,
	],
	'a chain of aliases': [
		Array.from({ length: 20_000 }, (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}` : ''}]\n`).join(''),
		/^yaml-alias Aliases lead to aliases more than 200 deep: write out what they stand for\.$/,
	],
	'deep brackets': ['a: '.padEnd(mebi, '['), /^yaml-syntax The text is nested deeper than 200 levels\.$/],
	'deep braces': ['{'.repeat(mebi), /^yaml-syntax The text is nested deeper than 200 levels\.$/],
	'deep lists': ['- '.repeat(mebi / 2), /^yaml-syntax The text is nested deeper than 200 levels\.$/],
	'an endless quote': [
		'a: "'.padEnd(mebi, '\\'),
		/^yaml-syntax The quote that begins the value is never closed\.$/,
	],
	'many tabs': [
		Array.from({ length: 30_000 }, (_, i) => `a${i}: 1\n${i % 2 ? '\t' : ' \t'}\n`).join(''),
		/^yaml-syntax A tab is where only spaces may be: YAML indents with spaces only\.$/,
	],
	'many anchors': ['&a '.repeat(mebi / 9), /^yaml-syntax A value has two anchors\.$/],
};

for (const [name, [text, expected]] of partOf(Object.entries(hostile), 6)) {
	test(`${name}: refused in one line`, (t) => {
		const { problems, value } = readYaml(text, 'values.yaml');
		const [first] = problems.filter((problem) => severityOf(problem) === 'error');
		const said = first ? `${first.code} ${render(first)}` : '';
		t.regex(said, expected);
		t.notRegex(said, /\n/);
		t.is(typeof value, 'object');
	});
}
