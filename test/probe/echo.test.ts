// Answers of echo routes, and of anything else.
import test from 'ava';
import { readEcho } from '../../schema/probe/echo.ts';
import type { Ending } from '../../schema/probe/types.ts';

const answer = (body: unknown, status = 200): Ending => ({
	how: 'answer',
	status,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

test('what the echo route says', (t) => {
	const said = {
		ip: '10.0.0.5',
		forwarded_ip: '203.0.113.7',
		trusted: true,
		proxy_protocol_addr: '203.0.113.7',
		scheme: 'http',
		forwarded_scheme: 'https',
		forwarded_host: 'kong.example',
		forwarded_port: 443,
		forwarded_path: '/echo',
		x_forwarded_for: '203.0.113.7, 10.0.0.9',
	};
	t.deepEqual(readEcho(answer(said)), {
		client: '203.0.113.7',
		peer: '10.0.0.5',
		trusted: true,
		proxySource: '203.0.113.7',
		forwardedFor: '203.0.113.7, 10.0.0.9',
		forwarded: { scheme: 'https', host: 'kong.example', port: '443', path: '/echo' },
	});
});

test('one spelling of an address: IPv4 in IPv6, capitals, zeros', (t) => {
	const client = (forwarded_ip: string) => readEcho(answer({ forwarded_ip }))?.client;
	t.is(client('::ffff:203.0.113.7'), '203.0.113.7');
	t.is(client('2001:DB8:0:0::7'), '2001:db8::7');
});

test('without a PROXY header nginx has an empty address of it', (t) => {
	t.deepEqual(readEcho(answer({ forwarded_ip: '10.0.0.5', proxy_protocol_addr: '' })), {
		client: '10.0.0.5',
		forwarded: {},
	});
});

test('anything else is no echo', (t) => {
	const others: readonly Ending[] = [
		answer({ forwarded_ip: '10.0.0.5' }, 404),
		answer({ forwarded_ip: 'kong.example' }),
		answer({ forwarded_ip: ['10.0.0.5'] }),
		answer({ ip: '10.0.0.5' }),
		answer([{ forwarded_ip: '10.0.0.5' }]),
		answer('null'),
		answer(''),
		answer('<html>10.0.0.5</html>'),
		{ how: 'closed' },
	];
	for (const ending of others) t.is(readEcho(ending), null, JSON.stringify(ending));
});
