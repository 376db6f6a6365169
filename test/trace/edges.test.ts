// The edges of what Kong and its nginx read, found by comparing with Kong 3.9.3's own conf_loader and nginx 1.25.3.
// Sources: https://github.com/nginx/nginx/tree/release-1.25.3/src, https://github.com/Kong/kong/tree/3.9.3/kong

import test from 'ava';
import {
	checkSettings,
	describeFinding,
	type KongEnv,
	parsePortMaps,
	publicPort,
} from '../../schema/trace/index.ts';
import { BALANCER, CLIENT, HEADER, PROXY, send } from './balancer-requests.ts';

function refusals(env: KongEnv): string[] {
	return checkSettings(env).problems.map(describeFinding);
}

test('a header name ends at its first colon, so that what is behind is value', (t) => {
	const { outcome, answered } = send(HEADER, { headers: [['X-Forwarded-For:', CLIENT]] });
	t.is(outcome, 'response');
	t.is(answered?.upstream['x-forwarded-for'], `: ${CLIENT}, ${BALANCER}`);
	t.is(send(HEADER, { headers: [['', CLIENT]] }).outcome, 'badRequest');
});

test('a second Authorization is a bad request, a second User-Agent is not', (t) => {
	const twice = (name: string): string =>
		send(HEADER, {
			headers: [
				[name, 'a'],
				[name.toLowerCase(), 'b'],
			],
		}).outcome;
	t.is(twice('Authorization'), 'badRequest');
	t.is(twice('If-None-Match'), 'badRequest');
	t.is(twice('User-Agent'), 'response');
});

test('a Host of a port alone is a bad request', (t) => {
	t.is(send(HEADER, { hostLine: ':80' }).outcome, 'badRequest');
	t.is(send(HEADER, { hostLine: '.:80' }).outcome, 'badRequest');
});

test('the letters of a Host beyond ASCII keep their case', (t) => {
	t.is(send(HEADER, { hostLine: 'ÉCOLE.Example' }).answered?.upstream['x-forwarded-host'], 'École.example');
});

test('zeros in front of a port do not make it a different one', (t) => {
	const headers = [['X-Forwarded-For', `${CLIENT}:00000000000000000000443`]] as const;
	t.is(send(HEADER, { headers }).answered?.clientIp, CLIENT);
	const tooLarge = [['X-Forwarded-For', `${CLIENT}:99999999999999999999`]] as const;
	t.is(send(HEADER, { headers: tooLarge }).answered?.clientIp, BALANCER);
});

for (const version of [1, 2] as const) {
	test(`255.255.255.255 in a PROXY v${version} header is taken, but is nobody's address`, (t) => {
		const source = '255.255.255.255:4711';
		const { outcome, answered } = send(PROXY, {
			proxyHeaders: [{ version, command: 'PROXY', family: 'TCP4', source, destination: source }],
		});
		t.is(outcome, 'response');
		t.is(answered?.clientIp, BALANCER);
	});
}

test('names with other characters reach Kong when nginx is set to keep them', (t) => {
	const headers = [['X_Forwarded_Port', '14']] as const;
	const port = (env: KongEnv): string | undefined =>
		send({ ...HEADER, ...env }, { headers }).answered?.upstream['x-forwarded-port'];
	t.is(port({ KONG_NGINX_PROXY_UNDERSCORES_IN_HEADERS: 'off' }), '8000');
	t.is(
		port({ KONG_NGINX_PROXY_UNDERSCORES_IN_HEADERS: 'off', KONG_NGINX_PROXY_IGNORE_INVALID_HEADERS: 'off' }),
		'14',
	);
});

test('a public port with a fraction is printed with 14 digits, as Lua does', (t) => {
	t.is(publicPort(parsePortMaps('1234.56789012345678:8000'), 8000), '1234.5678901235');
	t.is(publicPort(parsePortMaps('80.50:8000'), 8000), '80.5');
	t.is(publicPort(parsePortMaps('1e3:8000'), 8000), '1000');
});

test('times of so_keepalive have no milliseconds', (t) => {
	t.deepEqual(refusals({ KONG_PROXY_LISTEN: '0.0.0.0:8000 so_keepalive=30ms::5' }), [
		'KONG_PROXY_LISTEN, entry 1 "0.0.0.0:8000 so_keepalive=30ms::5": nginx refuses the parameter "so_keepalive=30ms::5"',
	]);
	t.deepEqual(refusals({ KONG_PROXY_LISTEN: '0.0.0.0:8000 so_keepalive=1m30s::5' }), []);
});

// The check writes the settings into a file by lines, and the start reads only the first line of each.
test('a line break may stand behind a comma or a flag, not before the address', (t) => {
	t.deepEqual(refusals({ KONG_PROXY_LISTEN: '0.0.0.0:8000,\n0.0.0.0:8443 ssl\n' }), []);
	t.deepEqual(refusals({ KONG_PROXY_LISTEN: '0.0.0.0:8000\nproxy_protocol' }), []);
	t.deepEqual(refusals({ KONG_PROXY_LISTEN: '0.0.0.0:8443, proxy_protocol\n0.0.0.0:8000' }), [
		'KONG_PROXY_LISTEN, entry 2 "proxy_protocol\\n0.0.0.0:8000" goes over two lines, of which Kong reads the first alone when it starts; write it in one',
	]);
	t.is(checkSettings({ KONG_PROXY_LISTEN: 'ssl\n0.0.0.0:8443' }).stage, 'nginx');
});

