// What the chart renders for random values that it accepts, both Helms take, and the check, which knows nothing of the values, holds right.
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import type { CheckResult } from '../../schema/check/types.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { acceptedArbitrary } from '../support/accepted-arbitrary.ts';
import { renderMany } from '../support/batch.ts';
import { forBoth, shareOf } from '../support/breadth.ts';
import { renderEach } from '../support/helm.ts';
import { promised } from '../support/promised.ts';
import { checkObjects, checkText } from './check-text.ts';

const accepted = fc
	.sample(acceptedArbitrary, { numRuns: shareOf(320, 12), seed: 20261124 })
	.flatMap((file) => {
		// Objects that the user adds are the user's own.
		const values = { ...file, extraObjects: [] };
		const decision = promised(values);
		if (!decision || isUsersOwn(decision)) return [];
		return [{ values, known: knownOf(decision) }];
	});

/** What objects do not show, or what the chart cannot know of a product: only the user does. */
function isUsersOwn({ situation, findings }: Decision): boolean {
	const { clientIp, proxy } = situation.values;
	const isUnknown = clientIp.loadBalancer === 'generic';
	return (
		// TLS ends somewhere else.
		proxy.tls.overrideServiceTargetPort !== null ||
		// A firewall lets only the CDN in.
		clientIp.cdnOnly ||
		// Annotations are for another balancer than the one that is named, or than none.
		findings.some(({ code }) => code === 'annotation-foreign') ||
		(isUnknown && (proxy.loadBalancerClass !== null || Object.keys(proxy.annotations).length > 0))
	);
}

function knownOf({ situation }: Decision) {
	const { loadBalancer, cdn } = situation.values.clientIp;
	return { loadBalancer, ...(cdn ? { cdn } : {}) };
}

/** The objects bring the client to Kong, and let nobody on the internet forge one. */
function isRight(t: ExecutionContext, { gateways }: CheckResult, values: object): void {
	const [gateway] = gateways;
	const text = JSON.stringify(values);
	t.like(gateway?.verdict, { clientIpPreserved: 'yes', trafficWorks: 'yes' }, text);
	t.not(gateway?.verdict.spoofableBy, 'internet', text);
}

test('many accepted values are tried', (t) => {
	t.true(accepted.length >= shareOf(90, 12), `only ${accepted.length} files were accepted`);
});

for (const [major, tried] of forBoth(accepted)) {
	test(`${major}: the objects of accepted values are right`, async (t) => {
		const rendered = await renderMany(
			(await helms())[major],
			tried.map(({ values }) => values),
		);
		for (const [index, { values, known }] of tried.entries())
			isRight(t, checkObjects(rendered[index] ?? [], known), values);
	});
}

for (const [index, { values, known }] of accepted.slice(0, shareOf(6, 12)).entries()) {
	test(`file ${index + 1} by itself, as users render it`, async (t) => {
		for (const { stdout, stderr, helm } of await renderEach(values)) {
			t.is(stderr, '', `${helm.version} ${JSON.stringify(values)}`);
			isRight(t, checkText(stdout, known), values);
		}
	});
}
