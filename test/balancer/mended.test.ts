// Which balancer there would be without the settings that its controller refuses, and that a check speaks of that one.
import test from 'ava';
import { check } from '../../cli/library/check.ts';
import { balancerReader } from '../../schema/balancer/read.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';

const oracle = 'oci.oraclecloud.com';
const ports = [{ name: 'proxy', port: 80, targetPort: 8000 }];

const service = (annotations: object, spec: object = {}) => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: 'kong-proxy', annotations },
	spec: { type: 'LoadBalancer', selector: { app: 'kong' }, ports, ...spec },
});

function mendedProduct(annotations: object, spec: object = {}): string | null {
	const objects = objectsOf([service(annotations, spec)]);
	const [object] = objects;
	const [reading] = object ? balancerReader(inventory(objects))(object) : [];
	return reading?.mended?.outcome === 'balancer' ? reading.mended.balancer.product : null;
}

test('settings that are refused are taken away, one after the other', (t) => {
	const mode = { [`${oracle}/ingress-ip-mode`]: 'nodes' };
	t.is(mendedProduct(mode), 'oci lb');
	t.is(mendedProduct({ ...mode, [`${oracle}/loadbalancer-policy`]: 'ip_hash' }), 'oci lb');
	t.is(mendedProduct({ ...mode, [`${oracle}/load-balancer-type`]: 'nlb' }), 'oci nlb');
	t.is(mendedProduct(mode, { loadBalancerSourceRanges: ['10.0.0.0/8', 'everybody'] }), 'oci lb');
	t.is(mendedProduct(mode, { sessionAffinity: 'ClientIP' }), 'oci lb');
});

test('nothing is mended where nothing is refused, a part is made, or something is missing', (t) => {
	const hetzner = 'load-balancer.hetzner.cloud';
	t.is(mendedProduct({ [`${oracle}/ingress-ip-mode`]: 'proxy' }), null);
	t.is(mendedProduct({ [`${hetzner}/location`]: 'fsn1', [`${hetzner}/uses-proxyprotocol`]: 'yes' }), null);
	t.is(mendedProduct({ [`${beta}/oci-load-balancer-shape`]: 'flexible' }), null);
});

const beta = 'service.beta.kubernetes.io';

test('a check speaks of the balancer that there would be', (t) => {
	const containers = [{ name: 'proxy', image: 'kong:3.9', ports: [{ name: 'proxy', containerPort: 8000 }] }];
	const pods = { metadata: { labels: { app: 'kong' } }, spec: { containers } };
	const kong = {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: 'kong' },
		spec: { selector: { matchLabels: { app: 'kong' } }, template: pods },
	};
	const input = [service({ [`${oracle}/ingress-ip-mode`]: 'nodes' }), kong].map((one) => JSON.stringify(one));
	const { findings } = check([{ name: 'kong.yaml', text: input.join('\n---\n') }], {});
	// Packets that keep their source would make it "source-rewritten", and traffic policy Local the remedy.
	t.deepEqual(
		findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
		['controller-refuses', 'source-replaced'],
	);
});
