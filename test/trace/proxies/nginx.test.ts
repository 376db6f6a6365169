// nginx as a hop, with directives of its own and with those of two controllers, against what it did.
import test from 'ava';
import { type Nginx, throughNginx, USUAL_SNIPPET } from '../../../schema/trace/proxies/nginx.ts';
import {
	nginxGatewayFabricSettings,
	type RewriteClientIp,
} from '../../../schema/trace/proxies/nginx-gateway-fabric.ts';
import { nginxIngressSettings } from '../../../schema/trace/proxies/nginx-ingress.ts';
import { throughStream } from '../../../schema/trace/proxies/stream.ts';
import { compared, type Recorded, recordsOf, trafficOf } from './recorded.ts';

const UPSTREAM = '127.0.0.1:19000';

function setHeaders(text: string): Nginx['set'] {
	if (text === '') return [];
	if (text === 'usual snippet' || text.startsWith('Host')) return USUAL_SNIPPET;
	const [name = '', value = ''] = text.split(' ');
	return [[name, value]];
}

function plainSettings({ settings }: Recorded): Nginx {
	const from = settings.set_real_ip_from;
	const header = String(settings.real_ip_header);
	return {
		readsProxy: settings.listen === 'proxy_protocol',
		...(from
			? { realIp: { from: [String(from)], header, recursive: settings.real_ip_recursive === 'on' } }
			: {}),
		set: setHeaders(String(settings.proxy_set_header ?? '')),
		keepsUnderscores: false,
		host: UPSTREAM,
	};
}

function settingsOf(record: Recorded): Nginx {
	const { as, settings } = record;
	if (as === 'nginx-gateway-fabric')
		return nginxGatewayFabricSettings(settings['NginxProxy.rewriteClientIP'] as RewriteClientIp | null);
	if (as === 'nginx-ingress')
		return nginxIngressSettings(settings.configMap as { readonly [key: string]: string });
	return plainSettings(record);
}

test('what reaches the upstream is what reached it', (t) => {
	const records = recordsOf('nginx').filter(({ settings }) => settings.stream === undefined);
	t.true(records.length >= 125);
	for (const record of records) {
		const { got, recorded } = compared(record, throughNginx(settingsOf(record), trafficOf(record)));
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});

test('a stream hands on the connection, with its peer unless it believes whom that names', (t) => {
	for (const record of recordsOf('nginx').filter(({ settings }) => settings.stream !== undefined)) {
		const text = String(record.settings.stream);
		const sent = throughStream(
			{
				readsProxy: text.includes('listen proxy_protocol'),
				believes: text.includes('set_real_ip_from') ? ['10.9.0.10'] : [],
				sends: text.includes('proxy_protocol on') ? 1 : null,
			},
			trafficOf(record),
		);
		const { got, recorded } = compared(record, sent);
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});
