// Clients inside trusted public ranges: the findings say of every product what the simulator does with their requests.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { cdns } from '../../schema/cdn/index.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { decide } from '../../schema/validate/decide.ts';
import { partOf, shareOf } from '../support/breadth.ts';

const of = (clientIp: JsonObject) => decide(mergeValues(chartDefaults, [{ clientIp }]), 'kong');

/** Every product, strategy, CDN and kind of header, as far as somebody is trusted. */
const all = Object.keys(catalogue).flatMap((loadBalancer) =>
	[null, ...Object.keys(cdns)].flatMap((cdn) =>
		(cdn ? ['httpHeaders'] : ['proxyProtocol', 'httpHeaders']).flatMap((strategy) =>
			[true, false].flatMap((recursive) =>
				[null, 'X-Forwarded-For'].flatMap((name) =>
					[true, false].map((cdnOnly) => ({
						loadBalancer,
						cdn,
						strategy,
						cdnOnly,
						httpHeaders: { recursive, name },
						trustedIPs: ['10.0.0.0/16', '52.0.0.0/8'],
					})),
				),
			),
		),
	),
);

test('a range is an error exactly where a client in it is believed', (t) => {
	const seen = { believed: 0, not: 0 };
	for (const clientIp of partOf(all, 48)) {
		const decision = of(clientIp);
		// Where the balancer's own address is not trusted, Kong takes that for the client, whoever calls.
		const others = ['strategy-refused', 'trusted-ips-lack'];
		if (decision.findings.some(({ code }) => others.includes(code))) continue;
		const by = storyOf(decision)?.forgeableBy ?? [];
		const isBelieved = by.some((one) => one.startsWith('clients in 52.0.0.0/8'));
		const [code] = decision.findings.flatMap(({ code: one }) =>
			one === 'trust-internet' || one === 'trust-too-wide' ? [one] : [],
		);
		seen[isBelieved ? 'believed' : 'not']++;
		t.is(code, isBelieved ? 'trust-internet' : 'trust-too-wide', JSON.stringify({ clientIp, by }));
	}
	const enough = shareOf(100, 48);
	t.true(seen.believed > enough && seen.not > enough, JSON.stringify(seen));
});

test('explain names who can forge', (t) => {
	const by = (clientIp: JsonObject) => storyOf(of(clientIp))?.forgeableBy;
	t.deepEqual(by({ loadBalancer: 'metallb' }), []);
	t.deepEqual(by({ loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16', '52.16.0.0/15'] }), [
		'clients in 52.16.0.0/15',
		'pods and hosts in 10.0.0.0/16 that connect to Kong itself',
	]);
	t.deepEqual(by({ loadBalancer: 'aks', cdn: 'cloudflare' }), [
		'other customers of Cloudflare, since a zone of another customer that points at your load balancer can choose CF-Connecting-IP in a Worker, by x-real-ip',
	]);
	t.deepEqual(by({ loadBalancer: 'aks', cdn: 'cloudflare', cdnVerified: true }), []);
	t.deepEqual(
		by({
			loadBalancer: 'generic',
			strategy: 'httpHeaders',
			trustedIPs: ['0.0.0.0/0'],
			allowTrustEveryone: true,
		}),
		['any client'],
	);
	// Google's proxies, and the address of the balancer.
	t.deepEqual(
		by({
			loadBalancer: 'gke-alb-external',
			trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '8.8.8.8/32'],
		}),
		[],
	);
});

test('a range that is too wide is followed by a client in it; one that is vouched for is assumed', (t) => {
	const wide = { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16', '52.16.0.0/15'] };
	const [, , third] = storyOf(of(wide))?.journeys ?? [];
	t.is(third?.client, '52.16.0.5');
	t.is(third?.believed, third?.claims);
	const vouched = storyOf(of({ ...wide, allowPublicRanges: ['52.16.0.0/12'] }));
	t.is(vouched?.journeys.length, 2);
	t.true(vouched?.assumes.includes('nobody but you has addresses in 52.16.0.0/15'));
});
