// A gateway is judged by the version of its image, and nothing is held against one that does not name a version.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const findings = (image: string, env: { readonly [name: string]: string } = {}) =>
	checkText(gatewayText({ policy: 'Local', image, env: { KONG_LICENSE_PATH: '/l', ...env } }), {
		loadBalancer: 'metallb',
	}).findings;
const codes = (image: string, env?: { readonly [name: string]: string }) =>
	findings(image, env).map(({ code }) => code);

/** Images that do not say which version they are, with the one that is assumed. */
const silent = [
	['kong', '3.9'],
	['kong:latest', '3.9'],
	['kong@sha256:00', '3.9'],
	['registry.example:5000/team/kong', '3.9'],
	['registry.example:5000/team/kong:build-7', '3.9'],
	['acme/edge:1.2.3', '3.9'],
	['kong/kong-gateway', '3.15'],
	['kong/kong-gateway:latest', '3.15'],
	['kong/kong-gateway:ubuntu', '3.15'],
	['registry.example:5000/kong/kong-gateway@sha256:00', '3.15'],
	['kong/kong-gateway:3.99', '3.15'],
] as const;

/** What only some versions or editions take. */
const disputed = {
	KONG_UNTRUSTED_LUA: 'strict',
	KONG_DATABASE: 'cassandra',
	KONG_CLUSTER_MTLS: 'pki_check_cn',
	KONG_TLS_CERTIFICATE_VERIFY: 'on',
	KONG_WASM: 'on',
	KONG_NGINX_PROXY_PROXY_PROTOCOL_PASSTHROUGH: 'on',
	KONG_NGINX_HTTP_EARLY_HINTS: 'on',
};

for (const [image, version] of silent)
	test(`${image}: one note says that ${version} is assumed, and nothing is an error`, (t) => {
		const found = findings(image, disputed);
		const notes = found.filter(({ code }) => code === 'kong-version-assumed');
		t.deepEqual(
			notes.map(({ args }) => args.version),
			[version],
		);
		t.deepEqual(
			found.filter(({ code }) => code !== 'kong-version-assumed'),
			[],
		);
	});

test('what no version takes is refused whatever the image', (t) => {
	for (const image of ['kong:latest', 'kong/kong-gateway:latest', 'acme/edge:1'])
		t.true(codes(image, { KONG_UNTRUSTED_LUA: 'laxly' }).includes('settings-refused'), image);
});

test('each gateway has a note of its own, also with several Services', (t) => {
	const two = ['one', 'two'].map((name) =>
		gatewayText({ policy: 'Local', image: 'kong:latest' })
			.replaceAll('"name":"kong"', `"name":"${name}"`)
			.replaceAll('"app":"kong"', `"app":"${name}"`),
	);
	const more = two.map((text) => text.split('\n---\n')[0]?.replace('kong-proxy', 'kong-second') ?? '');
	const { findings: found } = checkText([...two, ...more].join('\n---\n'), { loadBalancer: 'metallb' });
	t.is(found.filter(({ code }) => code === 'kong-version-assumed').length, 2);
});

test('a version that is known is judged by what it takes', (t) => {
	const lax = { KONG_UNTRUSTED_LUA: 'lax' };
	t.deepEqual(codes('kong:3.9', lax), ['settings-refused']);
	t.deepEqual(codes('kong/kong-gateway:3.13.0.10', lax), ['settings-refused']);
	t.deepEqual(codes('kong/kong-gateway:3.14', lax), []);
	t.deepEqual(codes('registry.example:5000/kong/kong-gateway:3.15.0.4-ubuntu@sha256:00', lax), []);
	t.deepEqual(codes('kong:2.8', { KONG_DATABASE: 'cassandra' }), []);
	t.deepEqual(codes('kong:3.9', { KONG_DATABASE: 'cassandra' }), ['settings-refused']);
	t.deepEqual(codes('kong/kong-gateway:3.9', { KONG_CLUSTER_MTLS: 'pki_check_cn' }), []);
});

test('a refusal says what this version takes, and which takes the word', (t) => {
	const [refusal] = findings('kong:3.9', { KONG_UNTRUSTED_LUA: 'lax' });
	t.is(
		refusal?.args.problem,
		'KONG_UNTRUSTED_LUA "lax" is none of the values that Kong 3.9 knows; write on, off or sandbox; lax is of Kong 3.14 and later',
	);
});
