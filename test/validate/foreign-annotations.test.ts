// Annotations of another provider: found on every product, and never a product's own.
import test from 'ava';
import { namesOf } from '../../schema/catalogue/annotation-names.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { foreignOwners } from '../../schema/findings/values/service/annotation-owners.ts';

/** The providers that annotations on a product are for, one text for each annotation. */
function owners(loadBalancer: keyof typeof catalogue, names: Iterable<string>): string[] {
	return [...names].flatMap((name) => {
		const found = foreignOwners(name, catalogue[loadBalancer]);
		return found.length > 0 ? [found.join(' or ')] : [];
	});
}

test('no product’s own annotations are foreign to it, nor those of its provider', (t) => {
	const all = Object.entries<LoadBalancer>(catalogue) as [keyof typeof catalogue, LoadBalancer][];
	for (const [id, { provider }] of all) {
		for (const [, other] of all.filter(([, one]) => one.provider === provider))
			t.deepEqual(owners(id, namesOf(other)), [], id);
	}
});

test('another provider’s are, and it is named', (t) => {
	const aws = 'service.beta.kubernetes.io/aws-load-balancer-name';
	t.deepEqual(owners('aks', [aws]), ['AWS']);
	t.deepEqual(owners('metallb', [aws]), ['AWS']);
	t.deepEqual(owners('hetzner', ['oci.oraclecloud.com/load-balancer-type']), ['Oracle']);
	t.deepEqual(owners('aks', ['loadbalancer.openstack.org/keep-floatingip']), ['OVHcloud or OpenStack']);
	t.deepEqual(owners('ovhcloud', ['loadbalancer.openstack.org/keep-floatingip']), []);
});

test('whose nobody knows is nobody’s, and generic may be any', (t) => {
	const names = [
		'external-dns.alpha.kubernetes.io/hostname',
		'prometheus.io/scrape',
		'plain',
		'metallb.io/pool',
	];
	t.deepEqual(owners('aks', names), []);
	t.deepEqual(owners('generic', ['service.beta.kubernetes.io/aws-load-balancer-name']), []);
});
