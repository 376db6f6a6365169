import { defineFinding } from '../../define.ts';
import { variableOf } from './env-keys.ts';
import { meantBy } from './kong-settings.ts';

export const finding = defineFinding({
	code: 'env-misspelt',
	severity: 'warning',
	text: 'env.{key} becomes {variable}, which Kong has no setting for and ignores. Write env.{meant}.',
	doc: {
		what: 'A key of `env` is like the name of a setting of Kong and is none, such as `logLevel` for `log_level`.',
		why: 'Kong ignores variables that it does not know, so the setting keeps its default. Keys that are like none pass: plugins may read them.',
		fix: 'Write the name as kong.conf has it.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: 'always',
	toolkitOnly: true,
	blamesKey: true,
	find: ({ values: { env } }, found) =>
		Object.keys(env).flatMap((key) => {
			if (env[key] === null) return [];
			const meant = meantBy(key);
			// Where both are there, nobody meant one by the other.
			if (meant === undefined || Object.keys(env).some((other) => variableOf(other) === meant)) return [];
			const name = meant.slice('KONG_'.length).toLowerCase();
			return found(['env', key], { key, variable: variableOf(key), meant: name });
		}),
	samples: [
		{
			values: { env: { logLevel: 'info' } },
			texts: [
				'env.logLevel becomes KONG_LOGLEVEL, which Kong has no setting for and ignores. Write env.log_level.',
			],
		},
		{
			values: { env: { lua_ssl_verify_depths: 2 } },
			texts: [
				'env.lua_ssl_verify_depths becomes KONG_LUA_SSL_VERIFY_DEPTHS, which Kong has no setting for and ignores. Write env.lua_ssl_verify_depth.',
			],
		},
	],
	neighbours: [
		{ values: { env: { log_level: 'info' } } },
		{ values: { env: { loglevel: null } } },
		{ values: { env: { log_level: 'info', loglevel: 'x' } } },
		// Settings that Kong hands on to nginx, and what a plugin may read.
		{ values: { env: { upstream_keepalive_pool_size: 1, nginx_http_zz: 'a', my_plugin_key: 'a' } } },
	],
});
