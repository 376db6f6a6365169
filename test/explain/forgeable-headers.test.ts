// Whatever is in front: a client forges no forwarded header that Kong believes, unless a warning says so.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { cdns } from '../../schema/cdn/index.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { forgeableHeaders } from '../../schema/explain/forgeable-headers.ts';
import { wayPath, waysOf } from '../../schema/explain/path.ts';
import { requestOn } from '../../schema/explain/story.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import { partOf, shareOf } from '../support/breadth.ts';

const products: [string, LoadBalancer][] = Object.entries(catalogue);
const trustedIPs = ['10.0.0.0/8', 'fd00::/8', '203.0.113.7/32', '2001:db8::7/128', '13.32.0.0/15'];

const decided = (clientIp: object): Decision =>
	checkValues(mergeValues(chartDefaults, [{ clientIp: { trustedIPs, ...clientIp } }]), 'kong');

const forgedIn = (decision: Decision) =>
	waysOf(decision).flatMap((way) => {
		const { client, request } = requestOn(way, false);
		const found = forgeableHeaders(wayPath(way, client), { source: client, tls: request.tls });
		return [...found.dashed, ...found.underscored];
	});

/** Each strategy that works, alone and behind each CDN. */
const settings = products.flatMap(([loadBalancer, { strategies }]) => [
	...Object.entries(strategies)
		.filter(([, method]) => !isRefusal(method))
		.map(([strategy]) => ({ loadBalancer, strategy })),
	...Object.keys(cdns).map((cdn) => ({ loadBalancer, cdn, cdnOnly: true })),
]);

test('by auto and by strip, behind every product, by every strategy, behind every CDN', (t) => {
	t.true(settings.length > 400, String(settings.length));
	for (const setting of partOf(settings, 18))
		for (const forwardedHeaders of ['auto', 'strip'])
			t.deepEqual(forgedIn(decided({ ...setting, forwardedHeaders })), [], JSON.stringify(setting));
});

test('by keep a warning says so wherever it can be done', (t) => {
	const forgeable = partOf(settings, 18)
		.map((setting) => decided({ ...setting, forwardedHeaders: 'keep' }))
		.filter((decision) => forgedIn(decision).length > 0);
	t.true(forgeable.length > shareOf(150, 18), String(forgeable.length));
	for (const { findings, situation } of forgeable)
		t.true(
			findings.some(({ code }) => code === 'forwarded-kept'),
			situation.id,
		);
});

test('an ALB left alone passes on the host, and the scheme with underscores', (t) => {
	const decision = decided({
		loadBalancer: 'aws-alb-ip',
		trustedIPs: ['10.0.0.0/16'],
		forwardedHeaders: 'keep',
	});
	const [way] = waysOf(decision);
	if (!way) throw new Error('no port is open');
	const { client } = requestOn(way, false);
	t.deepEqual(forgeableHeaders(wayPath(way, client), { source: client, tls: false }), {
		dashed: ['host', 'path', 'prefix'],
		underscored: ['proto', 'port'],
	});
});
