// readers/yaml against `.Values | toJson` of Helm 3 and Helm 4: same value, or refused by both.
import test from 'ava';
import fc from 'fast-check';
import { mergeValues } from '../../../readers/yaml/merge.ts';
import { readYaml } from '../../../readers/yaml/read.ts';
import type { JsonObject } from '../../../readers/yaml/types.ts';
import { severityOf } from '../../../schema/findings/render.ts';
import { helms } from '../../../scripts/tools/helm/find.ts';
import { helmsFor, partOf, shareOf } from '../../support/breadth.ts';
import { canonical, helmFromYaml, helmValues } from './helm-values.ts';
import { document, layer, mistyped } from './random-documents.ts';

const seed = 20240229;

/** Our reading in the form of Helm's: undefined where a problem means that Helm refuses the file. */
function ours(text: string | Uint8Array): string {
	const { value, problems } = readYaml(text, 'values.yaml');
	const refused = problems.some(
		(problem) => severityOf(problem) === 'error' && problem.code !== 'yaml-duplicate-key',
	);
	return canonical(refused ? undefined : value);
}

const numbers =
	'a: 010\nb: 0o10\nc: 08\nd: 1_000\ne: 0b11\nf: 22:22\ng: 0x_1\nh: +1\ni: -0\nj: 1e3\nk: .5\nl: 1.\n';
const large =
	'a: 9007199254740993\nb: 18446744073709551615\nc: 18446744073709551616\nd: 0xFFFFFFFFFFFFFFFFF\ne: 1e400\n';

/** Both Helms give the same for these, and so do we. */
const agreed: Record<string, string | Uint8Array> = {
	'YAML 1.1 booleans': 'a: y\nb: Y\nc: yes\nd: on\ne: Off\nf: n\ng: oN\nh: TRUE\ni: tRue\nj: "on"\n',
	'numbers of all bases': numbers,
	'large numbers': large,
	infinity: 'a: .inf\n',
	'not a number': 'a: .nan\n',
	'dates stay text': 'a: 2020-01-01\nb: 2020-01-01T10:00:00Z\n2021-01-01: c\n',
	'null in all spellings': 'a: ~\nb: null\nc: Null\nd:\ne: ""\nf: "null"\n',
	'duplicate keys': 'a: 1\na: 2\nb: {c: 1, "c": 2}\n',
	'keys that are not text': 'yes: 1\n0x10: 2\n1.5: 3\n1e6: 4\n-7: 5\n',
	'a null key': '~: 1\n',
	'an empty key': ': 1\n',
	'a list as key': '[a]: b\n',
	'merge keys':
		'x: &x {a: 1, b: 2}\ny:\n  <<: *x\n  b: 3\nz:\n  b: 3\n  <<: *x\nw:\n  <<: [*x, {b: 4, c: 5}]\n',
	'a merge of a number': '<<: 1\n',
	'a merge of a list of numbers': 'a:\n  <<: [1]\n',
	'a quoted merge key': '"<<": {a: 1}\n',
	'anchors and aliases': 'a: &a [1]\nb: *a\nc: &a 2\nd: *a\n',
	'an unknown alias': 'a: *b\n',
	'an alias in itself': 'a: &a [*a]\n',
	'a dot in an anchor': 'a: &a.b 1\n',
	tags: 'a: !!str 1\nb: !!int "1"\nc: !!float 1\nd: !mine 1\ne: !!binary aGk=\nf: ! 12\n',
	'a tag that does not fit': 'a: !!int x\n',
	'tabs as indentation': 'a:\n\tb: 1\n',
	'a tab before a comment': 'a:\n  b: 1\n\t# c\n',
	'a tab after a dash': 'a:\n-\tb\n',
	'a tab between key and value': 'a:\tb\n',
	'brackets indented less than their key': 'x:\n  a: [\n1,\n2\n]\n  b: "c\nd"\n',
	'IPv6 addresses in brackets': 'a: [fd00::/8, fd00::]\n',
	'an IPv6 address that begins a list in brackets': 'a: [::1]\n',
	'a question mark in brackets': 'a: [http://x/?y]\n',
	'a comment right after a quote': 'a: "b"#c\n',
	'an escaped slash': 'a: "\\/"\n',
	'text blocks': 'a: |\n  x\n   y\nb: >-\n  x\n  y\n\n  z\nc: |+\n  x\n\nd: |2\n   x\n',
	'carriage returns': 'a: 1\r\nb: |\r\n  x\r\n  y\r\n',
	'a byte order mark': '\ufeffa: 1\n',
	'a byte order mark before a separator': '\ufeff---\na: 1\n',
	'a control character': 'a: "\u0007"\n',
	'bytes that are not UTF-8': new Uint8Array([0x61, 0x3a, 0x20, 0xff, 0x0a]),
	'an empty file': '',
	'comments only': '# a\n\n# b\n',
	'null alone': 'null\n',
	'a list at the top': '- a\n',
	'text at the top': 'foo\n',
	'a leading separator': '---\na: 1\n',
	'a comment, then a separator': '# c\n---\na: 1\n',
	'a trailing separator': 'a: 1\n---\n',
	'a key that JavaScript knows': '__proto__: {a: 1}\nconstructor: 2\n',
	'a missing bracket': 'a: [1\n',
	'a missing quote': 'a: "x\n',
	'a second key on the line': 'a: b: c\n',
	'different indentation': 'a:\n    b: 1\n  c: 2\n',
};

