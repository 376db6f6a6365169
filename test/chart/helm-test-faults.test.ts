// The script of `helm test` against what is wrong: it fails, and each line says what.
import test from 'ava';
import type { KongEnv } from '../../schema/trace/index.ts';
import { partOf } from '../support/breadth.ts';
import {
	type Fault,
	podAddress,
	ports,
	render,
	runHelmTest,
	services,
	strategies,
} from '../support/helm-test.ts';

const without = (variable: string) => (env: KongEnv) =>
	Object.fromEntries(Object.entries(env).filter(([name]) => name !== variable));
const withVariable = (variable: string, value: string) => (env: KongEnv) => ({ ...env, [variable]: value });
const ignoresProxy = (env: KongEnv) => ({
	...env,
	KONG_PROXY_LISTEN: env.KONG_PROXY_LISTEN?.replaceAll(' proxy_protocol', '') ?? '',
});
const everyListenerSpeaksProxy = (env: KongEnv) => ({
	...env,
	KONG_PROXY_LISTEN: ignoresProxy(env).KONG_PROXY_LISTEN.replaceAll(
		' reuseport',
		' proxy_protocol reuseport',
	),
});
// Only nginx trusts everyone: Kong's own idea of trust, which the echo reports, is as it should be.
const nginxTrustsEveryone = withVariable('KONG_NGINX_PROXY_SET_REAL_IP_FROM', '0.0.0.0/0');
const kongTrustsEveryone = withVariable('KONG_TRUSTED_IPS', '0.0.0.0/0,::/0');
const clearsOnlyDashes = withVariable(
	'KONG_NGINX_PROXY_SET_BY_LUA',
	`$x "for _, n in ipairs({'for','proto'}) do ngx.req.clear_header('x-forwarded-' .. n) end"`,
);
/** The names that a Kong leaves of forged headers, against those that it should. */
const leaves = (expected: string, ...left: string[]) =>
	`of forged headers it leaves those that the load balancer writes (expected: ${expected}; got: ${left.join(' ')})`;
const everyDashed = ['for', 'host', 'path', 'port', 'prefix', 'proto'].map((name) => `x-forwarded-${name}`);
const everyUnderscored = everyDashed.map((name) => name.replaceAll('-', '_'));

const clearsNothing = without('KONG_NGINX_PROXY_SET_BY_LUA');

const known = '203.0.113.7';
const forged = '198.51.100.66';
const got = (expected: string | number, found: string | number) => `(expected: ${expected}; got: ${found})`;
const fromProxyHeader = '127.0.0.1: the client is the one in the PROXY header, whatever its own headers say';
const notBelieved = (address: string) =>
	`${address}: a forged address is not believed; the client is the peer`;
const scheme = (address: string, name: string, found: string | number) =>
	`${address}: a client's "${name}: https" does not open a route for https only ${got(426, found)}`;
const spellings = ['X-Forwarded-Proto', 'x_forwarded_proto'];
const bothPorts = [ports.service, ports.serviceTls];

