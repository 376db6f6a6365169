// Upgrades that the API server refuses although each of the two values files is right by itself: which they are, what
// it says, and that the release that runs is left as it was.
import test from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { apply, chart, liveObjects, settled, tryHelm, uninstall } from './release.ts';
import { namespace, restricted } from './support.ts';

const refusals = [
	{
		title: 'another class of load balancer',
		before: { clientIp: { loadBalancer: 'generic' } },
		after: { clientIp: { loadBalancer: 'aws-eks-auto-nlb' } },
		says: /spec\.loadBalancerClass: Invalid value: .*may not change once set/,
	},
	{
		title: 'another health check node port',
		before: { proxy: { healthCheckNodePort: 32101 } },
		after: { proxy: { healthCheckNodePort: 32102 } },
		says: /spec\.healthCheckNodePort: Forbidden: field is immutable/,
	},
	{
		title: 'another first IP family',
		before: { proxy: { ipFamilies: ['IPv4'] } },
		after: { proxy: { ipFamilies: ['IPv6'] } },
		says: /spec\.clusterIPs\[0\]: Invalid value: .*expected an IPv6 value/,
	},
	{
		title: 'another name for the same objects',
		before: { fullnameOverride: 'kong' },
		after: { fullnameOverride: 'kong', nameOverride: 'gateway' },
		says: /spec\.selector: Invalid value: .*field is immutable/,
	},
] as const;

for (const { title, before, after, says } of refusals) {
	test.serial(`${title} is refused by Kubernetes, and what runs stays`, async (t) => {
		for (const program of Object.values(await helms())) {
			const release = { helm: program, namespace: await namespace(t, restricted), name: 'kong' };
			await apply(t, release, 'install', before);
			const running = settled(await liveObjects(t, release));
			const args = ['upgrade', release.name, chart, '--values', '-', '--timeout', '60s'];
			const { exitCode, stderr } = await tryHelm(release, args, JSON.stringify(after));
			t.is(exitCode, 1);
			t.regex(stderr, says);
			// Helm has applied what came before the refused object; the old values bring everything back.
			await apply(t, release, 'upgrade', before);
			t.deepEqual(settled(await liveObjects(t, release)), running);
			await uninstall(t, release);
		}
	});
}