for (const [name, text] of partOf(Object.entries(agreed), 6)) {
	test(`as both Helms: ${name}`, async (t) => {
		for (const helm of await helmsFor(name))
			t.is(ours(text), canonical(await helmValues(helm, [text])), helm.version);
	});
}

/** Helm 4 and we agree, Helm 3 reads something else, and we say so. */
const differing: Record<string, string> = {
	'a second document': 'a: {b: 1, c: 2}\n---\na: {c: 3}\n',
	'an empty first document': '---\n---\na: 1\n',
	'a text block that ends the file without a line break': 'a: |\n  x',
	'text after a separator': '--- {a: 1}\n',
	'a key that begins with a separator': '---a: 1\n',
	'a directive': '%YAML 1.1\n---\na: 1\n',
};

for (const [name, text] of Object.entries(differing)) {
	test(`as Helm 4, with a problem: ${name}`, async (t) => {
		const { helm3, helm4 } = await helms();
		const value = ours(text);
		t.is(value, canonical(await helmValues(helm4, [text])));
		t.not(value, canonical(await helmValues(helm3, [text])));
		t.true(readYaml(text, '').problems.length > 0);
	});
}

test('UTF-16, which only Helm 3 reads, is refused', async (t) => {
	const { helm4 } = await helms();
	const text = new Uint8Array(Buffer.from('\ufeffa: 1\n', 'utf16le'));
	t.is(ours(text), canonical(undefined));
	t.is(canonical(await helmValues(helm4, [text])), canonical(undefined));
});

/** The same ones in every run. Each costs both Helms some 10 ms; with 600 no further difference was found. */
const documentsEach = shareOf(300, 12);

test(`${documentsEach} random documents`, async (t) => {
	const documents = fc.sample(document, { seed, numRuns: documentsEach });
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const theirs = await helmFromYaml(helm, documents);
		for (const [index, text] of documents.entries()) {
			// A key twice, once as text and once as a number, comes out in an order that Go leaves to chance.
			if (readYaml(text, '').problems.some(({ code }) => code === 'yaml-duplicate-key')) continue;
			t.is(ours(text), canonical(theirs[index]), `Helm ${helm.version}:\n${text}`);
		}
	}
});

test(`${documentsEach} random documents with a typing mistake: what Helm refuses is refused`, async (t) => {
	const documents = fc.sample(mistyped, { seed, numRuns: documentsEach });
	const { helm4 } = await helms();
	const theirs = await helmFromYaml(helm4, documents);
	const refused = documents.filter((text) => ours(text) === canonical(undefined));
	for (const [index, text] of documents.entries()) {
		const isDuplicate = readYaml(text, '').problems.some(({ code }) => code === 'yaml-duplicate-key');
		if (refused.includes(text) || isDuplicate) continue;
		t.is(ours(text), canonical(theirs[index]), text);
	}
	// Helm lets a few pass whose first line is indented by mistake: it stops reading at the second.
	const read = refused.filter((text) => theirs[documents.indexOf(text)] !== undefined);
	t.true(refused.length > documentsEach / 6, `${refused.length} refused`);
	t.true(read.length < documentsEach / 5, `${read.length} refused that Helm reads`);
});

/** Eight by themselves, and forty side by side below keys of their own, in one call of each Helm. */
test('random stacks of layers, at the top and further down', async (t) => {
	const stacks = fc.sample(fc.tuple(layer, layer, layer), { seed, numRuns: 40 }) as JsonObject[][];
	const whole = [0, 1, 2].map((at) =>
		Object.fromEntries(stacks.map((stack, index) => [`stack${index}`, stack[at] ?? {}])),
	);
	const both = await helms();
	for (const [defaults = {}, ...layers] of [...partOf(stacks.slice(0, 8), 8), whole]) {
		const texts = layers.map((values) => JSON.stringify(values));
		for (const helm of [both.helm3, both.helm4]) {
			const theirs = await helmValues(helm, texts, JSON.stringify(defaults));
			const context = `Helm ${helm.version}: ${JSON.stringify([defaults, ...layers])}`;
			t.is(canonical(mergeValues(defaults, layers, helm.major)), canonical(theirs), context);
		}
	}
});
