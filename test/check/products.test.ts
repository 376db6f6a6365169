// What this chart renders is right in the eyes of the check, for every product and strategy.
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { render } from '../../schema/findings/render.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { renderMany } from '../support/batch.ts';
import { checkObjects } from './check-text.ts';

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

const cases = samples.map(({ id, strategy, name, inFront, annotations }) => {
	const keeps = strategy === 'externalTrafficPolicy';
	const known = keeps
		? {}
		: { nodes: ['10.0.0.0/16'], balancerSubnets: id.startsWith('gke') ? ['203.0.113.10'] : [] };
	return {
		name,
		known: { loadBalancer: id, ...known },
		values: {
			replicaCount: 2,
			proxy: inFront ? { ingress: { annotations } } : { annotations },
			clientIp: { loadBalancer: id, strategy, ...(keeps ? {} : { trustedIPs: trusted }) },
		},
	};
});

test('every product and strategy comes out preserved, working and clean, or doubtful where the catalogue doubts', async (t) => {
	const { helm4 } = await helms();
	const rendered = await renderMany(
		helm4,
		cases.map(({ values }) => values),
	);
	const wrong = cases.flatMap(({ name, known }, index) => {
		const { gateways, findings } = checkObjects(rendered[index] ?? [], known);
		const { clientIpPreserved, trafficWorks, spoofable } = gateways[0]?.verdict ?? {};
		const complaints = findings.filter(({ severity }) => severity !== 'note').map(render);
		const verdict = `${clientIpPreserved} ${trafficWorks} ${spoofable}`;
		const clean = verdict === 'yes yes no' && complaints.length === 0;
		return clean === DOUBTFUL.includes(name) ? [`${name}: ${verdict} ${complaints.join(' ')}`] : [];
	});
	t.deepEqual(wrong, []);
});
