// Laws about settings, addresses and whole paths, tried on random ones.

import test from 'ava';
import fc from 'fast-check';
import {
	checkSettings,
	formatAddress,
	judgeAddress,
	parseListen,
	parseNginxAddress,
	readGateway,
	trace,
} from '../../schema/trace/index.ts';
import { arrive, DESTINATION, headers, holds, ip, ipv4 } from './random.ts';

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
