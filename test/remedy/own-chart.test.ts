// A release of this chart that keeps no address: the values that `check --fix` gives are rendered by Helm, and the check then ends clean.
import test from 'ava';
import { parse } from 'yaml';
import { fixFiles } from '../../cli/check/fix-text.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import { fixesOf } from '../../schema/remedy/fix/fix.ts';
import { renderOnce } from '../support/helm.ts';

const known = { ...NO_CIRCUMSTANCES, nodes: ['10.0.0.0/16'], balancerSubnets: ['10.1.0.0/24'] };

/** What the strategies are, by a person's reading of each product's page. */
const strategies: { readonly [product: string]: string } = {
	metallb: 'externalTrafficPolicy',
	hetzner: 'proxyProtocol',
	'aws-nlb-ip': 'externalTrafficPolicy',
	'aws-alb-ip': 'httpHeaders',
	'digitalocean-regional': 'proxyProtocol',
};

async function checked(values: JsonObject) {
	const { stdout, stderr } = await renderOnce(values);
	const { objects } = readManifests([{ name: 'rendered.yaml', text: stdout }]);
	return { objects, stderr, ...checkAndAdvise(objects, known) };
}

for (const [product, strategy] of Object.entries(strategies)) {
	test(`${product}: from no strategy to ${strategy}`, async (t) => {
		const values = {
			clientIp: { loadBalancer: product, strategy: 'none' },
			proxy: { annotations: product === 'hetzner' ? { 'load-balancer.hetzner.cloud/location': 'nbg1' } : {} },
		};
		const before = await checked(values);
		t.is(before.gateways[0]?.verdict.clientIpPreserved, 'no', before.stderr);
		const [file, ...others] = fixFiles(fixesOf(before.objects, known, before.remedies), 'fix.yaml');
		t.deepEqual(others, []);
		const fix = parse(file?.text ?? '') as { clientIp: { strategy: string } } & JsonObject;
		t.is(fix.clientIp.strategy, strategy);
		const { gateways, findings, stderr } = await checked(mergeValues(values, [fix]));
		const verdict = gateways[0]?.verdict;
		t.deepEqual(
			[verdict?.clientIpPreserved, verdict?.trafficWorks, verdict?.spoofable],
			['yes', 'yes', 'no'],
			stderr,
		);
		t.deepEqual(
			findings.filter(({ severity }) => severity !== 'note'),
			[],
		);
	});
}
