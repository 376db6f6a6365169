// The script of `helm test`, really run: it passes for a Kong as the chart sets it up.
import test from 'ava';
import { podAddress, ports, render, runHelmTest, services, strategies } from '../support/helm-test.ts';

const service = (suffix: keyof typeof services, one: number) => `${services[suffix]}:${one}`;
const bothPorts = [ports.service, ports.serviceTls];

const starts = 'ok       a Kong with the settings of this release starts';
const answers = bothPorts.map((one) => `ok       ${service('proxy', one)} answers`);
const statusAnswers = `ok       ${service('client-ip-test', ports.status)}, a gateway's status port, answers`;
const scheme = (address: string, ...names: string[]) =>
	names.map(
		(name) => `ok       ${address}: a client's "${name}: https" does not open a route for https only`,
	);
const stranger = (address: string) => [
	`ok       ${address}: a forged address is not believed; the client is the peer`,
	...scheme(address, 'X-Forwarded-Proto', 'x_forwarded_proto'),
];
const echo = 'For that, call the echo route (echo.enabled) through it.';
const notTested =
	"Not tested, from inside the cluster: that the load balancer passes the client's address on";
const closing = (trustedIPs: readonly string[]) =>
	trustedIPs.length > 0
		? [
				`${notTested},`,
				`and that its connections come from clientIp.trustedIPs (${trustedIPs.join(',')}). ${echo}`,
				'0 failed',
			]
		: [`${notTested}. ${echo}`, '0 failed'];

const inProxyHeader = [
	'ok       127.0.0.1: the client is the one in the PROXY header, whatever its own headers say',
	'ok       127.0.0.1: a connection without a PROXY header is closed',
];
const proxyRelease = [
	statusAnswers,
	...bothPorts.flatMap((one) => [
		`ok       ${service('proxy', one)} closes a connection without a PROXY header`,
		`ok       ${service('proxy', one)} answers a connection with a PROXY header`,
	]),
	...bothPorts.map((one) => `ok       ${service('in-cluster', one)} answers a plain connection`),
];
const inHeader = 'ok       127.0.0.1: the client is the one in X-Forwarded-For';
const inFront = 'an address that a client puts in front in X-Forwarded-For';
const everySpelling = scheme('127.0.0.1', 'X-Forwarded-Proto', 'x_forwarded_proto');

/** Values of clientIp, further values, and the lines before the closing ones. */
const passes: readonly (readonly [
	string,
	{ readonly strategy: string; readonly trustedIPs?: readonly string[]; readonly [key: string]: unknown },
	object,
	readonly string[],
])[] = [
	[
		'proxyProtocol',
		strategies.proxyProtocol,
		{},
		[starts, ...inProxyHeader, ...everySpelling, ...stranger(podAddress), ...proxyRelease],
	],
	[
		'httpHeaders',
		strategies.httpHeaders,
		{},
		[
			starts,
			inHeader,
			`ok       127.0.0.1: ${inFront} is not believed`,
			...scheme('127.0.0.1', 'x_forwarded_proto'),
			...stranger(podAddress),
			statusAnswers,
			...answers,
		],
	],
	[
		'externalTrafficPolicy',
		strategies.externalTrafficPolicy,
		{},
		[starts, ...stranger('127.0.0.1'), ...stranger(podAddress), statusAnswers, ...answers],
	],
	[
		'a header of another name, without recursion',
		{ ...strategies.httpHeaders, httpHeaders: { name: 'X-Real-IP', recursive: false } },
		{},
		[
			starts,
			'ok       127.0.0.1: the client is the one in X-Real-IP',
			'ok       127.0.0.1: an address that a client puts in front in X-Real-IP is not believed',
			...scheme('127.0.0.1', 'x_forwarded_proto'),
			...stranger(podAddress),
			statusAnswers,
			...answers,
		],
	],
	[
		'trustedIPs that cover the pod',
		{ ...strategies.proxyProtocol, trustedIPs: ['10.0.0.0/8', '127.1.0.0/16'] },
		{},
		[
			starts,
			...inProxyHeader,
			...everySpelling,
			`skipped  ${podAddress}: forged addresses (clientIp.trustedIPs, 10.0.0.0/8,127.1.0.0/16, covers this pod, so Kong believes it)`,
			...proxyRelease,
		],
	],
	[
		'everyone trusted, forwarded headers kept',
		{
			strategy: 'httpHeaders',
			trustedIPs: ['0.0.0.0/0'],
			allowTrustEveryone: true,
			forwardedHeaders: 'keep',
		},
		{},
		[
			starts,
			inHeader,
			`skipped  127.0.0.1: ${inFront} (clientIp.trustedIPs is everyone)`,
			'skipped  127.0.0.1: a forged X-Forwarded-Proto (clientIp.forwardedHeaders is keep, so Kong believes it)',
			`skipped  ${podAddress}: forged addresses (clientIp.trustedIPs, 0.0.0.0/0, covers this pod, so Kong believes it)`,
			statusAnswers,
			...answers,
		],
	],
	[
		'none, and no entry from other nodes',
		{ strategy: 'none' },
		{ proxy: { internalTrafficPolicy: 'Local' } },
		[
			'skipped  whom Kong takes for the client (clientIp.strategy none promises nothing)',
			statusAnswers,
			`skipped  ${services.proxy} (proxy.internalTrafficPolicy Local: it answers on the gateways' nodes only)`,
		],
	],
	[
		'only the TLS port',
		strategies.proxyProtocol,
		{ proxy: { http: { enabled: false } } },
		[
			starts,
			...inProxyHeader,
			...everySpelling,
			...stranger(podAddress),
			...proxyRelease.filter((line) => !line.includes(`:${ports.service} `)),
		],
	],
];

for (const [name, clientIp, more, lines] of passes) {
	test.serial(`${name}: every check passes for a Kong as the chart sets it up`, async (t) => {
		const report = await runHelmTest(await render(clientIp, more));
		t.deepEqual(report, {
			lines: [...lines, ...closing(clientIp.trustedIPs ?? [])],
			exitCode: 0,
			stderr: '',
		});
	});
}

test.serial('addresses of a family that Kong does not listen on are passed over', async (t) => {
	const variables = { CLIENT_IP_POD_IPS: `fd00::7,${podAddress}` };
	const { lines, exitCode } = await runHelmTest(await render(strategies.externalTrafficPolicy), {
		variables,
	});
	t.is(exitCode, 0);
	t.false(lines.join().includes('fd00::7'));
	t.true(lines.includes(stranger(podAddress)[0] ?? ''));
});
