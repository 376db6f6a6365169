// kong-client-ip probe against gateways on loopback. What each believes follows from its settings by Kong's and nginx's documentation.
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { probe, probeJson, withKongs } from '../../support/probe-kong.ts';

const listen = { KONG_PROXY_LISTEN: '0.0.0.0:8000' };
const proxied = { KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol', KONG_REAL_IP_HEADER: 'proxy_protocol' };
const mine = '203.0.113.7';
const both = ['X-Forwarded-Y', 'X_Forwarded_Y'].flatMap((name) =>
	['Proto', 'Host', 'Port', 'Path', 'Prefix'].map((part) => name.replace('Y', part)),
);

test('a gateway that sees its clients and trusts nobody: preserved, exit 0', (t) =>
	withKongs([{ env: listen, source: mine }], async (url) => {
		const { code, stdout, stderr } = await probe(url, '--my-address', mine);
		t.is(stderr, '');
		t.regex(stdout, / {2}client address {2}preserved: Kong believes 203\.0\.113\.7, which is yours\n/);
		t.regex(stdout, / {2}can be forged {3}no claim was believed \(\d\d tried\)\n/);
		t.regex(stdout, /\npreserved: .* \(\d\d requests\)\n$/);
		t.is(code, 0);
	}));

test('whom everybody may tell who the client is: forgeable by the header that Kong reads, exit 1', (t) =>
	withKongs(
		[
			{
				env: { ...listen, KONG_TRUSTED_IPS: '0.0.0.0/0,::/0', KONG_REAL_IP_HEADER: 'CF-Connecting-IP' },
				source: mine,
			},
		],
		async (url) => {
			const { code, codes, overall, ways } = await probeJson(url, '--my-address', mine);
			t.is(code, 1);
			t.is(overall, 'forgeable');
			t.deepEqual(
				ways.map(({ verdict }) => verdict),
				['preserved'],
			);
			t.deepEqual(ways[0]?.forgeable, ['CF-Connecting-IP']);
			t.deepEqual(ways[0]?.forwarded, both);
			t.deepEqual(codes, ['error probe-forgeable', 'warning probe-forwarded-believed']);
		},
	));

test('X-Forwarded-For, all lines of it: the left entry is believed where everyone is trusted, the right one without recursion', async (t) => {
	const trusting = { ...listen, KONG_TRUSTED_IPS: '0.0.0.0/0', KONG_REAL_IP_HEADER: 'X-Forwarded-For' };
	await withKongs(
		[
			{ env: { ...trusting, KONG_REAL_IP_RECURSIVE: 'on' }, source: mine },
			{ env: trusting, source: mine },
		],
		async (recursive, plain) => {
			const list = 'X-Forwarded-For with two entries';
			t.deepEqual((await probeJson(recursive)).ways[0]?.forgeable, [
				'X-Forwarded-For',
				`${list} (the left one)`,
			]);
			t.deepEqual((await probeJson(plain)).ways[0]?.forgeable, [
				'X-Forwarded-For',
				`${list} (the right one)`,
			]);
		},
	);
});

test('a header of one’s own is forged when it is named', (t) =>
	withKongs(
		[
			{
				env: { ...listen, KONG_TRUSTED_IPS: '0.0.0.0/0', KONG_REAL_IP_HEADER: 'X-Edge-Client' },
				source: mine,
			},
		],
		async (url) => {
			t.deepEqual((await probeJson(url)).ways[0]?.forgeable, []);
			t.deepEqual((await probeJson(url, '--forge', 'X-Edge-Client')).ways[0]?.forgeable, ['X-Edge-Client']);
		},
	));

test('a node in place of the client: lost, and why as far as the answer shows it', (t) =>
	withKongs([{ env: listen, source: '10.0.0.5' }], async (url) => {
		const { code, overall, findings } = await probeJson(url, '--my-address', mine);
		t.is(code, 1);
		t.is(overall, 'lost');
		t.regex(
			findings[0]?.message ?? '',
			/^Kong takes 10\.0\.0\.5, a private address, and not that of this connection, for the client instead of 203\.0\.113\.7, over http:\/\/127/,
		);
	}));

test('without an own address nobody knows, and a warning says so', (t) =>
	withKongs([{ env: listen, source: mine }], async (url) => {
		const { code, codes, overall } = await probeJson(url);
		t.is(overall, 'not known');
		t.deepEqual(codes, ['warning probe-caller-unknown']);
		t.is(code, 0);
		t.is((await probe(url, '--max-warnings', '0')).code, 1);
	}));

test('a direct listener tells the own address', (t) =>
	withKongs(
		[
			{ env: listen, source: '10.0.0.5' },
			{ env: listen, source: mine },
		],
		async (url, direct) => {
			t.is((await probeJson(direct, '--direct', direct)).overall, 'preserved');
			t.is((await probeJson(url, '--direct', direct)).overall, 'lost');
			const { stderr } = await probeJson(url, '--direct', `${direct}x`);
			t.regex(
				stderr,
				/^--direct: http:\/\/127\.0\.0\.1:\d+\/client-ip-echox at 127\.0\.0\.1:\d+ answers with status 404/,
			);
		},
	));

test('a listener that expects PROXY headers: broken for clients, a note at a node', (t) =>
	withKongs([{ env: { ...proxied, KONG_TRUSTED_IPS: '10.0.0.0/8' }, source: mine }], async (url) => {
		const { code, codes, overall, ways } = await probeJson(url, '--my-address', mine);
		t.is(code, 1);
		t.is(overall, 'broken');
		t.deepEqual(codes, ['error probe-proxy-expected']);
		t.deepEqual(ways[0]?.forgeable, []);
	}));

test('a node port whose listener believes PROXY headers of anybody is forgeable by them', (t) =>
	withKongs(
		[
			{ env: listen, source: mine },
			{ env: { ...proxied, KONG_TRUSTED_IPS: '0.0.0.0/0' }, source: mine, address: '127.0.0.2' },
			{ env: { ...proxied, KONG_TRUSTED_IPS: '10.0.0.0/8' }, source: mine, address: '127.0.0.3' },
		],
		async (url, open, shut) => {
			const node = (of: string) => new URL(of).host;
			const bad = await probeJson(url, '--my-address', mine, '--node', node(open));
			t.is(bad.code, 1);
			t.deepEqual(bad.codes, ['error probe-forgeable', 'note probe-proxy-expected']);
			t.deepEqual(bad.ways[1]?.forgeable, ['a PROXY v1 header', 'a PROXY v2 header']);
			const good = await probeJson(url, '--my-address', mine, '--node', node(shut));
			t.deepEqual([good.code, good.overall], [0, 'preserved']);
			t.deepEqual(good.codes, ['note probe-proxy-expected']);
		},
	));

test('no echo route, or nothing at all: exit 2, and what to do', (t) =>
	withKongs([{ env: listen, source: mine }], async (url) => {
		const wrong = await probe(`${url}x`);
		t.is(wrong.code, 2);
		t.is(wrong.stderr, 'kong-client-ip: no echo route answered, so nothing is known.\n');
		t.regex(wrong.stdout, /answers with status 404: .* Check the path; set echo\.enabled in the chart/);
		const closed = await probe('http://127.0.0.1:1/echo');
		t.is(closed.code, 2);
		t.regex(closed.stdout, /127\.0\.0\.1:1 refuses the connection\. /);
		// An answer over one way is something.
		t.is((await probe(url, '--my-address', mine, '--node', '127.0.0.1:1')).code, 0);
	}));

test('a CDN: its ways are asked with its own URL, and a way past it is a note', (t) =>
	withKongs(
		[
			{ env: listen, source: mine },
			// 151.101.0.0/16 is Fastly's: https://api.fastly.com/public-ip-list
			{ env: listen, source: '151.101.1.57', address: '127.0.0.2' },
		],
		async (url, cdn) => {
			const { code, codes, ways } = await probeJson(
				url,
				'--my-address',
				mine,
				'--cdn',
				'fastly',
				'--cdn-url',
				cdn,
			);
			t.is(code, 1);
			t.deepEqual(codes, ['error probe-address-lost', 'note probe-past-cdn']);
			t.like(ways[1], { kind: 'cdn', verdict: 'lost', who: 'an address of Fastly' });
			// Without a URL of the CDN, the URL is the CDN's.
			t.like((await probeJson(url, '--my-address', mine, '--cdn', 'fastly')).ways[0], { kind: 'cdn' });
			// Its addresses are known for its own, whoever the caller is.
			t.is((await probeJson(cdn)).overall, 'lost');
		},
	));

test('an address of a name that is closed does not hide what the other says', (t) =>
	withKongs([{ env: listen, source: mine }], async (url) => {
		const { overall, codes } = await probeJson(url.replace('127.0.0.1', 'localhost'), '--my-address', mine);
		t.is(overall, 'preserved');
		t.true(
			codes.every((code) => code === 'warning probe-no-answer'),
			codes.join(),
		);
	}));

test('on a terminal a line says what is asked, and goes', (t) =>
	withKongs([{ env: listen, source: mine }], async (url) => {
		const io = fakeIo({ isTerminal: true, columns: 60 });
		await main(['probe', url, '--my-address', mine], io);
		const seen = io.said.stderr.replaceAll('\r\u001b[K', '<clear>');
		t.regex(seen, /^<clear>asking over way 1 of 1: http:[^\n<]{1,40}<clear>$/);
	}));

test('an answer within the deadline only: what was not asked is a warning', (t) =>
	withKongs([{ env: listen, source: mine }], async (url) => {
		const { codes } = await probeJson(url, '--my-address', mine, '--deadline', '0.06');
		t.true(
			codes.includes('warning probe-belief-unknown') || codes.includes('warning probe-no-answer'),
			codes.join(),
		);
	}));

test('--manifest may stand alone, before its kind, before a URL, or with =', async (t) => {
	for (const args of [['--manifest'], ['--manifest', 'ingress'], ['--manifest', 'https://kong.example/x']])
		t.regex((await probe(...args)).stdout, /\nkind: Ingress\n/, args.join(' '));
	for (const args of [
		['--manifest', 'httproute'],
		['--manifest=httproute', 'https://kong.example'],
	])
		t.regex((await probe(...args)).stdout, /\nkind: HTTPRoute\n/, args.join(' '));
	const { stderr } = await probe('--manifest', '--namespace', 'edge');
	t.regex(stderr, /^Next: {3}kong-client-ip probe https:\/\/HOST\/client-ip-/);
	t.regex(stderr, /\nRemove: kubectl delete --namespace edge ingress,/);
});

const usage: readonly (readonly [args: readonly string[], says: RegExp])[] = [
	[[], /^kong-client-ip: name the URL of an echo route\. See kong-client-ip probe --help\.\n$/],
	[['kong.example'], /^kong-client-ip: kong\.example is not a URL of an echo route, such as https:/],
	[['ftp://kong.example/'], /is not a URL of an echo route/],
	[['http://user:secret@kong.example/'], /is not a URL of an echo route/],
	[['http://a.example', 'http://b.example'], /http:\/\/b\.example: name one URL\./],
	[
		['http://a.example', '--my-address', 'me'],
		/--my-address me is not an address, such as 203\.0\.113\.7 or 2001:db8::7\./,
	],
	[
		['http://a.example', '--node', 'node-1'],
		/--node node-1 is not an address, nor an address with a port, such as/,
	],
	[['http://a.example', '--node', '10.0.0.5:99999'], /--node 10\.0\.0\.5:99999 is not an address/],
	[
		['http://a.example', '--cdn', 'cloudflair'],
		/--cdn cloudflair is not known\. .* Did you mean cloudflare\?/,
	],
	[['http://a.example', '--header', 'X-A'], /--header "X-A" is not NAME=VALUE, in printable ASCII\./],
	[['http://a.example', '--header', 'X-A=b\r\nX-B: c'], /--header "X-A=b\\r\\nX-B: c" is not NAME=VALUE/],
	[['http://a.example', '--forge', 'X A'], /--forge "X A" is not the name of a header\./],
	[['http://a.example', '--timeout', '0'], /--timeout 0 is not a number of seconds from 0\.001 to 60\./],
	[['--manifest=route'], /--manifest=route is not known\. Use ingress or httproute\./],
	[['--manifest', '--namespace', 'a b'], /--namespace "a b" is not a name of an object\./],
	[['--manifest', '--ingress-class', '"x'], /--ingress-class "\\"x" is not a name of an object\./],
	[['--manifest=httproute', '--gateway', 'a/b/c'], /--gateway "a\/b\/c" is not NAME or NAMESPACE\/NAME\./],
	[
		['--manifest', 'kong.example'],
		/kong\.example is not a URL at which Kong is reached, such as https:\/\/kong\.example\./,
	],
	[['http://no-such-name.invalid/'], /no-such-name\.invalid cannot be resolved: /],
	[
		['http://127.0.0.1:1/', ...Array.from({ length: 12 }, (_, at) => ['--node', `127.0.1.${at}`]).flat()],
		/these are 13 ways\. Ask over 12 at most: name fewer nodes\./,
	],
];

for (const [args, says] of usage) {
	test(`wrong usage: ${
		args
			.slice(0, 3)
			.map((arg) => JSON.stringify(arg))
			.join(' ') || 'nothing'
	}`, async (t) => {
		const { code, stdout, stderr } = await probe(...args);
		t.is(code, 2);
		t.is(stdout, '');
		t.regex(stderr, says);
	});
}

test('SARIF names the URL as the file of each finding, without which GitHub refuses the document', (t) =>
	withKongs([{ env: listen, source: '10.0.0.5' }], async (url) => {
		const io = fakeIo();
		t.is(await main(['probe', `${url}`, '--my-address', mine, '--format', 'sarif'], io), 1);
		const { results } = JSON.parse(io.said.stdout).runs[0];
		t.true(results.length > 0);
		for (const { locations } of results)
			t.is(
				decodeURIComponent(locations[0].physicalLocation.artifactLocation.uri),
				`${url}`.replace('http://', ''),
			);
	}));
