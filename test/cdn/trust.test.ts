// Where a CDN's shipped ranges are trusted, what is asked of the user beside them, and that Kong then sees the client.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { allRanges, type CdnRanges } from '../../schema/cdn/ranges/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { wayPath, waysOf } from '../../schema/explain/path.ts';
import { requestOn, storyOf } from '../../schema/explain/story.ts';
import { render } from '../../schema/findings/render.ts';
import { judgeAddress, trace } from '../../schema/trace/index.ts';
import { decide } from '../../schema/validate/decide.ts';

const own = ['10.0.0.0/16'];
const ranges = (id: 'cloudflare' | 'fastly') => allRanges(shippedRanges[id] as CdnRanges);
const locked = { loadBalancerSourceRanges: [...ranges('cloudflare')] };
const listHeader = { httpHeaders: { name: 'X-Forwarded-For' } };

const decided = (values: JsonObject) => decide(mergeValues(chartDefaults, [values]), 'kong');
const trustOf = (values: JsonObject) => decided(values).environment.KONG_TRUSTED_IPS;
const textsOf = (values: JsonObject, code: string) =>
	decided(values)
		.findings.filter((finding) => finding.code === code)
		.map(render);

/** Values, and whom Kong trusts under them: the user's, the CDN's, or both. */
const placed: { readonly [name: string]: readonly [values: JsonObject, trusted: readonly string[]] } = {
	'the CDN is the peer, by traffic policy Local': [
		{ clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' } },
		ranges('cloudflare'),
	],
	'the CDN is the peer, straight to pods': [
		{ clientIp: { loadBalancer: 'aws-nlb-ip', cdn: 'fastly' } },
		ranges('fastly'),
	],
	'the CDN is the peer, and the user adds a range': [
		{ clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', trustedIPs: own } },
		[...own, ...ranges('cloudflare')],
	],
	'a range that the user has too is there once': [
		{ clientIp: { loadBalancer: 'aks', cdn: 'fastly', trustedIPs: ranges('fastly').slice(0, 1) } },
		ranges('fastly'),
	],
	'the user wants none of the shipped ones': [
		{
			clientIp: {
				loadBalancer: 'aks',
				cdn: 'cloudflare',
				cdnRanges: 'own',
				trustedIPs: ranges('cloudflare').slice(0, 2),
			},
		},
		ranges('cloudflare').slice(0, 2),
	],
	'a header with one address through a balancer that passes requests on': [
		{ clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: own }, proxy: locked },
		own,
	],
	'a list header through a balancer that does not read requests': [
		{
			clientIp: { loadBalancer: 'aws-clb-tcp', cdn: 'cloudflare', trustedIPs: own, ...listHeader },
			proxy: locked,
		},
		own,
	],
	'a header with one address through a balancer that reads requests': [
		{ clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', cdnOnly: true, trustedIPs: own } },
		own,
	],
	'a list header through a balancer that appends the CDN to it': [
		{
			clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'fastly', cdnOnly: true, trustedIPs: own, ...listHeader },
		},
		[...own, ...ranges('fastly')],
	],
};

for (const [name, [values, trusted]] of Object.entries(placed)) {
	test(`trusted: ${name}`, (t) => {
		t.is(trustOf(values), trusted.join(','));
		t.deepEqual(
			decided(values).findings.filter(
				({ code }) => !['cdn-caveat', 'cdn-unverified', 'taken-over'].includes(code),
			),
			[],
		);
	});

	test(`Kong sees the client, and no forged one: ${name}`, (t) => {
		for (const journey of storyOf(decided(values))?.journeys ?? [])
			t.true(journey.right, journey.claims ?? 'an honest client');
		t.is(storyOf(decided(values))?.journeys.length, 2);
	});
}

test('without the CDN among the trusted, Kong takes it for the client that the list header names last', (t) => {
	const clientIp = {
		loadBalancer: 'aws-alb-ip',
		cdn: 'fastly',
		cdnOnly: true,
		trustedIPs: own,
		...listHeader,
	};
	const [way] = waysOf(decided({ clientIp }));
	const [without] = waysOf(decided({ clientIp: { ...clientIp, cdnRanges: 'own' } }));
	if (!way || !without) return t.fail('no way is open');
	const { client, request } = requestOn(way, false);
	const path = wayPath({ ...way, gateway: without.gateway }, client);
	t.is(judgeAddress(trace(path, request), client).believed, way.wire.addresses.cdn);
});

test('the balancer’s own addresses are asked for although ranges ship: they are of no use to that peer', (t) => {
	const clientIp = { loadBalancer: 'aws-alb-ip', cdn: 'fastly', cdnOnly: true, ...listHeader };
	t.deepEqual(textsOf({ clientIp }, 'trusted-ips-missing'), [
		"clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
	]);
	const proxy = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' };
	t.deepEqual(textsOf({ clientIp: { ...clientIp, trustedIPs: own }, proxy }, 'family-untrusted'), [
		'proxy.ipFamilies has IPv6, but clientIp.trustedIPs has no IPv6 range: where Kong is reached over IPv6, it mistakes its peer for the client. Add one, or correct proxy.ipFamilies.',
	]);
});

test('a CDN whose ranges do not ship: the user reads where it publishes them', (t) => {
	t.deepEqual(textsOf({ clientIp: { loadBalancer: 'aks', cdn: 'akamai' } }, 'trusted-ips-missing'), [
		'clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the ranges of akamai. To find them: your Origin IP Access Control List in Akamai Control Center',
	]);
	t.deepEqual(
		textsOf(
			{ clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', cdnRanges: 'own' } },
			'trusted-ips-missing',
		),
		[
			'clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the ranges of cloudflare. To find them: https://www.cloudflare.com/ips',
		],
	);
	const behindAlb = { loadBalancer: 'aws-alb-ip', cdn: 'akamai', cdnOnly: true, ...listHeader };
	t.deepEqual(textsOf({ clientIp: behindAlb }, 'trusted-ips-missing'), [
		"clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the load balancer's own addresses, and the ranges of akamai. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets); and your Origin IP Access Control List in Akamai Control Center",
	]);
});

test('a balancer that hides the CDN: what of the values closes it, and what does not', (t) => {
	const google = { loadBalancer: 'gke-alb-external', cdn: 'cloudflare', trustedIPs: own };
	const open = [
		'clientIp.cdn cloudflare behind gke-alb-external: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Let only the CDN reach it by a rule outside this chart (a Cloud Armor security policy on its backend service) and set clientIp.cdnOnly, or use a pass-through balancer.',
	];
	t.deepEqual(textsOf({ clientIp: google }, 'cdn-open-balancer'), open);
	// The source ranges of a ClusterIP limit nobody.
	t.deepEqual(textsOf({ clientIp: google, proxy: locked }, 'cdn-open-balancer'), open);
	t.deepEqual(textsOf({ clientIp: { ...google, cdnOnly: true } }, 'cdn-open-balancer'), []);
	const gateway = { loadBalancer: 'aks-appgw', cdn: 'fastly', trustedIPs: own };
	t.deepEqual(textsOf({ clientIp: gateway }, 'cdn-open-balancer'), [
		"clientIp.cdn fastly behind aks-appgw: the balancer hides the CDN, so anyone who calls it directly can forge Fastly-Client-IP. Let only the CDN reach it by a rule outside this chart (a network security group on the gateway's subnet) and set clientIp.cdnOnly, or use a pass-through balancer.",
	]);
	const elb = { loadBalancer: 'aws-clb-http', cdn: 'cloudflare', trustedIPs: own };
	t.is(textsOf({ clientIp: elb }, 'cdn-open-balancer').length, 1);
	t.deepEqual(textsOf({ clientIp: elb, proxy: locked }, 'cdn-open-balancer'), []);
	t.deepEqual(textsOf({ clientIp: { ...elb, cdnOnly: true } }, 'cdn-open-balancer'), []);
});
