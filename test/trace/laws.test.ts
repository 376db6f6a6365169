// Laws that hold for any request and any settings, tried on random ones.

import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import {
	arriveAtGateway,
	checkSettings,
	formatAddress,
	type GatewayView,
	type Header,
	judgeAddress,
	type KongEnv,
	parseForwardedEntry,
	parseListen,
	parseNginxAddress,
	readGateway,
	type Traffic,
	trace,
} from '../../schema/trace/index.ts';

const DESTINATION = '10.244.0.10:8000';
const TRUST_ALL = { KONG_TRUSTED_IPS: '0.0.0.0/0,::/0' };

// 255.255.255.255 is the one address that nginx cannot read.
const ipv4 = fc.ipV4().filter((ip) => ip !== '255.255.255.255');
const ipv6 = fc.ipV6().filter((ip) => parseNginxAddress(ip) !== null);
const ip = fc.oneof(ipv4, ipv6);
const port = fc.integer({ min: 1, max: 65535 });
const entry = fc.oneof(
	ip,
	fc.tuple(ipv4, port).map(([address, number]) => `${address}:${number}`),
	fc.tuple(ipv6, port).map(([address, number]) => `[${address}]:${number}`),
);
const garbage = fc.constantFrom(
	'unknown',
	'_hidden',
	'[2001:db8::1]',
	'1.2.3',
	'1.2.3.4:abc',
	'256.1.1.1',
	'-',
);
const separator = fc.constantFrom(',', ', ', ' ', ' , ', ',,');
const list = fc
	.tuple(fc.array(fc.oneof(entry, garbage), { minLength: 1, maxLength: 6 }), separator)
	.map(([entries, between]) => entries.join(between));
const headerName = fc.constantFrom(
	'X-Forwarded-For',
	'x-forwarded-for',
	'X-Real-IP',
	'X_Forwarded_For',
	'Forwarded',
	'CF-Connecting-IP',
	'X-Forwarded-Proto',
	'x_forwarded_proto',
);
const headers = fc.array(fc.tuple(headerName, list), { maxLength: 5 });
const realIp = fc.record({
	KONG_REAL_IP_HEADER: fc.constantFrom('X-Forwarded-For', 'x-forwarded-for', 'X-Real-IP', 'CF-Connecting-IP'),
	KONG_REAL_IP_RECURSIVE: fc.constantFrom('on', 'off'),
});

