// What the chart renders for random values that it accepts, both Helms take, and the check, which knows nothing of the values, holds right.
import test from 'ava';
import fc from 'fast-check';
import { renderBoth } from '../support/helm.ts';
import { promised } from '../support/promised.ts';
import { valuesArbitrary } from '../support/values-arbitrary.ts';
import { checkText } from './check-text.ts';

const files = fc.sample(valuesArbitrary, { numRuns: 2500, seed: 20261124 });

test('accepted values render, and their objects bring the client to Kong and let nobody on the internet forge one', async (t) => {
	let checked = 0;
	for (const file of files) {
		// Objects that the user adds are the user's own.
		const values = { ...file, extraObjects: [] };
		const decision = promised(values);
		// Whoever leads the TLS port elsewhere ends TLS in a way that the values do not tell.
		if (!decision || decision.situation.values.proxy.tls.overrideServiceTargetPort !== null) continue;
		checked++;
		const { loadBalancer, cdn } = decision.situation.values.clientIp;
		for (const { stdout, stderr, helm } of await renderBoth(values)) {
			t.is(stderr, '', `${helm.version} ${JSON.stringify(values)}`);
			const { gateways } = checkText(stdout, { loadBalancer, ...(cdn ? { cdn } : {}) });
			t.like(
				gateways[0]?.verdict,
				{ clientIpPreserved: 'yes', trafficWorks: 'yes' },
				`${helm.version} ${JSON.stringify(values)}`,
			);
			t.not(gateways[0]?.verdict.spoofableBy, 'internet', JSON.stringify(values));
		}
	}
	t.true(checked > 30, `only ${checked} files were accepted`);
});
