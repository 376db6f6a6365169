// The stand-in against the recorded behaviour of a real Kong Gateway 3.9.3: the same requests, over the network.
import { isDeepStrictEqual } from 'node:util';
import test from 'ava';
import { ip, makeNamespace, type OwnNamespace } from '../../scripts/cluster/namespace.ts';
import { type TrafficRecord, trafficEnv, trafficRecords } from '../trace/recorded.ts';
import { proxyBytes } from './proxy-bytes.ts';
import { getRequest, type Sender, senderIn } from './send.ts';
import { startStandIn } from './stand-in.ts';
import { readEnding } from './stand-in-answer.ts';
import { requireTools } from './tools.ts';

let machine: OwnNamespace;
let sender: Sender;

test.before(async () => {
	requireTools();
	machine = await makeNamespace('recorded');
	const ends = trafficRecords.flatMap(({ request }) => [
		request.peer,
		request.destination.replace(/^\[?(.*?)\]?:\d+$/, '$1'),
	]);
	for (const address of new Set(ends)) {
		if (address === '127.0.0.1' || address === '::1') continue;
		ip(machine, `address add ${address}/${address.includes(':') ? '128 nodad' : '32'} dev lo`);
	}
	sender = senderIn(machine);
});
test.after.always(async () => {
	await sender?.stop();
	machine?.close();
});

/**
 * The one known difference. Before a TLS handshake nginx 1.22 reads at most 107 bytes of a PROXY header (the longest of
 * version 1); Kong's nginx 1.25 reads 4096. Source: NGX_PROXY_PROTOCOL_MAX_HEADER in src/core/ngx_proxy_protocol.h.
 */
function isTooLong({ request: { tls, proxyProtocol }, observed: { outcome } }: TrafficRecord): boolean {
	return tls && outcome === 'response' && proxyProtocol !== null && proxyBytes(proxyProtocol).length > 107;
}

function observed({ observed: { status: _status, ...rest } }: TrafficRecord): object {
	return rest;
}

async function send({ request }: TrafficRecord): Promise<object> {
	const [, host = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(request.destination) ?? [];
	const ending = await sender.send({
		source: request.peer,
		host,
		port: Number(port),
		tls: request.tls,
		prefix: request.proxyProtocol ? proxyBytes(request.proxyProtocol).toString('base64') : '',
		request: getRequest(request.headers),
	});
	return readEnding(ending);
}

test('the stand-in answers every recorded request as Kong did', async (t) => {
	const byEnvironment = new Map<string, TrafficRecord[]>();
	for (const record of trafficRecords) {
		const key = JSON.stringify(trafficEnv(record));
		byEnvironment.set(key, [...(byEnvironment.get(key) ?? []), record]);
	}
	t.true(byEnvironment.size > 200);
	const excused: string[] = [];
	const differing: object[] = [];
	for (const records of byEnvironment.values()) {
		const [first] = records;
		if (!first) continue;
		const standIn = await startStandIn(machine, trafficEnv(first));
		const answers = await Promise.all(records.map(send));
		await standIn.stop();
		for (const [at, record] of records.entries()) {
			if (isDeepStrictEqual(answers[at], observed(record))) continue;
			if (isTooLong(record)) excused.push(record.id);
			else differing.push({ record, standIn: answers[at] });
		}
	}
	t.log(`${trafficRecords.length} requests, ${byEnvironment.size} environments, ${excused.length} excused`);
	t.deepEqual(
		excused.sort(),
		trafficRecords
			.filter(isTooLong)
			.map(({ id }) => id)
			.sort(),
	);
	t.deepEqual(differing.slice(0, 5), []);
});
