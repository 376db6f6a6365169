// Reading Kong's settings: which entry and which flag is to blame, and what is said about it.

import test from 'ava';
import {
	checkSettings,
	describeFinding,
	type KongEnv,
	parseListen,
	parsePortMaps,
	parseTrustedIps,
	publicPort,
} from '../../schema/trace/index.ts';

function messages(env: KongEnv): string[] {
	return checkSettings(env).problems.map(describeFinding);
}

test('flags may stand anywhere, and are kept in the order of Kong', (t) => {
	const { entries, problems } = parseListen(
		'proxy_protocol [::1]:8443 reuseport ssl',
		'KONG_PROXY_LISTEN',
		'http',
	);
	t.deepEqual(problems, []);
	t.like(entries[0], {
		host: '[0000:0000:0000:0000:0000:0000:0000:0001]',
		port: '8443',
		ssl: true,
		proxyProtocol: true,
	});
	t.deepEqual(entries[0]?.flags, ['ssl', 'proxy_protocol', 'reuseport']);
});

test('a misspelt flag is named, with its entry', (t) => {
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl proxy-protocol' }), [
		'KONG_PROXY_LISTEN, entry 2 "0.0.0.0:8443 ssl proxy-protocol": Kong knows no flag "proxy-protocol"; flags are in lower case with underscores',
	]);
});

test('a flag given twice is named', (t) => {
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '0.0.0.0:8443 ssl ssl' }), [
		'KONG_PROXY_LISTEN, entry 1 "0.0.0.0:8443 ssl ssl": the flag "ssl" is given twice; keep one',
	]);
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '0.0.0.0:8443 backlog=1 backlog=2' }), [
		'KONG_PROXY_LISTEN, entry 1 "0.0.0.0:8443 backlog=1 backlog=2": the flag "backlog=2" is given twice; keep one',
	]);
});

test('with two blanks in between, the second of two equal flags is only warned of', (t) => {
	const { accepted, warnings } = checkSettings({ KONG_PROXY_LISTEN: '0.0.0.0:8443 ssl  ssl' });
	t.true(accepted);
	t.deepEqual(warnings.map(describeFinding), [
		'KONG_PROXY_LISTEN, entry 1 "0.0.0.0:8443 ssl  ssl": the flag is given twice, and Kong ignores the second, "ssl"',
	]);
});

test('udp belongs to stream listeners, http2 to the others', (t) => {
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '0.0.0.0:8000 udp', KONG_STREAM_LISTEN: '0.0.0.0:9000 http2' }), [
		'KONG_PROXY_LISTEN, entry 1 "0.0.0.0:8000 udp": this listener cannot have the flag "udp"; remove it',
		'KONG_STREAM_LISTEN, entry 1 "0.0.0.0:9000 http2": this listener cannot have the flag "http2"; remove it',
	]);
});

test('an entry without a port, without an address, or with neither', (t) => {
	const code = (text: string): string | undefined =>
		checkSettings({ KONG_PROXY_LISTEN: text }).problems[0]?.code;
	t.is(code('0.0.0.0 ssl'), 'listen-port');
	t.is(code('0.0.0.0:99999'), 'listen-port');
	t.is(code('8000'), 'listen-address');
	t.is(code('::1:8000'), 'listen-address');
	t.is(code('300.0.0.1:8000'), 'listen-address');
	t.is(code('unix:/tmp/kong.sock'), 'listen-address');
	t.is(code(''), 'listen-empty');
	t.is(code('0.0.0.0:8000,'), 'listen-address');
});

test('off in front hides the other entries', (t) => {
	const { accepted, bound, warnings } = checkSettings({
		KONG_PROXY_LISTEN: 'off, 0.0.0.0:8000',
		KONG_ADMIN_LISTEN: 'off',
	});
	t.true(accepted);
	t.deepEqual(bound, ['tcp 127.0.0.1:8007']);
	t.deepEqual(
		warnings.map(({ code }) => code),
		['entries-after-off'],
	);
});

