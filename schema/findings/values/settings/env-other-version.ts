import { lineOf } from '../../../kong/release.ts';
import { readersText } from '../../../kong/settings.ts';
import { defineFinding } from '../../define.ts';
import { givenKeys } from './env-keys.ts';

export const finding = defineFinding({
	code: 'env-other-version',
	severity: 'warning',
	text: 'env.{key}: Kong {version} has no such setting and ignores it; {readers} it. Remove it, or use such an image.',
	doc: {
		what: 'A setting that the version of the image does not have.',
		why: 'Kong ignores variables that it does not know, so nothing says that the setting is without effect.',
		fix: 'Remove the setting, or use a version that has it: [kong-versions.md](kong-versions.md).',
		source: '<https://developer.konghq.com/gateway/configuration/>',
	},
	restsOn: ['image'],
	toolkitOnly: true,
	find: ({ values: { env }, kong }, found) =>
		givenKeys(env).flatMap((key) => {
			const readers = readersText(key.toLowerCase(), kong);
			return readers === null
				? []
				: found(['env', key], { key, version: lineOf(kong.release), readers }, ['image.tag']);
		}),
	samples: [
		{
			values: { env: { incremental_sync: true, log_level: 'info' } },
			texts: [
				'env.incremental_sync: Kong 3.9 has no such setting and ignores it; Kong 3.10 and later read it. Remove it, or use such an image.',
			],
		},
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.11.0.2' },
				env: { license_path: '/l', WASM: true },
			},
			texts: [
				'env.WASM: Kong 3.11 has no such setting and ignores it; Kong up to 3.10 reads it. Remove it, or use such an image.',
			],
		},
	],
	neighbours: [
		{ values: { env: { incremental_sync: null } } },
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.14' },
				env: {
					license_path: '/etc/secrets/l/license.json',
					untrusted_lua: 'lax',
					tls_certificate_verify: true,
					via_header_comply_rfc: true,
					incremental_sync: true,
					lua_gc_tuning: 'x',
				},
			},
		},
		{ values: { image: { tag: 'latest' }, env: { incremental_sync: true } } },
	],
});
