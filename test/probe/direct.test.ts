// The caller's address out of the answer of a direct listener, and why there is none.
import test from 'ava';
import { seenDirectly } from '../../schema/probe/direct.ts';
import type { Ending, Way } from '../../schema/probe/types.ts';

const way: Way = {
	kind: 'url',
	title: 'http://direct.example/ at 203.0.113.80:80',
	address: '203.0.113.80',
	port: 80,
	tls: false,
};
const said = (body: object): Ending => ({ how: 'answer', status: 200, body: JSON.stringify(body) });

test('the peer, whatever Kong believes', (t) => {
	t.deepEqual(seenDirectly(way, said({ ip: '198.51.100.7', forwarded_ip: '192.0.2.1' })), {
		address: '198.51.100.7',
	});
});

test('a private peer behind a public address is somebody else', (t) => {
	t.deepEqual(seenDirectly(way, said({ ip: '10.0.0.5', forwarded_ip: '10.0.0.5' })), {
		why: '--direct: http://direct.example/ at 203.0.113.80:80 sees 10.0.0.5, a private address, so something in between replaces yours. Pass --my-address.',
	});
	const inside = { ...way, address: '10.0.0.80' };
	t.deepEqual(seenDirectly(inside, said({ ip: '10.0.0.5', forwarded_ip: '10.0.0.5' })), {
		address: '10.0.0.5',
	});
});

test('no peer, and no echo', (t) => {
	t.deepEqual(seenDirectly(way, said({ forwarded_ip: '198.51.100.7' })), {
		why: '--direct: http://direct.example/ at 203.0.113.80:80 does not say who its peer is (ip). Pass --my-address.',
	});
	t.deepEqual(seenDirectly(way, { how: 'refused' }), {
		why: '--direct: http://direct.example/ at 203.0.113.80:80 refuses the connection. Check the address, the port and what lies between.',
	});
});
