import { hints } from '../../../hints/texts.ts';
import { nearest } from '../../../text/nearest.ts';
import { defineFinding } from '../../define.ts';
import { kongSetting } from './kong-settings.ts';

export const finding = defineFinding({
	code: 'env-value',
	severity: 'warning',
	text: 'env.{key}: {value} is not a value that Kong accepts there, so Kong would not start. Use one of {allowed}.',
	doc: {
		what: 'A setting of Kong that accepts only a few values has another one, such as `role: data-plane`.',
		why: 'Kong checks such settings when it starts, and stops.',
		fix: 'Use one of the values that the message lists.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/constants.lua>',
	},
	alone: 'always',
	toolkitOnly: true,
	find: ({ values: { env } }, found) =>
		Object.entries(env).flatMap(([key, value]) => {
			if (typeof value !== 'string') return [];
			const { words } = kongSetting(key);
			if (!words || words.includes(value)) return [];
			const args = { key, value: JSON.stringify(value), allowed: words.join(', ') };
			return found(['env', key], args, [], { value, allowed: words });
		}),
	hint({ subject }) {
		const meant = nearest(String(subject?.value), subject?.allowed ?? []);
		return meant && hints.nearest([meant]);
	},
	samples: [
		{
			values: { env: { log_level: 'warning' } },
			texts: [
				'env.log_level: "warning" is not a value that Kong accepts there, so Kong would not start. Use one of debug, info, notice, warn, error, crit, alert, emerg.',
			],
		},
		{
			values: { env: { role: 'data-plane' } },
			texts: [
				'env.role: "data-plane" is not a value that Kong accepts there, so Kong would not start. Use one of data_plane, control_plane, traditional.',
			],
		},
	],
	neighbours: [
		{ values: { env: { log_level: 'warn' } } },
		{ values: { env: { untrusted_lua: true, router_flavor: { valueFrom: {} } } } },
		// Its words differ between editions.
		{ values: { env: { cluster_mtls: 'pki_check_cn' } } },
	],
});