function arrive(env: KongEnv, traffic: Partial<Traffic>): GatewayView {
	const { headers: lines = [], ...rest } = traffic;
	return arriveAtGateway(readGateway({ KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000', ...env }), {
		source: '10.0.0.5',
		destination: rest.source?.includes(':') ? '[fd00:244::10]:8000' : DESTINATION,
		tls: false,
		proxyHeaders: [],
		...rest,
		headers: [['Host', 'demo.example'], ...lines],
	});
}

function holds<Values>(t: ExecutionContext, property: fc.IProperty<Values>): void {
	const result = fc.check(property);
	t.false(result.failed, fc.defaultReportMessage(result));
}

const text = (entryText: string): string => formatAddress(parseForwardedEntry(entryText) ?? []);

test('the headers of an untrusted peer never change the client', (t) => {
	holds(
		t,
		fc.property(ipv4, headers, realIp, (source, lines, env) => {
			fc.pre(!source.startsWith('192.168.'));
			const { answered } = arrive({ ...env, KONG_TRUSTED_IPS: '192.168.0.0/16' }, { source, headers: lines });
			return answered?.clientIp === source && !answered.trusted;
		}),
	);
});

test('with nobody but the peer trusted, recursion ends at the last entry', (t) => {
	holds(
		t,
		fc.property(
			fc.array(entry, { minLength: 1, maxLength: 6 }),
			fc.constantFrom('on', 'off'),
			(entries, recursive) => {
				const last = entries.at(-1) ?? '';
				fc.pre(!['10.0.0.5', '::ffff:10.0.0.5'].includes(text(last)));
				const env = { KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_TRUSTED_IPS: '10.0.0.5' };
				const lines: Header[] = [['X-Forwarded-For', entries.join(', ')]];
				const { answered } = arrive({ ...env, KONG_REAL_IP_RECURSIVE: recursive }, { headers: lines });
				return answered?.clientIp === text(last);
			},
		),
	);
});

test('with everyone trusted, recursion ends at the leftmost entry before garbage, over all lines', (t) => {
	const lines = fc.array(fc.array(fc.oneof({ weight: 5, arbitrary: entry }, garbage), { minLength: 1 }), {
		minLength: 1,
	});
	holds(
		t,
		fc.property(lines, (entries) => {
			const all = entries.flat();
			const lastGarbage = all.findLastIndex((one) => parseForwardedEntry(one) === null);
			const expected = all[lastGarbage + 1] ?? '10.0.0.5';
			const env = { ...TRUST_ALL, KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_REAL_IP_RECURSIVE: 'on' };
			const sent = entries.map((line): Header => ['X-Forwarded-For', line.join(', ')]);
			return arrive(env, { headers: sent }).answered?.clientIp === text(expected);
		}),
	);
});

test('the client is the peer or an address that the request names', (t) => {
	holds(
		t,
		fc.property(ip, headers, realIp, (source, lines, env) => {
			const { answered } = arrive({ ...TRUST_ALL, ...env }, { source, headers: lines });
			const named = lines.flatMap(([, value]) => value.split(/[ ,]+/)).map((word) => text(word));
			return answered !== undefined && [text(source), ...named].includes(answered.clientIp);
		}),
	);
});

const proxyHeader = fc
	.tuple(fc.constantFrom(1 as const, 2 as const), fc.oneof(ipv4, ipv6), port, fc.constantFrom(0, 4, 84, 900))
	.map(([version, source, number, tlvBytes]) => ({
		version,
		command: 'PROXY' as const,
		family: source.includes(':') ? ('TCP6' as const) : ('TCP4' as const),
		source: source.includes(':') ? `[${source}]:${number}` : `${source}:${number}`,
		destination: source.includes(':') ? '[fd00::1]:80' : '192.0.2.1:80',
		...(version === 2 && tlvBytes > 0 ? { tlvBytes } : {}),
	}));

test('a PROXY header to an unflagged listener is never answered by the route', (t) => {
	holds(
		t,
		fc.property(proxyHeader, headers, realIp, fc.boolean(), (header, lines, env, tls) => {
			const view = arrive({ ...TRUST_ALL, ...env }, { proxyHeaders: [header], headers: lines, tls });
			return view.outcome === 'badRequest' && view.answered === undefined;
		}),
	);
});

test('without a PROXY header a flagged listener never answers', (t) => {
	holds(
		t,
		fc.property(headers, fc.boolean(), (lines, tls) => {
			const env = { ...TRUST_ALL, KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol' };
			return ['closed', 'reset'].includes(arrive(env, { headers: lines, tls }).outcome);
		}),
	);
});

test('a PROXY header is believed from a trusted peer only, whatever the headers say', (t) => {
	holds(
		t,
		fc.property(proxyHeader, ipv4, headers, (header, source, lines) => {
			const env = {
				KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol',
				KONG_REAL_IP_HEADER: 'proxy_protocol',
				KONG_TRUSTED_IPS: '10.0.0.0/8',
			};
			const { answered } = arrive(env, { source, proxyHeaders: [header], headers: lines });
			const expected = source.startsWith('10.') ? text(header.source) : source;
			return answered?.clientIp === expected;
		}),
	);
});

test('no headers and no settings make the simulator throw', (t) => {
	const anyText = fc.string({ unit: 'binary', maxLength: 40 });
	holds(
		t,
		fc.property(fc.array(fc.tuple(anyText, anyText)), anyText, anyText, (lines, listen, trusted) => {
			const env = {
				KONG_PROXY_LISTEN: listen,
				KONG_TRUSTED_IPS: trusted,
				KONG_REAL_IP_HEADER: listen,
				KONG_PORT_MAPS: trusted,
			};
			const check = checkSettings(env);
			const view = arrive({ KONG_TRUSTED_IPS: '10.0.0.0/8' }, { headers: lines });
			return check.accepted === (check.problems.length === 0) && view.outcome !== 'refused';
		}),
	);
});

test('flags in any order read the same', (t) => {
	const flags = [
		'ssl',
		'http2',
		'proxy_protocol',
		'reuseport',
		'backlog=16384',
		'ipv6only=on',
		'so_keepalive=30m::10',
	];
	holds(
		t,
		fc.property(fc.shuffledSubarray(flags), fc.nat(7), (some, at) => {
			const words = some.toSpliced(Math.min(at, some.length), 0, '0.0.0.0:8000');
			const read = parseListen(words.join(' '), 'KONG_PROXY_LISTEN', 'http').entries[0];
			return read?.host === '0.0.0.0' && [...read.flags].sort().join() === [...some].sort().join();
		}),
	);
});

test('addresses survive being written and read, and the URL parser sees the same address', (t) => {
	const asUrl = (address: string): string =>
		new URL(`http://${address.includes(':') ? `[${address}]` : address}/`).hostname;
	holds(
		t,
		fc.property(ip, (address) => {
			const written = formatAddress(parseNginxAddress(address) ?? []);
			return asUrl(written) === asUrl(address) && formatAddress(parseNginxAddress(written) ?? []) === written;
		}),
	);
});

test('pass-through with Local keeps every client, and Cluster shows the node to all', (t) => {
	const gateway = readGateway({ KONG_PROXY_LISTEN: '0.0.0.0:8000' });
	const path = { gateway, destination: DESTINATION, loadBalancer: { kind: 'passThrough' } } as const;
	holds(
		t,
		fc.property(ipv4, headers, (source, lines) => {
			const request = { source, tls: false, headers: [['Host', 'demo.example'] as const, ...lines] };
			const local = trace({ ...path, node: { policy: 'Local' } }, request);
			const cluster = trace({ ...path, node: { policy: 'Cluster', address: '192.0.2.9' } }, request);
			return judgeAddress(local, source).preserved && judgeAddress(cluster, source).believed === '192.0.2.9';
		}),
	);
});
