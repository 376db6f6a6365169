import { hints } from '../../../hints/texts.ts';
import { lineOf } from '../../../kong/release.ts';
import { wordSince } from '../../../kong/words.ts';
import { nearest } from '../../../text/nearest.ts';
import { defineFinding } from '../../define.ts';
import { variableOf } from './env-keys.ts';
import { wordsFor } from './kong-settings.ts';

export const finding = defineFinding({
	code: 'env-value',
	severity: 'warning',
	text: 'env.{key}: {value} is not a value that {kong} accepts there, so Kong would not start. Use one of {allowed}{later}.',
	doc: {
		what: 'A setting of Kong that accepts only a few values has another one, such as `role: data-plane`.',
		why: 'Kong checks such settings when it starts, and stops.',
		fix: 'Use one of the values that the message lists.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/constants.lua>',
	},
	alone: 'always',
	toolkitOnly: true,
	find: ({ values: { env }, kong }, found) =>
		Object.entries(env).flatMap(([key, value]) => {
			if (typeof value !== 'string') return [];
			const words = wordsFor(key, kong);
			if (!words || words.includes(value)) return [];
			const since = wordSince(variableOf(key), value);
			const args = {
				key,
				value: JSON.stringify(value),
				kong: kong.isKnown ? `Kong ${lineOf(kong.release)}` : 'any version of Kong',
				allowed: words.join(', '),
				later: since ? `; ${value} is of Kong ${lineOf(since)} and later` : '',
			};
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
				'env.log_level: "warning" is not a value that Kong 3.9 accepts there, so Kong would not start. Use one of debug, info, notice, warn, error, crit, alert, emerg.',
			],
		},
		{
			values: { env: { role: 'data-plane' } },
			texts: [
				'env.role: "data-plane" is not a value that Kong 3.9 accepts there, so Kong would not start. Use one of data_plane, control_plane, traditional.',
			],
		},
		{
			values: { env: { untrusted_lua: 'lax' } },
			texts: [
				'env.untrusted_lua: "lax" is not a value that Kong 3.9 accepts there, so Kong would not start. Use one of on, off, sandbox; lax is of Kong 3.14 and later.',
			],
		},
		{
			values: { image: { digest: `sha256:${'0'.repeat(64)}` }, env: { untrusted_lua: 'laxly' } },
			texts: [
				'env.untrusted_lua: "laxly" is not a value that any version of Kong accepts there, so Kong would not start. Use one of on, off, sandbox, lax, strict.',
			],
		},
		{
			values: { env: { cluster_mtls: 'pki_check_cn' } },
			texts: [
				'env.cluster_mtls: "pki_check_cn" is not a value that Kong 3.9 accepts there, so Kong would not start. Use one of shared, pki.',
			],
		},
	],
	neighbours: [
		{ values: { env: { log_level: 'warn' } } },
		{ values: { env: { untrusted_lua: true, router_flavor: { valueFrom: {} } } } },
		{ values: { image: { digest: `sha256:${'0'.repeat(64)}` }, env: { untrusted_lua: 'lax' } } },
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.14.0.2-ubuntu' },
				env: { untrusted_lua: 'lax', license_path: '/l' },
			},
		},
		// Its words differ between editions.
		{
			values: {
				image: { repository: 'kong/kong-gateway', tag: '3.9' },
				env: { cluster_mtls: 'pki_check_cn' },
			},
		},
	],
});
