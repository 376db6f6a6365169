// Kong as a hop: what it believes of a request, in the situations that decide about a client's address.

import test from 'ava';
import {
	arriveAtGateway,
	type GatewayView,
	type KongEnv,
	readGateway,
	type Traffic,
} from '../../schema/trace/index.ts';

const BALANCER = '10.0.0.5';
const CLIENT = '203.0.113.7';
const PROXY: KongEnv = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol, 0.0.0.0:8010',
	KONG_TRUSTED_IPS: '10.0.0.0/24',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};
const HEADER: KongEnv = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000',
	KONG_TRUSTED_IPS: '10.0.0.0/24',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};
const FORGED = [
	['X-Forwarded-For', '6.6.6.6'],
	['X-Forwarded-Proto', 'https'],
	['x_forwarded_proto', 'https'],
	['x_forwarded_for', '5.5.5.5'],
	['x_forwarded_port', '14'],
] as const;
// As a shell or YAML file has them: the whole value of the variable.
const CLEAR_ON_PROXY = `$client_ip_ "if ngx.var.proxy_protocol_addr then for _, n in ipairs({'for','proto','host','port','path','prefix'}) do ngx.req.clear_header('x-forwarded-' .. n) ngx.req.clear_header('x_forwarded_' .. n) end end"`;
const CLEAR_UNDERSCORES = `$client_ip_ "for _, n in ipairs({'for','proto','host','port','path','prefix'}) do ngx.req.clear_header('x_forwarded_' .. n) end"`;

function send(env: KongEnv, traffic: Partial<Traffic>): GatewayView {
	const { headers = [], ...rest } = traffic;
	return arriveAtGateway(readGateway(env), {
		source: BALANCER,
		destination: '10.244.0.10:8000',
		tls: false,
		proxyHeaders: [],
		...rest,
		headers: [['Host', 'demo.example'], ...headers],
	});
}

const proxyHeader = (version: 1 | 2) =>
	({
		version,
		command: 'PROXY',
		family: 'TCP4',
		source: `${CLIENT}:4711`,
		destination: '198.51.100.1:80',
	}) as const;

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

test('behind an L4 balancer the client can forge what Kong believes about the scheme', (t) => {
	const { answered } = send(PROXY, { proxyHeaders: [proxyHeader(2)], headers: FORGED });
	t.is(answered?.clientIp, CLIENT);
	t.like(answered?.upstream, {
		'x-forwarded-for': '5.5.5.5, 10.0.0.5',
		'x-forwarded-proto': 'https',
		'x-forwarded-port': '14',
		'x-real-ip': CLIENT,
	});
});

test('clearing on PROXY connections leaves nothing forged, and spares the plain listener', (t) => {
	const env = { ...PROXY, KONG_NGINX_PROXY_SET_BY_LUA: CLEAR_ON_PROXY };
	t.like(send(env, { proxyHeaders: [proxyHeader(2)], headers: FORGED }).answered?.upstream, {
		'x-forwarded-for': CLIENT,
		'x-forwarded-proto': 'http',
		'x-forwarded-port': '8000',
		'x-real-ip': CLIENT,
	});
	const plain = send(env, { destination: '10.244.0.10:8010', headers: [['X-Forwarded-Proto', 'https']] });
	t.is(plain.answered?.upstream['x-forwarded-proto'], 'https');
});

test('clearing the underscore names keeps what the balancer set', (t) => {
	const headers = [
		['X-Forwarded-For', `6.6.6.6, ${CLIENT}`],
		['X-Forwarded-Proto', 'http'],
		['x_forwarded_proto', 'https'],
		['x_forwarded_for', '5.5.5.5'],
		['x_forwarded_port', '14'],
	] as const;
	const { answered } = send({ ...HEADER, KONG_NGINX_PROXY_SET_BY_LUA: CLEAR_UNDERSCORES }, { headers });
	t.is(answered?.clientIp, CLIENT);
	t.like(answered?.upstream, {
		'x-forwarded-for': `6.6.6.6, ${CLIENT}, 10.0.0.5`,
		'x-forwarded-proto': 'http',
		'x-forwarded-port': '8000',
	});
});

test('with underscores_in_headers off, names with underscores are gone altogether', (t) => {
	const env = { ...HEADER, KONG_NGINX_PROXY_UNDERSCORES_IN_HEADERS: 'off' };
	const { answered } = send(env, {
		headers: [
			['x_forwarded_proto', 'https'],
			['x_other', '1'],
		],
	});
	t.is(answered?.upstream['x-forwarded-proto'], 'http');
	t.deepEqual(answered?.passed, [['Host', 'demo.example']]);
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