test('host bits are warned of in set_real_ip_from too', (t) => {
	const { accepted, warnings } = checkSettings({ KONG_NGINX_PROXY_SET_REAL_IP_FROM: '10.0.0.5/8' });
	t.true(accepted);
	t.deepEqual(warnings.map(describeFinding), [
		'KONG_NGINX_PROXY_SET_REAL_IP_FROM "10.0.0.5/8" has bits behind the mask, which are ignored; write the first address of the block',
	]);
});

test('a setting of a few words cannot be set to nothing', (t) => {
	t.deepEqual(refusals({ KONG_ROLE: '' }), [
		'KONG_ROLE "" is none of the values that Kong 3.9 knows; write data_plane, control_plane or traditional',
	]);
	t.deepEqual(refusals({ KONG_DATABASE: ' ' }), [
		'KONG_DATABASE "" is none of the values that Kong 3.9 knows; write postgres or off',
	]);
	t.deepEqual(refusals({ KONG_TRUSTED_IPS: '' }), []);
});

test('how many headers Kong reads is a whole number from 1 to 1000', (t) => {
	for (const text of ['0', '1001', '100.5', 'many', '']) {
		t.deepEqual(refusals({ KONG_LUA_MAX_REQ_HEADERS: text }), [
			`KONG_LUA_MAX_REQ_HEADERS "${text}" is no whole number from 1 to 1000`,
		]);
	}
	t.deepEqual(refusals({ KONG_LUA_MAX_REQ_HEADERS: '0x10' }), []);
});

test('variables of nginx directives are found in any case, but read in upper case only', (t) => {
	t.deepEqual(refusals({ kong_nginx_proxy_set_real_ip_from: '10.0.0.0/8' }), [
		'kong_nginx_proxy_set_real_ip_from "10.0.0.0/8" is not read by Kong under this name; write KONG_NGINX_PROXY_SET_REAL_IP_FROM',
	]);
	t.deepEqual(refusals({ KONG_NGINX_PROXY_Real_IP_Header: 'a b' }), []);
	t.deepEqual(refusals({ kong_trusted_ips: 'foo' }), []);
	t.deepEqual(refusals({ KONG_NGINX_PROXY_: 'foo' }), []);
});

test('directives that nginx does not know, or not there, are refused', (t) => {
	t.deepEqual(refusals({ KONG_NGINX_PROXY_REALIP_HEADER: 'X-Forwarded-For' }), [
		'KONG_NGINX_PROXY_REALIP_HEADER "X-Forwarded-For": nginx has no directive "realip_header"; correct the name or remove it',
	]);
	t.deepEqual(refusals({ KONG_NGINX_PROXY_PROXY_PROTOCOL: 'on' }), [
		'KONG_NGINX_PROXY_PROXY_PROTOCOL "on": nginx does not take "proxy_protocol" in this block; use the variable of the block it belongs to, or remove it',
	]);
	t.is(
		checkSettings({ KONG_STREAM_LISTEN: '0.0.0.0:9000', KONG_NGINX_STREAM_REAL_IP_HEADER: 'X-Real-IP' })
			.problems[0]?.code,
		'directive-elsewhere',
	);
	t.is(checkSettings({ KONG_NGINX_PROXY_HTTP2: 'on' }).problems[0]?.code, 'directive-twice');
	t.deepEqual(refusals({ KONG_PROXY_LISTEN: '0.0.0.0:8000', KONG_NGINX_PROXY_HTTP2: 'on' }), []);
	t.deepEqual(refusals({ KONG_NGINX_HTTP_MORE_SET_HEADERS: '"X-A: b"' }), []);
});

test('sizes are digits with k or m behind', (t) => {
	t.deepEqual(refusals({ KONG_NGINX_HTTP_CLIENT_HEADER_BUFFER_SIZE: '8kb' }), [
		'KONG_NGINX_HTTP_CLIENT_HEADER_BUFFER_SIZE "8kb": nginx takes a size like 8k here, not "8kb"',
	]);
});

test('the status server listens where a directive of its own says so', (t) => {
	const { bound } = checkSettings({
		KONG_PROXY_LISTEN: 'off',
		KONG_ADMIN_LISTEN: 'off',
		KONG_STATUS_LISTEN: '127.0.0.1:8100',
		KONG_NGINX_STATUS_LISTEN: '127.0.0.1:8101 rcvbuf=8k fastopen=3',
	});
	t.deepEqual(bound, ['tcp 127.0.0.1:8100', 'tcp 127.0.0.1:8101']);
});

test('where two servers share an address, TLS needs the first one to have a certificate', (t) => {
	const shared = (proxy: string, status: string): string[] =>
		refusals({ KONG_PROXY_LISTEN: proxy, KONG_STATUS_LISTEN: status });
	t.deepEqual(shared('127.0.0.1:8100', '127.0.0.1:8100 ssl'), [
		'KONG_PROXY_LISTEN, entry 1 "127.0.0.1:8100": nobody has a certificate for 127.0.0.1:8100: the first of Kong\'s servers there has no listener with ssl; use a port of its own',
	]);
	t.deepEqual(shared('127.0.0.1:8100 ssl', '127.0.0.1:8100'), []);
	t.deepEqual(shared('127.0.0.1:8100, 127.0.0.1:8443 ssl', '127.0.0.1:8100 ssl'), []);
});
