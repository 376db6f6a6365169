import { defineFinding } from '../../define.ts';
import { behindMetallb, kong, local, service } from '../../sample-objects.ts';

const limits = (plugin: string, config: object, kind = 'KongPlugin') => ({
	apiVersion: 'configuration.konghq.com/v1',
	kind,
	metadata: { name: 'limits' },
	plugin,
	config: { minute: 60, policy: 'local', ...config },
});
const gateway = [kong(), service({ spec: local })];
const circumstances = behindMetallb;

export const finding = defineFinding({
	code: 'limit-by-forwarded-for',
	severity: 'warning',
	text: '{plugin} counts requests by the text of {header}, whoever wrote it, and not by the address that Kong believes. A client that writes a new text into each request is never limited where a proxy appends to it, as most do. Set {setting}: ip.',
	doc: {
		what: 'A plugin that limits requests counts by the header X-Forwarded-For.',
		why: 'It takes the whole text of the header, as it arrived. `KONG_TRUSTED_IPS` does not count there, and most proxies leave in it what the client wrote.',
		fix: 'Let it count by `ip`: that is the address that Kong believes.',
		source:
			'<https://github.com/Kong/kong/blob/3.9.3/kong/plugins/rate-limiting/handler.lua> (`get_identifier`), <https://developer.konghq.com/plugins/rate-limiting-advanced/reference/>',
	},
	samples: [
		{
			objects: [...gateway, limits('rate-limiting', { limit_by: 'header', header_name: 'X-Forwarded-For' })],
			circumstances,
			texts: [
				'KongPlugin/limits counts requests by the text of X-Forwarded-For, whoever wrote it, and not by the address that Kong believes. A client that writes a new text into each request is never limited where a proxy appends to it, as most do. Set config.limit_by: ip.',
			],
		},
		{
			objects: [
				...gateway,
				limits(
					'rate-limiting-advanced',
					{ identifier: 'header', header_name: 'x-forwarded-for' },
					'KongClusterPlugin',
				),
			],
			circumstances,
			texts: [
				'KongClusterPlugin/limits counts requests by the text of x-forwarded-for, whoever wrote it, and not by the address that Kong believes. A client that writes a new text into each request is never limited where a proxy appends to it, as most do. Set config.identifier: ip.',
			],
		},
	],
	neighbours: [
		{ objects: [...gateway, limits('rate-limiting', { limit_by: 'ip' })], circumstances },
		{
			objects: [...gateway, limits('rate-limiting', { limit_by: 'header', header_name: 'X-Tenant' })],
			circumstances,
		},
		{
			// The name of a header that is not counted by.
			objects: [
				...gateway,
				limits('rate-limiting', { limit_by: 'consumer', header_name: 'X-Forwarded-For' }),
			],
			circumstances,
		},
		{
			objects: [
				...gateway,
				limits('request-transformer', { limit_by: 'header', header_name: 'X-Forwarded-For' }),
			],
			circumstances,
		},
	],
});
