// Source ranges of a CDN's own mean that CDN, where something enforces them and the user names no other.
import test from 'ava';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import { render } from '../../schema/findings/render.ts';
import { checkText, gatewayText } from './check-text.ts';

const cloudflare = shippedRanges.cloudflare?.ipv4 ?? [];
const metallb = { 'metallb.io/address-pool': 'public' };
const believes = (trusted: string) => ({
	KONG_REAL_IP_HEADER: 'CF-Connecting-IP',
	KONG_TRUSTED_IPS: trusted,
});

interface Closed {
	readonly ranges: readonly string[];
	readonly env?: { readonly [name: string]: string };
	readonly annotations?: { readonly [name: string]: string };
	readonly policy?: string;
}

function on(
	{ ranges, env = {}, annotations = metallb, policy = 'Local' }: Closed,
	given: Partial<Circumstances> = {},
) {
	const text = gatewayText({ annotations, policy, env }).replace(
		'"externalTrafficPolicy"',
		`"loadBalancerSourceRanges":${JSON.stringify(ranges)},"externalTrafficPolicy"`,
	);
	const { gateways, findings } = checkText(text, given);
	const { clientIpPreserved, spoofableBy, kongBelieves } = gateways[0]?.verdict ?? {};
	return {
		is: `${clientIpPreserved} ${spoofableBy} ${kongBelieves}`,
		codes: findings.map(({ code }) => code),
		texts: findings.map((one) => render(one)),
	};
}

test('where only the CDN may connect, it is in front: without its header Kong sees its edges', (t) => {
	const { is, texts } = on({ ranges: cloudflare });
	t.is(is, 'no nobody CDN');
	t.true(
		texts.includes(
			'Service/kong-proxy lets in Cloudflare only, so the check assumes that clients come through it. Name another CDN with --cdn.',
		),
	);
	t.is(on({ ranges: cloudflare, env: believes(cloudflare.join(',')) }).is, 'yes nobody client');
	t.is(on({ ranges: cloudflare.slice(0, 2) }).is, 'no nobody CDN');
});

test('ranges of others beside it, or of nobody that is known, say nothing of a CDN', (t) => {
	t.is(on({ ranges: [...cloudflare, '198.51.100.0/24'] }).is, 'yes nobody client');
	t.is(on({ ranges: ['198.51.100.0/24'] }).is, 'yes nobody client');
	t.is(on({ ranges: ['104.0.0.0/8'] }).is, 'yes nobody client');
	t.is(on({ ranges: [] }).is, 'yes nobody client');
});

test('the user may name another CDN', (t) => {
	const fastly = on({ ranges: cloudflare, env: believes(cloudflare.join(',')) }, { cdn: 'fastly' });
	t.false(fastly.texts.some((text) => /assumes that clients come through it/.test(text)));
	t.true(on({ ranges: cloudflare }).texts.some((text) => /assumes that clients come through it/.test(text)));
});

test('ranges that the controller does not heed close nothing', (t) => {
	const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };
	const digitalocean = {
		'service.beta.kubernetes.io/do-loadbalancer-type': 'REGIONAL',
		'service.beta.kubernetes.io/do-loadbalancer-protocol': 'http',
	};
	const closed = { ranges: cloudflare, env: believes('10.0.0.0/16'), policy: 'Cluster' };
	const given = { nodes: ['10.0.0.0/16'], cdn: 'cloudflare' } as const;
	t.regex(on({ ...closed, annotations: hetzner }, given).is, /internet/);
	t.regex(on({ ...closed, annotations: digitalocean }, given).is, /insider/);
});

test("what other customers of the CDN can do is said wherever Kong believes the CDN's addresses", (t) => {
	const shared = (env: { readonly [name: string]: string }) =>
		on({ ranges: cloudflare, env }).codes.includes('cdn-shared');
	t.true(shared(believes(cloudflare.join(','))));
	t.false(shared({}));
});

test('where others may connect beside the CDN, the header is tried from there', (t) => {
	const scaleway = { 'service.beta.kubernetes.io/scw-loadbalancer-zone': 'fr-par-1' };
	const behind = (ranges: readonly string[], given: Partial<Circumstances> = {}) =>
		on(
			{ ranges, env: believes('10.0.0.0/16'), policy: 'Cluster', annotations: scaleway },
			{ nodes: ['10.0.0.0/16'], cdn: 'cloudflare', ...given },
		).is;
	t.regex(behind(cloudflare), /insider/);
	t.regex(behind([...cloudflare, '10.0.0.0/8']), /insider/);
	for (const range of ['0.0.0.0/0', '0.0.0.0/1', '104.0.0.0/8', '203.0.113.0/24', '151.101.0.0/16'])
		t.regex(behind([...cloudflare, range]), /internet/, range);
	t.regex(behind(['203.0.113.0/24'], { cdnOnly: true }), /insider/);
});
