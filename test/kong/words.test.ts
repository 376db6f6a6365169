import test from 'ava';
import { readImage, recordedKong } from '../../schema/kong/image.ts';
import { newSettings, readersText } from '../../schema/kong/settings.ts';
import { settingsOfWords, wordSince, wordsOf } from '../../schema/kong/words.ts';

const takes = (variable: string, word: string, image: string): boolean | undefined =>
	wordsOf(variable, readImage(image))?.includes(word);

test('lax and strict are words of untrusted_lua since 3.14; sandbox stays', (t) => {
	for (const word of ['lax', 'strict']) {
		t.false(takes('KONG_UNTRUSTED_LUA', word, 'kong:3.9'), word);
		t.false(takes('KONG_UNTRUSTED_LUA', word, 'kong/kong-gateway:3.13.0.10'), word);
		t.true(takes('KONG_UNTRUSTED_LUA', word, 'kong/kong-gateway:3.14.0.0'), word);
		t.true(takes('KONG_UNTRUSTED_LUA', word, 'kong/kong-gateway:3.15'), word);
		// Nothing may be refused that only some versions refuse.
		t.true(takes('KONG_UNTRUSTED_LUA', word, 'kong:latest'), word);
		t.deepEqual(wordSince('KONG_UNTRUSTED_LUA', word), [3, 14]);
	}
	for (const image of ['kong:3.9', 'kong/kong-gateway:3.15', ''])
		for (const word of ['on', 'off', 'sandbox']) t.true(takes('KONG_UNTRUSTED_LUA', word, image), word);
	t.false(takes('KONG_UNTRUSTED_LUA', 'laxly', 'kong:latest'));
	t.is(wordSince('KONG_UNTRUSTED_LUA', 'on'), undefined);
});

test('Cassandra was taken up to 3.3', (t) => {
	t.true(takes('KONG_DATABASE', 'cassandra', 'kong:2.8'));
	t.true(takes('KONG_DATABASE', 'cassandra', 'kong:3.3.1'));
	t.false(takes('KONG_DATABASE', 'cassandra', 'kong:3.4'));
	t.false(takes('KONG_DATABASE', 'cassandra', 'kong/kong-gateway:3.15'));
});

test('pki_check_cn is a word of Kong Gateway', (t) => {
	t.true(takes('KONG_CLUSTER_MTLS', 'pki_check_cn', 'kong/kong-gateway:3.9'));
	t.true(takes('KONG_CLUSTER_MTLS', 'pki_check_cn', 'acme/kong:3.11'));
	t.false(takes('KONG_CLUSTER_MTLS', 'pki_check_cn', 'kong:3.9'));
	t.true(takes('KONG_CLUSTER_MTLS', 'pki_check_cn', 'kong:latest'));
});

test('a version without the setting ignores it', (t) => {
	t.is(takes('KONG_ROUTER_FLAVOR', 'x', 'kong:2.8'), undefined);
	t.false(takes('KONG_ROUTER_FLAVOR', 'x', 'kong:3.0'));
	t.is(wordsOf('constructor', recordedKong), undefined);
	t.true(settingsOfWords.includes('KONG_ROLE'));
});

test('a setting is read from the version on that brought it', (t) => {
	const first = (name: string, image: string) => readersText(name, readImage(image));
	t.is(first('tls_certificate_verify', 'kong:3.9'), 'Kong 3.13 and later read');
	t.is(first('tls_certificate_verify', 'kong/kong-gateway:3.12.0.11'), 'Kong 3.13 and later read');
	t.is(first('tls_certificate_verify', 'kong/kong-gateway:3.13'), null);
	t.is(first('tls_certificate_verify', 'kong/kong-gateway:latest'), null);
	t.is(first('incremental_sync', 'kong:3.9'), 'Kong 3.10 and later read');
	t.is(first('via_header_comply_rfc', 'kong/kong-gateway:3.12'), 'Kong 3.13 and later read');
	t.is(first('lua_gc_tuning', 'kong/kong-gateway:3.13'), 'Kong 3.14 and later read');
	t.is(first('wasm', 'kong/kong-gateway:3.11'), 'Kong up to 3.10 reads');
	t.is(first('wasm', 'kong:3.9'), null);
	t.is(first('log_level', 'kong:3.9'), null);
	t.is(first('toString', 'kong:3.9'), null);
	t.is(newSettings().size, 90);
});
