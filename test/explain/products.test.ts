// Every product by every strategy that works there: Kong sees the client, and believes no forged address.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { wayPath, waysOf } from '../../schema/explain/path.ts';
import { requestOn } from '../../schema/explain/story.ts';
import { judgeAddress, trace } from '../../schema/trace/index.ts';
import { decide } from '../../schema/validate/decide.ts';

const products: [string, LoadBalancer][] = Object.entries(catalogue);

for (const [id, { strategies }] of products) {
	for (const [strategy, method] of Object.entries(strategies)) {
		if (isRefusal(method)) continue;
		test(`${id} by ${strategy}`, (t) => {
			// Its front ends, as Google publishes them, and the address of the forwarding rule.
			const ofGoogle = [
				'130.211.0.0/22',
				'35.191.0.0/16',
				'2600:2d00:1:b029::/64',
				'2600:2d00:1:1::/64',
				'203.0.113.7/32',
				'2001:db8::7/128',
			];
			const trustedIPs =
				strategy === 'externalTrafficPolicy'
					? []
					: ['10.0.0.0/8', 'fd00::/8', ...(method.alsoTrust ? ofGoogle : [])];
			const proxy = { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' };
			const values = mergeValues(chartDefaults, [
				{ clientIp: { loadBalancer: id, strategy, trustedIPs }, proxy },
			]);
			const ways = waysOf(decide(values, 'kong'));
			t.is(ways.length, 4);
			for (const way of ways) {
				for (const forges of [false, true]) {
					const { client, request } = requestOn(way, forges);
					const { preserved, believed } = judgeAddress(trace(wayPath(way, client), request), client);
					t.true(
						preserved,
						`${way.name} by ${way.family}, ${forges ? 'forged' : 'honest'}: Kong believes ${believed}`,
					);
				}
			}
		});
	}
}