test('what only nginx refuses is said when Kong has nothing against it', (t) => {
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '*:8000, 0.0.0.0:8000' }), [
		'KONG_PROXY_LISTEN, entry 2 "0.0.0.0:8000": 0.0.0.0:8000 is listened on twice; keep one entry with all flags',
	]);
	t.deepEqual(messages({ KONG_REAL_IP_RECURSIVE: 'true' }), [
		'KONG_REAL_IP_RECURSIVE "true": nginx takes on or off here, not "true"; in YAML quote it: "on"',
	]);
	t.deepEqual(messages({ KONG_TRUSTED_IPS: '10.0.0.0/8, [fd00::]/8' }), [
		'KONG_TRUSTED_IPS, entry 2 "[fd00::]/8": nginx reads "[fd00::]/8" as a host name and does not find it; write an address',
	]);
	t.deepEqual(messages({ KONG_REAL_IP_RECURSIVE: 'true', KONG_PROXY_LISTEN: 'off' }), []);
});

test('a directive that Kong writes anyway cannot be added once more', (t) => {
	t.deepEqual(messages({ KONG_NGINX_HTTP_UNDERSCORES_IN_HEADERS: 'off' }), [
		'KONG_NGINX_HTTP_UNDERSCORES_IN_HEADERS "off": Kong already sets nginx\'s "underscores_in_headers" there; remove this variable',
	]);
	t.deepEqual(messages({ KONG_NGINX_PROXY_UNDERSCORES_IN_HEADERS: 'off' }), []);
});

test('the same address in two servers is one socket, unless both set its options', (t) => {
	const shared = checkSettings({
		KONG_PROXY_LISTEN: '0.0.0.0:8000 reuseport',
		KONG_STATUS_LISTEN: '0.0.0.0:8000',
	});
	t.true(shared.accepted);
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '0.0.0.0:8000 bind', KONG_STATUS_LISTEN: '0.0.0.0:8000 bind' }), [
		'KONG_STATUS_LISTEN, entry 1 "0.0.0.0:8000 bind": socket options for 0.0.0.0:8000 are given by two listeners; keep them in one',
	]);
});

test('a wildcard for both families leaves no room for IPv4 on the same port', (t) => {
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '[::]:8000 ipv6only=off, 0.0.0.0:8000' }), [
		'KONG_PROXY_LISTEN, entry 2 "0.0.0.0:8000": 0.0.0.0:8000 cannot be bound: another listener holds this port already',
	]);
	t.deepEqual(messages({ KONG_PROXY_LISTEN: '[::]:8000, 0.0.0.0:8000' }), []);
});

test('trusted_ips names the entry that is no address', (t) => {
	const { problems } = parseTrustedIps('10.0.0.0/8, 10.0.0.0/33, unix:, 010.0.0.1, 10.0.0.1/8');
	t.deepEqual(
		problems.map(({ entry, index }) => [entry, index]),
		[
			['10.0.0.0/33', 1],
			['010.0.0.1', 3],
		],
	);
});

test('trusted_ips warns of host bits and of IPv4 ranges written as IPv6', (t) => {
	const { warnings } = parseTrustedIps('10.0.0.5/8, ::ffff:10.0.0.0/104');
	t.deepEqual(
		warnings.map(({ code, index }) => [code, index]),
		[
			['host-bits', 0],
			['mapped-range', 1],
		],
	);
});

test('of two port_maps entries for one listener the last counts; odd spellings never apply', (t) => {
	const maps = parsePortMaps('80:8000, 81:8000, 0x1bb:8443, 90:09000');
	t.deepEqual(maps.problems, []);
	t.is(publicPort(maps, 8000), '81');
	t.is(publicPort(maps, 8443), '443');
	t.is(publicPort(maps, 9000), '9000');
	t.is(publicPort(maps, 8010), '8010');
});

test('port_maps names the pair that is none', (t) => {
	t.deepEqual(messages({ KONG_PORT_MAPS: '80:8000, 443/tcp:8443' }), [
		'KONG_PORT_MAPS, entry 2 "443/tcp:8443" is no pair of ports; write public:listening, each from 1 to 65535',
	]);
});

test('a data plane needs its certificates, and a database of its own it must not have', (t) => {
	const { problems } = checkSettings({ KONG_ROLE: 'data_plane' });
	t.deepEqual(
		problems.map(({ variable }) => variable),
		['KONG_CLUSTER_CERT', 'KONG_CLUSTER_CERT_KEY', 'KONG_DATABASE'],
	);
});

test('Lua in set_by_lua that is not understood is warned of', (t) => {
	const { accepted, warnings } = checkSettings({ KONG_NGINX_PROXY_SET_BY_LUA: '$x "return 1"' });
	t.true(accepted);
	t.deepEqual(
		warnings.map(({ code }) => code),
		['lua-unknown'],
	);
});
