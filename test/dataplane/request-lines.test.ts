// The simulator against nginx itself: which names of headers and which Hosts are a bad request, and which headers count.

import test from 'ava';
import fc from 'fast-check';
import { arriveAtGateway, type Header, readGateway } from '../../schema/trace/index.ts';
import { type Answer, send } from './send.ts';
import { type Servers, startServers } from './servers.ts';

const settings = {
	listen: '127.0.0.1:PORT',
	trusted: ['127.0.0.0/8'],
	header: 'X-Forwarded-For',
	recursive: false,
};
let servers: Servers<'plain'>;
test.before(async () => {
	servers = await startServers({ plain: settings });
});
test.after.always(() => servers?.stop());

async function agrees(headers: readonly Header[]): Promise<{ nginx: Answer; simulated: object }> {
	const port = servers.ports.plain;
	const nginx = await send({ source: '127.0.0.1', host: '127.0.0.1', port, headers });
	const { outcome, answered } = arriveAtGateway(readGateway(servers.envs.plain), {
		source: '127.0.0.1',
		destination: `127.0.0.1:${port}`,
		tls: false,
		proxyHeaders: [],
		headers: [...headers, ['Connection', 'close']],
	});
	const simulated = answered
		? { outcome, clientIp: answered.clientIp, peerIp: answered.peerIp }
		: { outcome };
	return { nginx, simulated };
}

const piece = fc.constantFrom(
	'a',
	'B.',
	'.',
	'..',
	':',
	':80',
	'[',
	']',
	'::1',
	'/',
	' ',
	'\t',
	'_',
	'-',
	'é',
	'%',
);
const host = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const name = fc.oneof(
	fc.constantFrom(
		'X-Forwarded-For',
		'x-forwarded-for',
		'X_Forwarded_For',
		'X-Forwarded-For:',
		'X-Forwarded-For ',
		'',
	),
	fc
		.array(fc.constantFrom('a', 'B', '1', '-', '_', ':', ' ', '\t', '.', '/', '"', '(', 'é', '\u007f'), {
			maxLength: 3,
		})
		.map((pieces) => pieces.join('')),
);
const value = fc.constantFrom('203.0.113.7', '203.0.113.7:0000000000000000000080', ' 203.0.113.7 ', '');

for (const [what, lines] of [
	['Host', host.map((text): Header[] => [['Host', text]])],
	[
		'names of headers',
		fc
			.array(fc.tuple(name, value), { minLength: 1, maxLength: 3 })
			.map((random): Header[] => [['Host', 'demo.example'], ...random]),
	],
] as const) {
	test(`nginx and the simulator agree on ${what}`, async (t) => {
		const outcomes = new Set<string>();
		for (const headers of fc.sample(lines, { numRuns: 400, seed: 20250101 })) {
			const { nginx, simulated } = await agrees(headers);
			outcomes.add(nginx.outcome);
			t.deepEqual(simulated, nginx, JSON.stringify(headers));
		}
		t.deepEqual([...outcomes].sort(), ['badRequest', 'response']);
	});
}
