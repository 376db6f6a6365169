// The check follows requests with addresses of its own making. None of them reaches a reader: every address in a text or in JSON is
// in the input, in what ships, or in a setting that is advised.
import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { parse } from 'yaml';
import { catalogue } from '../../schema/catalogue/index.ts';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { findings } from '../../schema/findings/index.ts';
import { renderWithHint } from '../../schema/findings/render.ts';
import type { Sample } from '../../schema/findings/sample.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { partOf } from '../support/breadth.ts';
import { adviseText, checkText, gatewayText } from './check-text.ts';

type Result = ReturnType<typeof checkText>;

const ADDRESS = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7})(?![\w:])/gi;

/** No examples: listeners on all addresses, loopback, and the one by which Istio's sidecar calls. */
const FACTS = ['0.0.0.0', '127.0.0.1', '127.0.0.6'];

const shipped = JSON.stringify([catalogue, shippedRanges]);

function invented({ gateways, findings: found }: Result, input: string): string[] {
	const said = [...found.map(renderWithHint), JSON.stringify(gateways)].join('\n');
	return [...new Set(said.match(ADDRESS) ?? [])].filter(
		(ip) => !FACTS.includes(ip) && !input.includes(ip) && !shipped.includes(ip),
	);
}

test('the pattern sees addresses', (t) => {
	const text = 'peer (203.0.113.250), fd00:ba1a::10 and 100.64.200.10; 2001:db8:66::6.';
	t.deepEqual(text.match(ADDRESS), ['203.0.113.250', 'fd00:ba1a::10', '100.64.200.10', '2001:db8:66::6']);
	t.is('kong:3.9, 10:30, a 1.2.3 version'.match(ADDRESS), null);
});

test('in no sample of a finding', (t) => {
	const all = Object.values(findings) as readonly { code: string; samples: readonly Sample[] }[];
	for (const { code, samples } of partOf(all, 20))
		for (const input of samples)
			if ('objects' in input) {
				const circumstances = input.circumstances ?? {};
				const result = checkAndAdvise(objectsOf(input.objects), { ...NO_CIRCUMSTANCES, ...circumstances });
				t.deepEqual(invented(result, JSON.stringify(input)), [], code);
			}
});

test('in no situation of a real user, whatever is said of its network', (t) => {
	const folder = new URL('cases/', import.meta.url);
	for (const file of partOf(readdirSync(folder), 16)) {
		const { circumstances, manifests } = parse(readFileSync(new URL(file, folder), 'utf8'));
		for (const given of [circumstances, { ...circumstances, ...NO_CIRCUMSTANCES }])
			t.deepEqual(invented(adviseText(manifests, given), manifests + JSON.stringify(given)), [], file);
	}
});

// Each product meets every trust, and in turn every header, policy and CDN.
test('behind no product, under no policy, with no header, whomever Kong trusts', (t) => {
	const trusts = ['', '10.0.0.0/8', '127.0.0.1', '34.98.7.6,35.191.0.0/16', '0.0.0.0/0,::/0', '0.0.0.0/1'];
	const headers = ['X-Forwarded-For', 'X-Real-IP', 'CF-Connecting-IP', 'proxy_protocol'];
	const fronts = ['none', 'unheard-of', ...Object.keys(catalogue)];
	const pairs = fronts.flatMap((front, index) =>
		trusts.map((trusted, turn) => ({ front, index, trusted, turn })),
	);
	for (const { front, index, trusted, turn } of partOf(pairs, 48)) {
		const env = {
			KONG_REAL_IP_HEADER: headers[(index + turn) % headers.length] ?? '',
			KONG_REAL_IP_RECURSIVE: 'on',
			...(trusted ? { KONG_TRUSTED_IPS: trusted } : {}),
		};
		const text = gatewayText({ policy: (index + turn) % 3 === 0 ? 'Local' : 'Cluster', env });
		const given = {
			loadBalancer: front,
			...((index + turn) % 5 === 0 ? { cdn: 'cloudflare' as const } : {}),
		};
		// Every third has advice as well.
		const result = ((index - turn) % 3 === 0 ? adviseText : checkText)(text, given);
		t.deepEqual(invented(result, text), [], JSON.stringify([given, env]));
	}
});
