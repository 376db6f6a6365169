// HAProxy as a hop, with directives of its own and with those of its two controllers, against what it did.
import test from 'ava';
import { type HAProxy, type HAProxyRule, throughHAProxy } from '../../../schema/trace/proxies/haproxy.ts';
import { haproxyIngressSettings } from '../../../schema/trace/proxies/haproxy-ingress.ts';
import { haproxyTechnologiesSettings } from '../../../schema/trace/proxies/haproxy-technologies.ts';
import { throughStream } from '../../../schema/trace/proxies/stream.ts';
import type { Traffic } from '../../../schema/trace/traffic.ts';
import { compared, type Recorded, recordsOf, trafficOf } from './recorded.ts';

/** The directives of the records, as our settings. */
const RULES: { readonly [directive: string]: Partial<HAProxy> } = {
	'add-header X-Forwarded-For %[src]': { rules: [{ name: 'X-Forwarded-For', does: 'add', value: 'src' }] },
	'set-header X-Forwarded-For %[src]': { rules: [{ name: 'X-Forwarded-For', does: 'set', value: 'src' }] },
	'set-header X-Real-IP %[src]': { rules: [{ name: 'X-Real-IP', does: 'set', value: 'src' }] },
	'del-header X-Forwarded-For': { rules: [{ name: 'X-Forwarded-For', does: 'delete' }] },
	'set-src hdr_ip(X-Forwarded-For,-1) if { src 10.9.0.10 }': {
		client: { header: 'X-Forwarded-For', of: ['10.9.0.10'] },
	},
	'set-header X-Forwarded-Proto https if { ssl_fc }; set-header X-Forwarded-Port %[dst_port]': {
		rules: [
			{ name: 'X-Forwarded-Proto', does: 'set', value: { text: 'https' }, onlyTls: true },
			{ name: 'X-Forwarded-Port', does: 'set', value: 'dst_port' },
		] satisfies HAProxyRule[],
	},
};

function forwardFor(option: unknown): NonNullable<HAProxy['forwardFor']> {
	const text = String(option);
	const [, except] = /^except (\S+)$/.exec(text) ?? [];
	const [, header = 'X-Forwarded-For'] = /^header (\S+)$/.exec(text) ?? [];
	return { header, except: except ? [except] : [], ifNone: text === 'if-none' };
}

function plainSettings({ settings }: Recorded): HAProxy {
	const names = settings['option http-restrict-req-hdr-names'];
	const forwarded = settings['option forwarded'];
	return {
		proxyOf:
			settings.bind === 'accept-proxy'
				? 'everybody'
				: settings['tcp-request connection']
					? ['10.9.0.10']
					: 'nobody',
		rules: [],
		...(settings['option forwardfor'] ? { forwardFor: forwardFor(settings['option forwardfor']) } : {}),
		oddNames: names === 'delete' || names === 'reject' ? names : 'preserve',
		sends: settings.server === 'send-proxy' ? 1 : settings.server === 'send-proxy-v2' ? 2 : null,
		...(forwarded
			? {
					forwarded: /default/.test(String(forwarded))
						? ['proto', 'for']
						: ['proto', 'host', 'by', 'by_port', 'for', 'for_port'],
				}
			: {}),
		...RULES[String(settings['http-request'])],
	};
}

function controllerSettings({ as, settings }: Recorded): HAProxy {
	const data = settings.configMap as { readonly [key: string]: string };
	if (as === 'kubernetes-ingress') return haproxyTechnologiesSettings(data);
	const version = settings['annotation proxy-protocol'];
	return haproxyIngressSettings(data, version === 'v1' ? 1 : version === 'v2' ? 2 : null);
}

/** The frontend of the records listened on another port than the others; of one record the client's port is known. */
const arrivesAt = (record: Recorded): Traffic => ({
	...trafficOf(record),
	destination: '10.9.0.1:18080',
	sourcePort: 57351,
});

const isStream = ({ settings }: Recorded): boolean => settings.mode === 'tcp';

test('what reaches the upstream is what reached it', (t) => {
	const records = recordsOf('haproxy').filter((one) => !isStream(one));
	t.true(records.length >= 100);
	for (const record of records) {
		const { got, recorded } = compared(record, throughHAProxy(plainSettings(record), arrivesAt(record)));
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});

test('in mode tcp it hands on the connection, with its peer or whom that names', (t) => {
	for (const record of recordsOf('haproxy').filter(isStream)) {
		const reads = record.settings.bind === 'accept-proxy';
		const sends = record.settings.server === 'send-proxy' ? 1 : 2;
		const sent = throughStream({ readsProxy: reads, believes: 'everybody', sends }, trafficOf(record));
		const { got, recorded } = compared(record, sent);
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});

test('so does what its controllers make of a ConfigMap', (t) => {
	const records = recordsOf('haproxy-ingress');
	t.true(records.length >= 90);
	for (const record of records) {
		const sent = throughHAProxy(controllerSettings(record), trafficOf(record));
		const { got, recorded } = compared(record, sent);
		t.deepEqual(got, recorded, `record ${record.id}`);
	}
});
