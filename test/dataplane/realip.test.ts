// The simulator against nginx itself: the same requests, sent straight to servers with the realip module.

import test from 'ava';
import fc from 'fast-check';
import { arriveAtGateway, type Header, type ProxyHeader, readGateway } from '../../schema/trace/index.ts';
import { type Answer, send } from './send.ts';
import { type Servers, startServers } from './servers.ts';

const TRUSTED = ['127.0.0.0/28', '10.0.0.0/8', 'fd00::/8'];
const SETTINGS = {
	lastEntry: { listen: '127.0.0.1:PORT', trusted: TRUSTED, header: 'X-Forwarded-For', recursive: false },
	list: { listen: '127.0.0.1:PORT', trusted: TRUSTED, header: 'X-Forwarded-For', recursive: true },
	everyone: {
		listen: '127.0.0.1:PORT',
		trusted: ['0.0.0.0/0', '::/0'],
		header: 'X-Forwarded-For',
		recursive: true,
	},
	otherCase: { listen: '127.0.0.1:PORT', trusted: TRUSTED, header: 'x-forwarded-for', recursive: true },
	realIp: { listen: '127.0.0.1:PORT', trusted: TRUSTED, header: 'X-Real-IP', recursive: false },
	underscores: { listen: '127.0.0.1:PORT', trusted: TRUSTED, header: 'X_Forwarded_For', recursive: true },
	bothFamilies: {
		listen: '[::]:PORT ipv6only=off',
		trusted: TRUSTED,
		header: 'X-Forwarded-For',
		recursive: true,
	},
	mappedRange: {
		listen: '[::]:PORT ipv6only=off',
		trusted: ['::ffff:127.0.0.0/104'],
		header: 'X-Forwarded-For',
		recursive: true,
	},
	proxy: {
		listen: '127.0.0.1:PORT proxy_protocol',
		trusted: TRUSTED,
		header: 'proxy_protocol',
		recursive: false,
	},
	proxyIgnored: {
		listen: '127.0.0.1:PORT proxy_protocol',
		trusted: TRUSTED,
		header: 'X-Real-IP',
		recursive: false,
	},
} as const;
type Name = keyof typeof SETTINGS;

let servers: Servers<Name>;
test.before(async () => {
	servers = await startServers(SETTINGS);
});
test.after.always(() => servers?.stop());

const SOURCES = ['127.0.0.1', '127.0.0.5', '127.0.0.77', '127.200.0.9'] as const;
const entry = fc.oneof(
	fc.constantFrom(
		'10.0.0.5',
		'10.9.9.9:4711',
		'fd00::5',
		'[fd00::6]:80',
		'::ffff:10.0.0.5',
		'203.0.113.7',
		'2001:db8::7',
	),
	fc.constantFrom(
		'203.0.113.007',
		'1.2.3.',
		'::1:',
		':1:2:3:4:5:6:7:8',
		'1:2:3:4:5:6:7::',
		'255.255.255.255',
		'10.0.0.1:0',
	),
	fc.constantFrom(
		'unknown',
		'[2001:db8::1]',
		'[10.0.0.9]:1',
		'2130706433',
		'10.0.0.256',
		'fe80::1%lo',
		'"10.0.0.1"',
		'\t10.0.0.1',
	),
);
const list = fc
	.tuple(
		fc.array(entry, { maxLength: 5 }),
		fc.constantFrom(',', ', ', ' ', ' ,, '),
		fc.constantFrom('', ',', ' , '),
	)
	.map(([entries, between, end]) => entries.join(between) + end);
const name = fc.constantFrom('X-Forwarded-For', 'x-forwarded-for', 'X_Forwarded_For', 'X-Real-IP');
const headers = fc.array(fc.tuple(name, list), { maxLength: 4 });

const proxyHeaders: readonly (ProxyHeader | undefined)[] = [
	undefined,
	...([1, 2] as const).map((version): ProxyHeader => {
		return {
			version,
			command: 'PROXY',
			family: 'TCP4',
			source: '203.0.113.7:4711',
			destination: '127.0.0.1:80',
		};
	}),
	{ version: 2, command: 'LOCAL', family: 'UNKNOWN' },
];

function simulated(
	server: Name,
	source: string,
	lines: readonly Header[],
	proxyHeader?: ProxyHeader,
): Answer {
	const view = arriveAtGateway(readGateway(servers.envs[server]), {
		source,
		destination: `127.0.0.1:${servers.ports[server]}`,
		tls: false,
		proxyHeaders: proxyHeader ? [proxyHeader] : [],
		headers: [...lines, ['Connection', 'close']],
	});
	if (view.answered)
		return { outcome: 'response', clientIp: view.answered.clientIp, peerIp: view.answered.peerIp };
	return { outcome: view.outcome === 'closed' || view.outcome === 'reset' ? view.outcome : 'badRequest' };
}

for (const server of [
	'lastEntry',
	'list',
	'everyone',
	'otherCase',
	'realIp',
	'underscores',
	'bothFamilies',
	'mappedRange',
] as const) {
	test(`nginx and the simulator agree on forwarded headers: ${server}`, async (t) => {
		const requests = fc.sample(fc.tuple(fc.constantFrom(...SOURCES), headers), {
			numRuns: 150,
			seed: 20250101,
		});
		for (const [source, random] of requests) {
			const lines: Header[] = [['Host', 'demo.example'], ...random];
			const answer = await send({ source, host: '127.0.0.1', port: servers.ports[server], headers: lines });
			t.deepEqual(simulated(server, source, lines), answer, JSON.stringify({ source, lines }));
		}
	});
}

for (const server of ['proxy', 'proxyIgnored', 'list'] as const) {
	test(`nginx and the simulator agree on PROXY headers: ${server}`, async (t) => {
		for (const source of SOURCES) {
			for (const proxyHeader of proxyHeaders) {
				const lines: Header[] = [
					['Host', 'demo.example'],
					['X-Real-IP', '9.9.9.9'],
				];
				const request = { source, host: '127.0.0.1', port: servers.ports[server], headers: lines };
				const answer = await send(proxyHeader ? { ...request, proxyHeader } : request);
				t.deepEqual(
					simulated(server, source, lines, proxyHeader),
					answer,
					JSON.stringify({ source, proxyHeader }),
				);
			}
		}
	});
}

test('a PROXY listener that gets more plain bytes than it reads resets', async (t) => {
	const lines: Header[] = [
		['Host', 'demo.example'],
		['Cookie', 'x'.repeat(1500)],
	];
	const answer = await send({
		source: '127.0.0.1',
		host: '127.0.0.1',
		port: servers.ports.proxy,
		headers: lines,
	});
	t.deepEqual(answer, { outcome: 'reset' });
	t.deepEqual(simulated('proxy', '127.0.0.1', lines), answer);
});
