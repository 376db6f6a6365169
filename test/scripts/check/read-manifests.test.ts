// Manifests as tools really write them: charts that render a key twice, several answers of kubectl, shells that write UTF-16.
import test from 'ava';
import { decodeManifest } from '../../../scripts/check/decode.ts';
import { readManifests } from '../../../scripts/check/read-manifests.ts';
import { UserError } from '../../../scripts/user-error.ts';

const read = (text: string) => readManifests([{ name: 'all.yaml', text }]).objects;

test('of a key that stands twice the last one counts, as for kubectl', (t) => {
	const [object] = read('kind: Service\nmetadata:\n  labels:\n    app: one\n    app: two\n');
	t.deepEqual(object?.body, { kind: 'Service', metadata: { labels: { app: 'two' } } });
});

test('a second object without a separator is refused with its place, not swallowed', (t) => {
	const text = 'kind: List\nitems: []\nkind: List\nitems: []\n';
	t.throws(() => read(text), {
		instanceOf: UserError,
		message: 'all.yaml:3:1: a second object begins here without a line --- before it.',
	});
});

test('JSON values one after the other are all read', (t) => {
	const list = (kind: string) =>
		JSON.stringify({ kind: 'List', items: [{ kind, metadata: { name: 'a "}" b' } }] }, null, 2);
	t.deepEqual(
		read(`${list('Service')}\n${list('Pod')}`).map(({ kind }) => kind),
		['Service', 'Pod'],
	);
	t.throws(() => read('{"kind":"Service"} and {"kind":"Pod"}'), { instanceOf: UserError });
});

test('nesting without end is refused in a sentence', (t) => {
	t.throws(() => read(`a: ${'['.repeat(20_000)}`), { message: /is nested too deeply to be read\.$/ });
});

test('UTF-16 with its mark is read; other bytes that are no UTF-8 are refused', (t) => {
	const text = 'kind: Service\n';
	t.is(decodeManifest('a', Buffer.from(`\ufeff${text}`, 'utf16le')), text);
	t.is(decodeManifest('a', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()), text);
	t.is(decodeManifest('a', Buffer.from(`\ufeff${text}`)), text);
	t.throws(() => decodeManifest('a', Buffer.from(text, 'utf16le')), { message: /^a is not UTF-8 / });
	t.throws(() => decodeManifest('a', Buffer.from([0x61, 0xe9, 0x0a])), {
		message: 'a is not UTF-8: save it as UTF-8.',
	});
});
