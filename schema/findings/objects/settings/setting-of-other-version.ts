import { defineFinding } from '../../define.ts';
import { behindMetallb, kong, local, service } from '../../sample-objects.ts';

const circumstances = behindMetallb;

export const finding = defineFinding({
	code: 'setting-of-other-version',
	severity: 'warning',
	text: 'Kong {version} has no setting {variable} and ignores it; {readers} it. Remove it, or use such an image.',
	doc: {
		what: 'A setting that the version of the image does not have.',
		why: 'Kong ignores variables that it does not know, so nothing says that the setting is without effect.',
		fix: 'Remove the setting, or use a version that has it: [kong-versions.md](kong-versions.md).',
		source: '<https://developer.konghq.com/gateway/configuration/>',
	},
	samples: [
		{
			objects: [service({ spec: local }), kong({ env: { KONG_TLS_CERTIFICATE_VERIFY: 'on' } })],
			circumstances,
			texts: [
				'Kong 3.9 has no setting KONG_TLS_CERTIFICATE_VERIFY and ignores it; Kong 3.13 and later read it. Remove it, or use such an image.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ image: 'kong/kong-gateway:3.12.0.11', env: { KONG_WASM: 'on', KONG_LICENSE_PATH: '/l' } }),
			],
			circumstances,
			texts: [
				'Kong 3.12 has no setting KONG_WASM and ignores it; Kong up to 3.10 reads it. Remove it, or use such an image.',
			],
		},
	],
	neighbours: [
		{ objects: [service({ spec: local }), kong({ env: { KONG_WASM: 'on' } })], circumstances },
		{
			objects: [
				service({ spec: local }),
				kong({
					image: 'kong/kong-gateway:3.14',
					env: { KONG_LICENSE_PATH: '/l', KONG_TLS_CERTIFICATE_VERIFY: 'on', KONG_LUA_GC_TUNING: 'x' },
				}),
			],
			circumstances,
		},
		{
			objects: [
				service({ spec: local }),
				kong({ image: 'acme/gateway:7', env: { KONG_TLS_CERTIFICATE_VERIFY: 'on' } }),
			],
			circumstances,
		},
	],
});
