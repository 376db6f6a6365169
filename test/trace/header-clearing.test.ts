// Forged forwarding headers behind a trusted balancer, and the settings that remove them.

import test from 'ava';
import { CLIENT, HEADER, PROXY, proxyHeader, send } from './balancer-requests.ts';

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
