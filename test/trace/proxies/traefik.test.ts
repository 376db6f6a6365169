// Traefik as a hop, against what it did: settings and request of each record, and what reached the upstream.
import test from 'ava';
import { throughStream } from '../../../schema/trace/proxies/stream.ts';
import { type Traefik, throughTraefik } from '../../../schema/trace/proxies/traefik.ts';
import { compared, type Recorded, recordsOf, trafficOf } from './recorded.ts';

const records = recordsOf('traefik').filter(({ settings }) => settings.router !== 'tcp');

interface Given {
	readonly forwardedHeaders?: {
		readonly trustedIPs?: readonly string[];
		readonly insecure?: boolean;
		readonly notAppendXForwardedFor?: boolean;
	};
	readonly proxyProtocol?: { readonly trustedIPs?: readonly string[]; readonly insecure?: boolean };
	readonly middleware?: string;
	readonly passHostHeader?: boolean;
	readonly 'http.aliasHeadersStrategy'?: Traefik['aliases'];
}

function settingsOf({ settings, version }: Recorded): Traefik {
	const { forwardedHeaders = {}, proxyProtocol = {}, ...others }: Given = settings;
	return {
		believesAll: forwardedHeaders.insecure === true,
		trusted: forwardedHeaders.trustedIPs ?? [],
		appends: forwardedHeaders.notAppendXForwardedFor !== true,
		proxyOfAll: proxyProtocol.insecure === true,
		proxyTrusted: proxyProtocol.trustedIPs ?? [],
		aliases: others['http.aliasHeadersStrategy'] ?? 'keep',
		...(others.middleware ? { stripped: '/api' } : {}),
		...(others.passHostHeader === false ? { host: '127.0.0.1:19000' } : {}),
		...(version ? { version } : {}),
	};
}

test('what reaches the upstream is what reached it', (t) => {
	t.true(records.length >= 220);
	for (const record of records) {
		const { got, recorded } = compared(record, throughTraefik(settingsOf(record), trafficOf(record)));
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});

test('a TCP router hands on the connection, with its peer or whom a believed PROXY header names', (t) => {
	for (const record of recordsOf('traefik').filter(({ settings }) => settings.router === 'tcp')) {
		const { settings } = record;
		const version = Object.entries(settings).find(([name]) => /roxyProtocol( out)?$/.test(name))?.[1];
		const number = typeof version === 'number' ? version : (version as { version: number }).version;
		const believes = settings['proxyProtocol in'] ? ['10.9.0.10'] : [];
		const sent = throughStream(
			{ readsProxy: false, believes, sends: number === 1 ? 1 : 2 },
			trafficOf(record),
		);
		const { got, recorded } = compared(record, sent);
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});
