// Patterns of the chart's schema, which Helm prints: each says in words what it wants, and the words match nothing.
import { readFile } from 'node:fs/promises';
import test from 'ava';
import { isMap } from '../../schema/text/map.ts';
import { chart, renderEach } from '../support/helm.ts';

const schema: unknown = JSON.parse(await readFile(`${chart}/values.schema.json`, 'utf8'));

/** Every schema that has a pattern. */
function patterns(node: unknown): { readonly pattern: string; readonly said: unknown }[] {
	if (Array.isArray(node)) return node.flatMap(patterns);
	if (!isMap(node)) return [];
	const own =
		typeof node.pattern === 'string' ? [{ pattern: node.pattern, said: node.patternErrorMessage }] : [];
	return [...own, ...Object.values(node).flatMap(patterns)];
}

test('each begins with its sentence, which nothing matches', (t) => {
	const all = patterns(schema);
	t.true(all.length > 30);
	for (const { pattern, said } of all) {
		const words = String(said).replace(/\.$/, '');
		t.true(pattern.startsWith(`${words}^|^`), pattern);
		// What Go's, ECMA's and Python's expressions read alike: no bracket, and no bar but the one behind the words.
		t.notRegex(words, /[()[\]{}|\\?+$^]/);
		for (const flags of ['', 'u', 's'])
			for (const text of [words, `${words}.`, `${words}^`, `${words}\n`, `a\n${words}`, `\n${words}\na`])
				t.is(
					new RegExp(pattern, flags).test(text),
					new RegExp(pattern.slice(words.length + 2), flags).test(text),
					text,
				);
	}
});

test('both Helms say it', async (t) => {
	const values = {
		fullnameOverride: 'Kong_1',
		clientIp: { loadBalancer: 'ovhcloud', hostname: 'https://kong.example.com' },
		resources: { limits: { cpu: 'two' } },
	};
	for (const { ok, stderr } of await renderEach(values)) {
		t.false(ok);
		t.regex(stderr, /fullnameOverride.*lower-case letters, digits and dashes, with a letter first/);
		t.regex(stderr, /hostname.*It must be a host name: letters, digits, dashes and dots/);
		t.regex(stderr, /cpu.*It must be an amount such as 500m, 2, 512Mi or 1Gi, without spaces/);
	}
	const right = {
		fullnameOverride: 'kong-1',
		clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/8'], hostname: 'kong.example.com' },
		proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
		resources: { limits: { cpu: '2' } },
	};
	for (const { ok, stderr } of await renderEach(right)) t.true(ok, stderr);
});
