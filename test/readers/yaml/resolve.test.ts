// readers/yaml/resolve.ts: what plain scalars and keys mean to Helm.
import test from 'ava';
import { keyText, resolvePlain } from '../../../readers/yaml/resolve.ts';

const meanings: [string, ReturnType<typeof resolvePlain>][] = [
	['y', { type: 'bool', value: true }],
	['Off', { type: 'bool', value: false }],
	['oN', { type: 'string', value: 'oN' }],
	['', { type: 'null' }],
	['010', { type: 'int', value: 8n }],
	['0o10', { type: 'int', value: 8n }],
	['0b11', { type: 'int', value: 3n }],
	['1_000', { type: 'int', value: 1000n }],
	['18446744073709551615', { type: 'int', value: 18446744073709551615n }],
	['18446744073709551616', { type: 'float', value: 2 ** 64 }],
	['08', { type: 'float', value: 8 }],
	['1.', { type: 'float', value: 1 }],
	['.5', { type: 'float', value: 0.5 }],
	['1e400', { type: 'string', value: '1e400' }],
	['22:22', { type: 'string', value: '22:22' }],
	['2020-01-01', { type: 'string', value: '2020-01-01' }],
	['_1', { type: 'string', value: '_1' }],
	['10.0.0.0/8', { type: 'string', value: '10.0.0.0/8' }],
];

for (const [text, meaning] of meanings) {
	test(`${JSON.stringify(text)} is a ${meaning.type}`, (t) => {
		t.deepEqual(resolvePlain(text), meaning);
	});
}

test('keys become text as sigs.k8s.io/yaml writes them', (t) => {
	const texts = ['on', '0x10', '9223372036854775807', '1.5', '1e6', '0.00001', '123456789.0', '.inf'];
	t.deepEqual(
		texts.map((text) => keyText(resolvePlain(text))),
		['true', '16', '9223372036854775807', '1.5', '1e+06', '1e-05', '1.2345679e+08', '.inf'],
	);
	t.is(keyText(resolvePlain('~')), undefined);
	t.is(keyText(resolvePlain('18446744073709551615')), undefined);
});
