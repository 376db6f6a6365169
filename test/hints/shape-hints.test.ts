// What a value of the wrong kind was most likely meant to be.
import test from 'ava';
import { shapeHint } from '../../schema/hints/shape-hints.ts';
import type { ValuePath } from '../../schema/text/path.ts';

const trusted = ['clientIp', 'trustedIPs'];
const flags = ['proxy', 'tls', 'parameters'];
const annotation = ['proxy', 'annotations', 'example.com/a'];

for (const [path, kind, value, hint] of [
	[['echo', 'enabled'], 'boolean', 'True', 'Write it without quotes: true.'],
	[['echo', 'enabled'], 'boolean', 'off', 'Write it without quotes: false.'],
	[['replicaCount'], 'whole number', '8080', 'Write it without quotes: 8080.'],
	[['drain', 'wait'], 'whole number', '30s', 'Write 30 alone.'],
	[['drain', 'wait'], 'whole number', 'http', undefined],
	[['image', 'tag'], 'string', true, 'To mean text, put it in quotes: "true".'],
	[
		['podDisruptionBudget', 'minAvailable'],
		'string or number',
		true,
		'To mean text, put it in quotes: "true".',
	],
	[annotation, 'map of strings', 3, 'To mean text, put it in quotes: "3".'],
	[annotation, 'map of strings', [{ HTTPS: 443 }], `To mean text, put it in quotes: '[{"HTTPS":443}]'.`],
	// Few words.
	[
		['clientIp', 'cdn'],
		'string',
		true,
		'Use akamai, azure-front-door, bunny, cloudflare, cloudfront or fastly.',
	],
	[['clientIp', 'loadBalancer'], 'string', 1, 'kong-client-ip load-balancers tells them apart.'],
	[['clientIp', 'proxyProtocol', 'version'], 'whole number', 'v2', 'Use 1 or 2.'],
	[['clientIp', 'proxyProtocol', 'version'], 'whole number', '2', 'Write it without quotes: 2.'],
	// Lists.
	[trusted, 'list of strings', 'a, b', 'Write it as a list: ["a", "b"].'],
	[trusted, 'list of strings', '-10.0.0.0/8', 'A dash needs a space after it.'],
	[trusted, 'list of strings', 'a,'.repeat(150), undefined],
	[trusted, 'list of strings', {}, undefined],
	[[...trusted, 0], 'list of strings', { cidr: '10.0.0.0/8' }, 'Write 10.0.0.0/8 alone.'],
	[[...trusted, 0], 'list of strings', { a: '1', b: '2' }, undefined],
	[[...flags, 1], 'list of strings', { backlog: 16384 }, 'Write backlog=16384 alone.'],
	[['tolerations'], 'list of maps', { key: 'a' }, 'Begin each item with a dash.'],
	[['proxy', 'ingress', 'tls'], 'list of maps', 'api', 'Write it as a list: [{secretName: "api"}].'],
	[trusted, 'list of strings', '[10.0.0.0/8]', 'Write it without quotes: [10.0.0.0/8].'],
	[['image', 'pullSecrets'], 'list', 'regcred', 'Write it as a list: ["regcred"].'],
	[['clientIp', 'strategy'], 'string', { proxyProtocol: true }, 'Write proxyProtocol alone.'],
	[['echo', 'enabled'], 'boolean', 'true,', 'Remove the comma behind it.'],
	// Maps.
	[['env'], 'map', [{ name: 'a' }], 'Write key: value, without a dash.'],
	[['env', 'headers'], 'string, number, boolean or map', ['a', 'b'], 'Write it as one text: "a, b".'],
	[['updateStrategy'], 'map', 'Recreate', 'Did you mean updateStrategy.type?'],
	[['clientIp'], 'map', 'loadBalancer:aks', 'A colon needs a space after it.'],
	[
		['clientIp'],
		'map',
		'loadBalancer:\u00a0aks',
		'It holds a no-break space, which only looks like one: type a plain space.',
	],
	[['clientIp'], 'map', 'aks', undefined],
	[['echo'], 'map', true, 'Did you mean echo.enabled?'],
	[['drain'], 'map', 25, 'It has the keys drain.wait, drain.timeout.'],
	[['image'], 'map', 'kong:3.9.1', 'Below it write repository: kong and tag: "3.9.1".'],
	[
		['image'],
		'map',
		'registry.example.com:5000/kong',
		'Below it write repository: registry.example.com:5000/kong.',
	],
	// Text.
	[['dblessConfig', 'configMap'], 'string', { name: 'routes' }, 'Write routes alone.'],
	[
		['dblessConfig', 'config'],
		'string',
		{ _format_version: '3.0' },
		'Write config: | and indent the text below it.',
	],
] as const satisfies readonly (readonly [ValuePath, string, unknown, string | undefined])[]) {
	test(`${path.join('.')}, ${JSON.stringify(value).slice(0, 40)} for a ${kind}: ${hint ?? 'no hint'}`, (t) => {
		t.is(shapeHint({ path, kind, value }), hint);
	});
}
