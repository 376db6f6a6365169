// The script of `helm test`, really run: it passes for a Kong as the chart sets it up.
import test from 'ava';
import { podAddress, ports, render, runHelmTest, services, strategies } from '../support/helm-test.ts';

const service = (suffix: keyof typeof services, one: number) => `${services[suffix]}:${one}`;
const bothPorts = [ports.service, ports.serviceTls];

const starts = 'ok       a Kong with the settings of this release starts';
const begins = [starts, 'ok       of forged headers it leaves those that the load balancer writes'];
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
const closing = (trustedIPs: readonly string[], lines: readonly string[]) => {
	const skipped = lines.filter((line) => line.startsWith('skipped')).map((line) => line.slice(9));
	const last = ['0 failed', ...(skipped.length > 0 ? [`skipped: ${skipped.join('; ')}`] : [])].join('; ');
	return trustedIPs.length > 0
		? [
				`${notTested},`,
				`and that its connections come from clientIp.trustedIPs (${trustedIPs.join(',')}). ${echo}`,
				last,
			]
		: [`${notTested}. ${echo}`, last];
};
const notAsked = (why: string) =>
	`skipped  whether the gateways of the release believe forged headers (${why})`;
const echoOff = notAsked('echo.enabled is off');

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

/** What an echo of the release shows; `covered` are the trusted addresses, where the pod is one of them. */
function asked(suffix: keyof typeof services, covered?: string): string[] {
	const at = service(suffix, ports.service);
	return [
		...(covered === undefined
			? [
					`ok       ${at}: a forged address is not believed; the client is the peer`,
					`ok       ${at}: a forged scheme is not believed`,
				]
			: [
					`skipped  ${at}: forged addresses (clientIp.trustedIPs, ${covered}, covers ${podAddress}, which asks)`,
				]),
		`ok       ${at}: Kong trusts ${podAddress} only if clientIp.trustedIPs does`,
		`ok       ${at}: of forged headers those are left that a Kong with these settings leaves`,
	];
}

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
		[...begins, ...inProxyHeader, ...everySpelling, ...stranger(podAddress), ...proxyRelease, echoOff],
	],
	[
		'httpHeaders',
		strategies.httpHeaders,
		{},
		[
			...begins,
			inHeader,
			`ok       127.0.0.1: ${inFront} is not believed`,
			...scheme('127.0.0.1', 'x_forwarded_proto'),
			...stranger(podAddress),
			statusAnswers,
			...answers,
			echoOff,
		],
	],
	[
		'externalTrafficPolicy',
		strategies.externalTrafficPolicy,
		{},
		[starts, ...stranger('127.0.0.1'), ...stranger(podAddress), statusAnswers, ...answers, echoOff],
	],
	[
		'a header of another name, without recursion',
		{ ...strategies.httpHeaders, httpHeaders: { name: 'X-Real-IP', recursive: false } },
		{},
		[
			...begins,
			'ok       127.0.0.1: the client is the one in X-Real-IP',
			'ok       127.0.0.1: an address that a client puts in front in X-Real-IP is not believed',
			...scheme('127.0.0.1', 'x_forwarded_proto'),
			...stranger(podAddress),
			statusAnswers,
			...answers,
			echoOff,
		],
	],
	[
		'trustedIPs that cover the pod',
		{ ...strategies.proxyProtocol, trustedIPs: ['10.0.0.0/8', '127.1.0.0/16'] },
		{},
		[
			...begins,
			...inProxyHeader,
			...everySpelling,
			`skipped  ${podAddress}: forged addresses (clientIp.trustedIPs, 10.0.0.0/8,127.1.0.0/16, covers this pod, so Kong believes it)`,
			...proxyRelease,
			echoOff,
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
			echoOff,
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
		'proxyProtocol, with an echo',
		strategies.proxyProtocol,
		{ echo: true },
		[
			...begins,
			...inProxyHeader,
			...everySpelling,
			...stranger(podAddress),
			...proxyRelease,
			...asked('proxy'),
			...asked('in-cluster'),
		],
	],
	[
		'proxyProtocol with trustedIPs that cover the pod, with an echo',
		{ ...strategies.proxyProtocol, trustedIPs: ['127.1.2.3'] },
		{ echo: true },
		[
			...begins,
			...inProxyHeader,
			...everySpelling,
			`skipped  ${podAddress}: forged addresses (clientIp.trustedIPs, 127.1.2.3, covers this pod, so Kong believes it)`,
			...proxyRelease,
			...asked('proxy', '127.1.2.3'),
			...asked('in-cluster', '127.1.2.3'),
		],
	],
	[
		'httpHeaders, with an echo',
		strategies.httpHeaders,
		{ echo: true },
		[
			...begins,
			inHeader,
			`ok       127.0.0.1: ${inFront} is not believed`,
			...scheme('127.0.0.1', 'x_forwarded_proto'),
			...stranger(podAddress),
			statusAnswers,
			...answers,
			...asked('proxy'),
		],
	],
	[
		'externalTrafficPolicy, with an echo',
		{ ...strategies.externalTrafficPolicy, forwardedHeaders: 'strip' },
		{ echo: true },
		[
			...begins,
			...stranger('127.0.0.1'),
			...stranger(podAddress),
			statusAnswers,
			...answers,
			...asked('proxy'),
		],
	],
	[
		'only the TLS port, with an echo',
		strategies.externalTrafficPolicy,
		{ proxy: { http: { enabled: false } }, echo: true },
		[
			starts,
			...stranger('127.0.0.1'),
			...stranger(podAddress),
			statusAnswers,
			...answers.slice(1),
			notAsked('proxy.http.enabled is off, and the test speaks no TLS'),
		],
	],
	[
		'only the TLS port',
		strategies.proxyProtocol,
		{ proxy: { http: { enabled: false } } },
		[
			...begins,
			...inProxyHeader,
			...everySpelling,
			...stranger(podAddress),
			...proxyRelease.filter((line) => !line.includes(`:${ports.service} `)),
			echoOff,
		],
	],
];

for (const [name, clientIp, more, lines] of passes) {
	test.serial(`${name}: every check passes for a Kong as the chart sets it up`, async (t) => {
		const report = await runHelmTest(await render(clientIp, more));
		t.deepEqual(report, {
			lines: [...lines, ...closing(clientIp.trustedIPs ?? [], lines)],
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
