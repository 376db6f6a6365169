// The annotations that a release adds to Chart.yaml for Artifact Hub.
import test from 'ava';
import { parse } from 'yaml';
import { releaseAnnotations, withAnnotations } from '../../scripts/artifact-hub/annotations.ts';

const entries = [
	{ group: 'Breaking', text: '**Breaking:** **chart:** `foo` is `bar: baz`' },
	{ group: 'Security', text: '**check:** Nobody forges [CVE-2026-1](https://example.com/cve)' },
	{ group: 'Added', text: 'A \n long: "entry" # with signs' },
	{ group: 'Fixed', text: 'true' },
	{ group: 'Faster', text: 'Quicker' },
];

test('entries become changes with a kind, a plain description and links', (t) => {
	const annotations = releaseAnnotations(entries);
	t.deepEqual(parse(annotations['artifacthub.io/changes'] ?? ''), [
		{ kind: 'changed', description: 'Breaking: chart: foo is bar: baz' },
		{
			kind: 'security',
			description: 'check: Nobody forges CVE-2026-1',
			links: [{ name: 'CVE-2026-1', url: 'https://example.com/cve' }],
		},
		{ kind: 'added', description: 'A long: "entry" # with signs' },
		{ kind: 'fixed', description: 'true' },
		{ kind: 'changed', description: 'Quicker' },
	]);
	t.is(annotations['artifacthub.io/containsSecurityUpdates'], 'true');
	t.false('artifacthub.io/signKey' in annotations);
});

test('no entries give no annotation, and other entries no word of security', (t) => {
	t.deepEqual(releaseAnnotations([]), {});
	t.deepEqual(Object.keys(releaseAnnotations(entries.slice(2))), ['artifacthub.io/changes']);
});

test('the key is checked', (t) => {
	const url = 'https://example.com/key.asc';
	const fingerprint = 'c874 011f 0ab4 0511 0d02  1055 3436 5d94 72d7 468f';
	t.is(
		releaseAnnotations([], { fingerprint, url })['artifacthub.io/signKey'],
		`fingerprint: C874011F0AB405110D02105534365D9472D7468F\nurl: ${url}\n`,
	);
	t.throws(() => releaseAnnotations([], { fingerprint: 'c874', url }), {
		message: /forty hexadecimal digits/,
	});
	t.throws(() => releaseAnnotations([], { fingerprint, url: 'http://example.com' }), { message: /by https/ });
});

test('Chart.yaml keeps the rest, and a second release replaces what the first wrote', (t) => {
	const chart = '# A comment.\nname: a\nversion: 1.0.0\nannotations:\n  b: c # kept\n';
	const first = withAnnotations(chart, releaseAnnotations(entries));
	t.true(first.startsWith('# A comment.\nname: a\nversion: 1.0.0\nannotations:\n  b: c # kept\n'), first);
	const second = withAnnotations(first, releaseAnnotations([{ group: 'Fixed', text: 'One' }]));
	t.is(parse(second).annotations['artifacthub.io/changes'], '- kind: fixed\n  description: One\n');
	t.is(parse(withAnnotations('name: a\n', { x: 'true' })).annotations.x, 'true');
});
