// Kong as a hop: what it believes of a request, in the situations that decide about a client's address.

import test from 'ava';
import { arriveAtGateway, readGateway } from '../../schema/trace/index.ts';
import { BALANCER, CLIENT, HEADER, PROXY, proxyHeader, send } from './balancer-requests.ts';

for (const version of [1, 2] as const) {
	test(`PROXY v${version} from a trusted balancer gives the client's address`, (t) => {
		const { answered } = send(PROXY, { proxyHeaders: [proxyHeader(version)] });
		t.like(answered, { peerIp: BALANCER, clientIp: CLIENT, trusted: true });
	});
}

test('the health checks of a balancer (LOCAL) are answered', (t) => {
	const { outcome, answered } = send(PROXY, {
		proxyHeaders: [{ version: 2, command: 'LOCAL', family: 'UNKNOWN' }],
	});
	t.is(outcome, 'response');
	t.is(answered?.clientIp, BALANCER);
});

test('two PROXY headers, or one where none is wanted, are a bad request', (t) => {
	t.is(send(PROXY, { proxyHeaders: [proxyHeader(2), proxyHeader(2)] }).outcome, 'badRequest');
	t.is(send(HEADER, { proxyHeaders: [proxyHeader(1)] }).outcome, 'badRequest');
});

test('without a PROXY header a plain listener closes, a TLS listener resets', (t) => {
	t.is(send(PROXY, {}).outcome, 'closed');
	t.is(send(PROXY, { tls: true, destination: '10.244.0.10:8443' }).outcome, 'reset');
	t.is(send(PROXY, { headers: [['Cookie', 'x'.repeat(1024)]] }).outcome, 'reset');
});

test('a PROXY header has to fit the first buffer of a plain listener, which can be made larger', (t) => {
	const long = { ...proxyHeader(2), tlvBytes: 1028 };
	t.is(send(PROXY, { proxyHeaders: [long] }).outcome, 'reset');
	t.is(
		send({ ...PROXY, KONG_NGINX_HTTP_CLIENT_HEADER_BUFFER_SIZE: '8k' }, { proxyHeaders: [long] }).outcome,
		'response',
	);
	t.is(send(PROXY, { proxyHeaders: [long], tls: true, destination: '10.244.0.10:8443' }).outcome, 'response');
});

test('TLS on a plain port, plain HTTP on a TLS port, no Host or two of them are bad requests', (t) => {
	t.is(send(HEADER, { tls: true }).outcome, 'badRequest');
	t.is(
		send(PROXY, { proxyHeaders: [proxyHeader(1)], destination: '10.244.0.10:8443' }).outcome,
		'badRequest',
	);
	t.is(send(HEADER, { headers: [['Host', 'again.example']] }).outcome, 'badRequest');
	const silent = {
		source: BALANCER,
		destination: '10.244.0.10:8000',
		tls: false,
		proxyHeaders: [],
		headers: [],
	};
	t.is(arriveAtGateway(readGateway(HEADER), silent).outcome, 'badRequest');
});

test('where nothing listens, or the status server does, the proxy does not answer', (t) => {
	t.is(send(HEADER, { destination: '10.244.0.10:9999' }).outcome, 'refused');
	t.is(send(HEADER, { destination: '127.0.0.1:8007' }).outcome, 'otherServer');
});

test('header names in any case but X-Forwarded-For read one line, that spelling reads all', (t) => {
	const headers = [
		['X-Forwarded-For', '6.6.6.6'],
		['X-Forwarded-For', '10.0.0.6'],
	] as const;
	t.is(send(HEADER, { headers }).answered?.clientIp, '6.6.6.6');
	t.is(send({ ...HEADER, KONG_REAL_IP_RECURSIVE: 'off' }, { headers }).answered?.clientIp, '10.0.0.6');
	const lower = { ...HEADER, KONG_REAL_IP_HEADER: 'x-forwarded-for', KONG_REAL_IP_RECURSIVE: 'off' };
	t.is(send(lower, { headers }).answered?.clientIp, '6.6.6.6');
});

test('on a listener for both families nginx trusts an IPv4 peer, Kong itself does not', (t) => {
	const env = { ...HEADER, KONG_PROXY_LISTEN: '[::]:8000 ipv6only=off' };
	const { answered } = send(env, {
		headers: [
			['X-Forwarded-For', CLIENT],
			['X-Forwarded-Proto', 'https'],
		],
	});
	t.like(answered, { peerIp: '::ffff:10.0.0.5', clientIp: CLIENT, trusted: false });
	t.is(answered?.upstream['x-forwarded-proto'], 'http');
});

test('KONG_NGINX_PROXY_REAL_IP_HEADER goes before KONG_REAL_IP_HEADER', (t) => {
	const env = { ...HEADER, KONG_NGINX_PROXY_REAL_IP_HEADER: 'CF-Connecting-IP' };
	t.is(
		send(env, {
			headers: [
				['CF-Connecting-IP', CLIENT],
				['X-Forwarded-For', '6.6.6.6'],
			],
		}).answered?.clientIp,
		CLIENT,
	);
});

test('set_real_ip_from of nginx alone corrects the address without making Kong trust the peer', (t) => {
	const env = { KONG_NGINX_PROXY_SET_REAL_IP_FROM: '10.0.0.0/24', KONG_REAL_IP_HEADER: 'X-Forwarded-For' };
	t.like(send(env, { headers: [['X-Forwarded-For', CLIENT]] }).answered, {
		clientIp: CLIENT,
		trusted: false,
	});
});

test('a route prefix is reported unless a trusted peer sent one', (t) => {
	const gateway = readGateway(HEADER, { routePrefix: '/api' });
	const traffic = {
		source: BALANCER,
		destination: '10.244.0.10:8000',
		tls: false,
		proxyHeaders: [],
		path: '/api/x?y=1',
	};
	const upstream = arriveAtGateway(gateway, { ...traffic, headers: [['Host', 'Demo.Example.:80']] }).answered
		?.upstream;
	t.like(upstream, {
		'x-forwarded-prefix': '/api',
		'x-forwarded-path': '/api/x',
		'x-forwarded-host': 'demo.example',
	});
});