/** What is wrong, under which strategy, and every check that must fail. */
const faults: readonly (readonly [string, keyof typeof strategies, Fault, readonly string[]])[] = [
	[
		'a listener that ignores PROXY',
		'proxyProtocol',
		{ throwAway: ignoresProxy },
		[
			`${fromProxyHeader} ${got(known, 400)}`,
			`127.0.0.1: a connection without a PROXY header is closed ${got('closed', 200)}`,
			...spellings.map((name) => scheme('127.0.0.1', name, 400)),
			`${notBelieved(podAddress)} ${got('an address', 400)}`,
			...spellings.map((name) => scheme(podAddress, name, 400)),
		],
	],
	[
		'gateways whose listeners ignore PROXY',
		'proxyProtocol',
		{ release: ignoresProxy },
		bothPorts.flatMap((port) => [
			`${services.proxy}:${port} closes a connection without a PROXY header ${got('closed', 405)}`,
			`${services.proxy}:${port} answers a connection with a PROXY header ${got(405, 400)}`,
		]),
	],
	[
		'a PROXY header believed from everyone',
		'proxyProtocol',
		{ throwAway: nginxTrustsEveryone },
		[`${notBelieved(podAddress)} ${got(podAddress, known)}`],
	],
	[
		'a header believed from everyone',
		'httpHeaders',
		{ throwAway: nginxTrustsEveryone },
		[
			`127.0.0.1: an address that a client puts in front in X-Forwarded-For is not believed ${got(known, forged)}`,
			`${notBelieved(podAddress)} ${got(podAddress, forged)}`,
		],
	],
	[
		'a header believed although the packet keeps its source',
		'externalTrafficPolicy',
		{ throwAway: nginxTrustsEveryone },
		['127.0.0.1', podAddress].map((address) => `${notBelieved(address)} ${got(address, forged)}`),
	],
	[
		'everyone trusted although the packet keeps its source',
		'externalTrafficPolicy',
		{ throwAway: kongTrustsEveryone },
		['127.0.0.1', podAddress].flatMap((address) => [
			`${notBelieved(address)} ${got(address, forged)}`,
			...spellings.map((name) => scheme(address, name, 200)),
		]),
	],
	[
		'everyone trusted although trustedIPs says otherwise',
		'proxyProtocol',
		{ throwAway: kongTrustsEveryone },
		[`${notBelieved(podAddress)} ${got(podAddress, known)}`],
	],
	[
		'forged headers that are not removed from PROXY connections',
		'proxyProtocol',
		{ throwAway: clearsNothing },
		[
			leaves('none', ...everyDashed, ...everyUnderscored),
			...spellings.map((name) => scheme('127.0.0.1', name, 200)),
		],
	],
	[
		'only one spelling removed from PROXY connections',
		'proxyProtocol',
		{ throwAway: clearsOnlyDashes },
		[
			leaves('none', ...everyDashed.filter((name) => !/for$|proto$/.test(name)), ...everyUnderscored),
			scheme('127.0.0.1', 'x_forwarded_proto', 200),
		],
	],
	[
		"the spelling that beats the load balancer's, not removed",
		'httpHeaders',
		{ throwAway: clearsNothing },
		[
			leaves('x-forwarded-for x-forwarded-proto', ...everyDashed, ...everyUnderscored),
			scheme('127.0.0.1', 'x_forwarded_proto', 200),
		],
	],
	[
		'PROXY headers that are read and not used',
		'proxyProtocol',
		{ throwAway: without('KONG_REAL_IP_HEADER') },
		[`${fromProxyHeader} ${got(known, forged)}`],
	],
	[
		'the wrong header',
		'httpHeaders',
		{ throwAway: without('KONG_REAL_IP_HEADER') },
		[
			`127.0.0.1: the client is the one in X-Forwarded-For ${got(known, '127.0.0.1')}`,
			`127.0.0.1: an address that a client puts in front in X-Forwarded-For is not believed ${got(known, '127.0.0.1')}`,
		],
	],
	[
		'an in-cluster entry that speaks PROXY',
		'proxyProtocol',
		{ release: everyListenerSpeaksProxy },
		bothPorts.map(
			(port) => `${services['in-cluster']}:${port} answers a plain connection ${got(405, 'closed')}`,
		),
	],
	[
		'gateways that are not there',
		'externalTrafficPolicy',
		{ doors: (doors) => doors.filter(({ address }) => address === '127.0.0.1' || address === podAddress) },
		[
			`${services['client-ip-test']}:${ports.status}, a gateway's status port, answers ${got(200, 'no connection')}`,
			...bothPorts.map((port) => `${services.proxy}:${port} answers ${got(405, 'no connection')}`),
		],
	],
	[
		'gateways that say nothing',
		'externalTrafficPolicy',
		{
			doors: (doors) => doors.map((door) => ({ ...door, silent: door.address === services.proxy })),
			variables: { CLIENT_IP_SECONDS: '1' },
		},
		bothPorts.map((port) => `${services.proxy}:${port} answers ${got(405, 'no answer')}`),
	],
];

