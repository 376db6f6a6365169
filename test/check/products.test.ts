// What this chart renders is right in the eyes of the check, for every product and strategy.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal, type LoadBalancer } from '../../schema/catalogue/types.ts';
import { render } from '../../schema/findings/render.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { run } from '../../scripts/tools/run.ts';
import { chart, withFolder } from '../support/helm.ts';
import { checkText } from './check-text.ts';

const products: [string, LoadBalancer][] = Object.entries(catalogue);
const trusted = ['10.0.0.0/8', '130.211.0.0/22', '35.191.0.0/16', '203.0.113.10/32', '192.168.255.0/24'];

/**
 * Methods of which the catalogue itself says that no source confirms them, that only new controllers know them, or that they need
 * another mode than the default.
 */
const DOUBTFUL = [
	'civo externalTrafficPolicy',
	'aws-nlb-intree proxyProtocol',
	'kube-vip externalTrafficPolicy',
];

/** Certificates, where TLS would otherwise end nowhere. */
const certificates: { readonly [name: string]: { readonly [annotation: string]: string } } = {
	'alibaba-clb httpHeaders': { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id': 'one' },
};

/** Annotations that only the user can fill, without which no balancer is made. */
function givenBy({ failsUnless }: LoadBalancer): { readonly [name: string]: string } {
	if (failsUnless?.scheme) return {};
	const [first] = Object.entries(failsUnless?.annotations ?? {}).filter(([, value]) => value === null);
	return first ? { [first[0]]: 'a:b' } : {};
}

const samples = products.flatMap(([id, entry]) =>
	Object.entries(entry.strategies)
		.filter(([, method]) => !isRefusal(method))
		.map(([strategy]) => ({
			id,
			strategy,
			name: `${id} ${strategy}`,
			inFront: entry.failsUnless?.inFront === true,
			annotations: { ...givenBy(entry), ...(certificates[`${id} ${strategy}`] ?? {}) },
		})),
);

test('every product and strategy comes out preserved, working and clean, or doubtful where the catalogue doubts', async (t) => {
	const { helm4 } = await helms();
	await withFolder(async (folder) => {
		const wrong: string[] = [];
		for (const { id, strategy, name, inFront, annotations } of samples) {
			const keeps = strategy === 'externalTrafficPolicy';
			const values = {
				replicaCount: 2,
				proxy: inFront ? { ingress: { annotations } } : { annotations },
				clientIp: { loadBalancer: id, strategy, ...(keeps ? {} : { trustedIPs: trusted }) },
			};
			const file = join(folder, 'values.yaml');
			await writeFile(file, JSON.stringify(values));
			const { exitCode, stdout, stderr } = await run(helm4.path, [
				'template',
				'kong',
				chart,
				'--values',
				file,
			]);
			t.is(exitCode, 0, stderr);
			const known = keeps
				? {}
				: { nodes: ['10.0.0.0/16'], balancerSubnets: id.startsWith('gke') ? ['203.0.113.10'] : [] };
			const { gateways, findings } = checkText(stdout, { loadBalancer: id, ...known });
			const { clientIpPreserved, trafficWorks, spoofable } = gateways[0]?.verdict ?? {};
			const complaints = findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
			const clean =
				clientIpPreserved === 'yes' &&
				trafficWorks === 'yes' &&
				spoofable === 'no' &&
				complaints.length === 0;
			if (clean === DOUBTFUL.includes(name))
				wrong.push(
					`${name}: ${clientIpPreserved}, ${trafficWorks}, ${spoofable}, ${complaints.join(' ')} ${findings
						.filter(({ severity }) => severity !== 'note')
						.map(render)
						.join(' ')}`,
				);
		}
		t.deepEqual(wrong, []);
	});
});
