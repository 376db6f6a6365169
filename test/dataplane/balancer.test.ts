// Whole paths against HAProxy as the balancer and nginx behind it: trace() names the same client as they do.

import test from 'ava';
import { type BalancerHop, type Header, readGateway, trace } from '../../schema/trace/index.ts';
import { freePorts, type Running, start } from './processes.ts';
import { send } from './send.ts';
import { type Servers, startServers } from './servers.ts';

const BALANCER = '127.0.0.5';
const CLIENT = '127.7.7.7';
const TRUSTED = [`${BALANCER}/32`];
const SETTINGS = {
	plain: { listen: '127.0.0.1:PORT', trusted: [], header: 'X-Real-IP', recursive: false },
	header: { listen: '127.0.0.1:PORT', trusted: TRUSTED, header: 'X-Forwarded-For', recursive: true },
	everyone: { listen: '127.0.0.1:PORT', trusted: ['0.0.0.0/0'], header: 'X-Forwarded-For', recursive: true },
	proxy: {
		listen: '127.0.0.1:PORT proxy_protocol',
		trusted: TRUSTED,
		header: 'proxy_protocol',
		recursive: false,
	},
} as const;

interface Balancer {
	/** What is in HAProxy's listen section, and behind its server line. */
	readonly lines: readonly string[];
	readonly server?: string;
	readonly model: BalancerHop;
}

const http = { kind: 'http', address: BALANCER } as const;
const list = 'X-Forwarded-For';
const BALANCERS: Readonly<Record<string, Balancer>> = {
	'tcp without PROXY': {
		lines: ['mode tcp'],
		model: { kind: 'proxy', address: BALANCER, proxyProtocol: null },
	},
	'send-proxy': {
		lines: ['mode tcp'],
		server: 'send-proxy',
		model: { kind: 'proxy', address: BALANCER, proxyProtocol: 1 },
	},
	'send-proxy-v2': {
		lines: ['mode tcp'],
		server: 'send-proxy-v2',
		model: { kind: 'proxy', address: BALANCER, proxyProtocol: 2 },
	},
	forwardfor: {
		lines: ['mode http', 'option forwardfor'],
		model: { ...http, headers: [{ name: list, action: 'appendLine' }] },
	},
	'forwardfor and send-proxy-v2': {
		lines: ['mode http', 'option forwardfor'],
		server: 'send-proxy-v2',
		model: { ...http, headers: [{ name: list, action: 'appendLine' }], proxyProtocol: 2 },
	},
	'a list of its own': {
		lines: ['mode http', `http-request set-header ${list} %[src]`],
		model: { ...http, headers: [{ name: list, action: 'replace' }] },
	},
	'client and own address': {
		lines: ['mode http', `http-request set-header ${list} %[src],\\ ${BALANCER}`],
		model: { ...http, headers: [{ name: list, action: 'replace', followedBy: BALANCER }] },
	},
	'the list removed': {
		lines: ['mode http', `http-request del-header ${list}`],
		model: { ...http, headers: [{ name: list, action: 'remove' }] },
	},
	'headers passed': { lines: ['mode http'], model: { ...http, headers: [] } },
};
const CLIENT_LISTS: readonly (readonly string[])[] = [
	[],
	['6.6.6.6'],
	['6.6.6.6, 9.9.9.9'],
	['6.6.6.6', '9.9.9.9'],
	['garbage'],
];

let servers: Servers<keyof typeof SETTINGS>;
let haproxy: Running;
const entries = new Map<string, number>();

test.before(async () => {
	servers = await startServers(SETTINGS);
	const pairs = Object.entries(BALANCERS).flatMap(([name, balancer]) =>
		Object.entries(servers.ports).map(([server, port]) => ({ key: `${name} ${server}`, balancer, port })),
	);
	const free = await freePorts(pairs.length);
	const sections = pairs.map(({ key, balancer, port }, at) => {
		entries.set(key, free[at] ?? 0);
		return `listen pair${at}
	bind 127.0.0.1:${free[at]}
	${balancer.lines.join('\n\t')}
	server kong 127.0.0.1:${port} source ${BALANCER} ${balancer.server ?? ''}`;
	});
	haproxy = await start(
		'haproxy',
		`defaults\n\ttimeout connect 5s\n\ttimeout client 5s\n\ttimeout server 5s\n${sections.join('\n')}\n`,
		free,
	);
});
test.after.always(async () => {
	await haproxy?.stop();
	await servers?.stop();
});

for (const [name, { model, lines }] of Object.entries(BALANCERS)) {
	for (const server of Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]) {
		test(`HAProxy (${name}) in front of nginx (${server})`, async (t) => {
			for (const values of CLIENT_LISTS) {
				const headers: Header[] = [['Host', 'demo.example'], ...values.map((value): Header => [list, value])];
				const port = entries.get(`${name} ${server}`) ?? 0;
				const result = trace(
					{
						entry: `127.0.0.1:${port}`,
						loadBalancer: model,
						node: { policy: 'direct' },
						gateway: readGateway(servers.envs[server]),
						destination: `127.0.0.1:${servers.ports[server]}`,
					},
					{ source: CLIENT, tls: false, headers },
				);
				const answer = await send({ source: CLIENT, host: '127.0.0.1', port, headers });
				const note = JSON.stringify({ values, answer });
				if (result.answered) {
					const { clientIp, peerIp } = result.answered;
					t.deepEqual(answer, { outcome: 'response', clientIp, peerIp }, note);
				} else {
					t.true(expectedEnds(result.outcome, lines.includes('mode http')).includes(answer.outcome), note);
				}
			}
		});
	}
}

// A proxy that reads HTTP answers 502 where the server ends without a word; one that forwards bytes may turn a reset into an end.
function expectedEnds(outcome: string, http: boolean): readonly string[] {
	if (outcome === 'badRequest') return ['badRequest'];
	return http ? ['badGateway'] : ['closed', 'reset'];
}
