// Caddy as a hop, against what it did: settings and request of each record, and what reached the upstream.
import test from 'ava';
import { type Caddy, throughCaddy } from '../../../schema/trace/proxies/caddy.ts';
import { compared, type Recorded, recordsOf, trafficOf } from './recorded.ts';

const PRIVATE = ['192.168.0.0/16', '172.16.0.0/12', '10.0.0.0/8', '127.0.0.1/8', 'fd00::/8', '::1'];
const UP: { readonly [directive: string]: Caddy['up'] } = {
	'X-Forwarded-For {remote_host}': [{ name: 'X-Forwarded-For', value: 'remote_host' }],
	'X-Real-IP {client_ip}': [{ name: 'X-Real-IP', value: 'client_ip' }],
};

function proxyProtocol(wrapper: string): NonNullable<Caddy['proxyProtocol']> {
	const [, policy = 'ignore'] = /fallback_policy (\w+)/.exec(wrapper) ?? [];
	return { allow: ['10.9.0.10/32'], fallback: policy as 'ignore' };
}

function settingsOf({ settings, version }: Recorded): Caddy {
	const text = (name: string): string => String(settings[name] ?? '');
	const ranges = text('servers.trusted_proxies').replace('static ', '');
	const wrapper = text('listener_wrappers');
	return {
		trusted: ranges === 'private_ranges' ? PRIVATE : ranges === '' ? [] : [ranges],
		trustedByDirective: [text('reverse_proxy.trusted_proxies')].filter((one) => one !== ''),
		strict: [settings['servers.trusted_proxies_strict'], settings.trusted_proxies_strict].includes(true),
		clientHeaders: [text('servers.client_ip_headers') || 'X-Forwarded-For'],
		...(wrapper ? { proxyProtocol: proxyProtocol(wrapper) } : {}),
		up: UP[text('reverse_proxy.header_up')] ?? [],
		sends: settings['reverse_proxy.transport http'] ? 2 : null,
		dropsUnderscores: version === '2.11.7',
	};
}

test('what reaches the upstream is what reached it', (t) => {
	const records = recordsOf('caddy');
	t.true(records.length >= 200);
	for (const record of records) {
		const { got, recorded } = compared(record, throughCaddy(settingsOf(record), trafficOf(record)));
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});