for (const [name, strategy, fault, checks] of partOf(faults, 2)) {
	test.serial(`${strategy}: ${name}`, async (t) => {
		const { lines, exitCode } = await runHelmTest(await render(strategies[strategy]), fault);
		const failed = lines.filter((line) => line.startsWith('FAILED'));
		t.deepEqual(
			failed,
			checks.map((check) => `FAILED   ${check}`),
		);
		t.regex(lines.at(-1) ?? '', new RegExp(`^${checks.length} failed(;|$)`));
		t.is(exitCode, 1);
	});
}

const echoed = (check: string, expected: string, found: string, suffix: 'proxy' | 'in-cluster' = 'proxy') =>
	`${services[suffix]}:${ports.service}: ${check} ${got(expected, found)}`;
const notForged = 'a forged address is not believed; the client is the peer';
const trusts = `Kong trusts ${podAddress} only if clientIp.trustedIPs does`;
const left = 'of forged headers those are left that a Kong with these settings leaves';
const parts = ['for', 'host', 'path', 'port', 'prefix', 'proto'];
const all = [
	...parts.map((part) => `x-forwarded-${part}`),
	...parts.map((part) => `x_forwarded_${part}`),
].join(' ');

/** What is wrong with the release, whose echo tells, while the throw-away Kong is right. */
const releaseFaults: typeof faults = [
	[
		'hardening that is missing',
		'proxyProtocol',
		{ release: clearsNothing },
		[echoed(left, 'none', all), echoed(left, 'none', all, 'in-cluster')],
	],
	[
		'hardening that is missing',
		'httpHeaders',
		{ release: clearsNothing },
		[echoed(left, 'x-forwarded-for x-forwarded-proto', all)],
	],
	[
		'a release that trusts everyone',
		'proxyProtocol',
		{ release: kongTrustsEveryone },
		[
			echoed(notForged, podAddress, known),
			echoed(trusts, 'false', 'true'),
			echoed(trusts, 'false', 'true', 'in-cluster'),
		],
	],
	[
		'a release that trusts everyone',
		'externalTrafficPolicy',
		{ release: kongTrustsEveryone },
		[
			echoed(notForged, podAddress, forged),
			echoed('a forged scheme is not believed', 'http', 'https'),
			echoed(trusts, 'false', 'true'),
		],
	],
	[
		'a release whose nginx believes everyone',
		'httpHeaders',
		{ release: nginxTrustsEveryone },
		[echoed(notForged, podAddress, forged)],
	],
	[
		'no echo although the values ask for one',
		'httpHeaders',
		{ variables: { CLIENT_IP_ECHO: '/missing' } },
		[`${services.proxy}:${ports.service}/missing, the echo route, answers ${got('an address', 404)}`],
	],
];

for (const [name, strategy, fault, checks] of partOf(releaseFaults, 2)) {
	test.serial(`the release, ${strategy}: ${name}`, async (t) => {
		const { lines, exitCode } = await runHelmTest(await render(strategies[strategy], { echo: true }), fault);
		t.deepEqual(
			lines.filter((line) => line.startsWith('FAILED')),
			checks.map((check) => `FAILED   ${check}`),
		);
		t.is(exitCode, 1);
	});
}

test.serial('a Kong that does not start: its words are shown, and the release is still asked', async (t) => {
	// Prints 0 and fails.
	const variables = { CLIENT_IP_START: 'expr 1 = 2' };
	const report = await runHelmTest(await render(strategies.externalTrafficPolicy), { variables });
	t.deepEqual(report.lines.slice(0, 3), [
		'FAILED   a Kong with the settings of this release starts; its last words:',
		'0',
		`ok       ${services['client-ip-test']}:${ports.status}, a gateway's status port, answers`,
	]);
	t.regex(report.lines.at(-1) ?? '', /^1 failed;/);
	t.is(report.exitCode, 1);
});
