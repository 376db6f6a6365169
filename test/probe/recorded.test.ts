// What a real Kong believed, in the form of an echo route's answer: read as it was recorded, IPv4 in IPv6 as IPv4.
import test from 'ava';
import { readEcho } from '../../schema/probe/echo.ts';
import { type TrafficRecord, trafficRecords } from '../trace/recorded.ts';

interface Answered {
	readonly peerIp: string;
	readonly clientIp: string;
	readonly trusted: boolean;
	readonly upstream: { readonly [name: string]: string };
}

const answered = trafficRecords.filter(({ observed }) => observed.outcome === 'response');

/** The chart's route says these things of a request. */
function echoOf({ observed }: TrafficRecord) {
	const { peerIp, clientIp, trusted, upstream } = observed as unknown as Answered;
	const said = {
		ip: peerIp,
		forwarded_ip: clientIp,
		trusted,
		forwarded_scheme: upstream['x-forwarded-proto'],
		forwarded_port: Number(upstream['x-forwarded-port']),
		forwarded_host: upstream['x-forwarded-host'],
	};
	return readEcho({ how: 'answer', status: 200, body: JSON.stringify(said) });
}

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

test('client, peer and trust of every recorded answer', (t) => {
	t.true(answered.length > 3000);
	for (const record of answered) {
		const { peerIp, clientIp, trusted } = record.observed as unknown as Answered;
		const read = echoOf(record);
		t.like(read, { client: plain(clientIp), peer: plain(peerIp), trusted }, record.id);
	}
});
