// What Google's controllers tell beside the balancer: words that they read otherwise, and what they cannot see.
import test from 'ava';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import type { Controller, State } from '../../schema/balancer/controller.ts';
import { controller as cloudProviderGcp } from '../../schema/balancer/controllers/cloud-provider-gcp/index.ts';
import { controller as ingressGce } from '../../schema/balancer/controllers/ingress-gce/index.ts';
import type { Made } from '../../schema/balancer/types.ts';
import { updateOf } from '../../schema/balancer/update.ts';
import { inventory } from '../../schema/cluster/inventory.ts';

const ports = 'ports: [{name: proxy, port: 80, targetPort: 8000}]';

const service = (annotations: { [name: string]: string }, spec = '') => `
apiVersion: v1
kind: Service
metadata: {name: kong-proxy, annotations: ${JSON.stringify(annotations)}}
spec:
  type: LoadBalancer
  externalTrafficPolicy: Local
  ${ports}
  ${spec}
`;

const ingress = (annotations: { [name: string]: string }, path: string, spec = '') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: kong, annotations: ${JSON.stringify(annotations)}}
spec:
  ${spec}
  rules:
  - http:
      paths:
      - ${path}
        backend: {service: {name: kong-proxy, port: {name: proxy}}}
---
apiVersion: v1
kind: Service
metadata: {name: kong-proxy, annotations: {cloud.google.com/neg: '{"ingress": true}'}}
spec: {${ports}}
`;

function state(controller: Controller, text: string, settings: { [name: string]: string } = {}): State {
	const { objects } = readManifests([{ name: 'test', text }]);
	const cluster = { inventory: inventory(objects), settings };
	const object = objects.find(({ kind }) => kind === 'Ingress') ?? objects[0] ?? null;
	if (!object) throw new Error('no object');
	return { object, cluster, made: controller.make(object, cluster) };
}

const remarks = ({ remarks: all }: Made) => all.map(({ at, weight }) => `${weight} ${at.path.at(-1)}`);

test('a word that is not exactly Internal leaves the balancer on the internet, with a remark', (t) => {
	for (const word of ['INTERNAL', 'Internal ', 'true']) {
		const { made } = state(cloudProviderGcp, service({ 'networking.gke.io/load-balancer-type': word }));
		t.is(made.outcome === 'balancer' && made.balancer.scheme, 'internet-facing', word);
		t.deepEqual(remarks(made), ['risk networking.gke.io/load-balancer-type'], word);
		t.is(made.remarks[0]?.instead, 'Internal', word);
	}
	const { made } = state(cloudProviderGcp, service({ 'networking.gke.io/load-balancer-type': 'internal' }));
	t.deepEqual(made.remarks, []);
});

test('the class decides before the annotation', (t) => {
	const { made } = state(
		ingressGce,
		service(
			{ 'networking.gke.io/load-balancer-type': 'Internal' },
			'loadBalancerClass: networking.gke.io/l4-regional-external',
		),
	);
	t.is(made.outcome === 'balancer' && made.balancer.scheme, 'internet-facing');
	t.deepEqual(remarks(made), ['risk networking.gke.io/load-balancer-type']);
});

test('ranges of one family: a backend service is open over the other, a target pool closed', (t) => {
	const ranges = 'loadBalancerSourceRanges: ["2001:db8::/32"]';
	const newer = state(ingressGce, service({ 'cloud.google.com/l4-rbs': 'enabled' }, ranges)).made;
	t.deepEqual(newer.outcome === 'balancer' && newer.balancer.sourceRanges, ['0.0.0.0/0']);
	t.deepEqual(remarks(newer), ['risk loadBalancerSourceRanges']);
	t.deepEqual(remarks(state(cloudProviderGcp, service({}, ranges)).made), [
		'broken loadBalancerSourceRanges',
	]);
});

test('ranges that cannot be read leave a balancer without a firewall rule', (t) => {
	const { made } = state(
		ingressGce,
		service({ 'cloud.google.com/l4-rbs': 'enabled' }, 'loadBalancerSourceRanges: [203.0.113.7]'),
	);
	t.is(made.outcome, 'error');
	t.deepEqual(made.outcome === 'error' && made.balancer?.sourceRanges, []);
	t.is(made.outcome === 'error' && made.at?.path.at(-1), 'loadBalancerSourceRanges');
});

test('a reserved address, a subnet, a Secret may be there although nothing shows it', (t) => {
	const address = state(cloudProviderGcp, service({}, 'loadBalancerIP: 203.0.113.50')).made;
	t.is(address.outcome === 'error' && address.unless?.made.outcome, 'balancer');
	const own = `${service({}, 'loadBalancerIP: 203.0.113.50')}status: {loadBalancer: {ingress: [{ip: 203.0.113.50}]}}`;
	t.is(state(cloudProviderGcp, own).made.outcome, 'balancer');
	const secret = state(
		ingressGce,
		ingress(
			{ 'kubernetes.io/ingress.global-static-ip-name': 'kong' },
			'path: /\n        pathType: Prefix',
			'tls: [{secretName: kong-tls}]',
		),
	).made;
	t.is(secret.outcome === 'error' && secret.unless?.there, 'the Secret default/kong-tls');
	const next = secret.outcome === 'error' ? secret.unless?.made : undefined;
	const last = next?.outcome === 'error' ? next.unless?.made : undefined;
	t.deepEqual(last?.outcome === 'balancer' && last.balancer.ports.map(({ port }) => port), [80, 443]);
});

test('an ImplementationSpecific path is that path alone', (t) => {
	const literal = state(ingressGce, ingress({}, 'path: /')).made;
	t.deepEqual(literal.outcome === 'balancer' && literal.balancer.paths, [
		{ host: '*', path: '/', service: 'kong-proxy' },
	]);
	t.true(remarks(literal).includes('broken path'));
	const prefix = state(ingressGce, ingress({}, 'path: /\n        pathType: Prefix')).made;
	t.deepEqual(prefix.outcome === 'balancer' && prefix.balancer.paths?.map(({ path }) => path), ['/*']);
	t.false(remarks(prefix).includes('broken path'));
});

test('a class in the spec alone, or spelt otherwise, has a remark', (t) => {
	const inSpec = state(ingressGce, ingress({}, 'path: /', 'ingressClassName: gce')).made;
	t.deepEqual([inSpec.outcome, ...remarks(inSpec)], ['ignored', 'broken ingressClassName']);
	const spelt = state(ingressGce, ingress({ 'kubernetes.io/ingress.class': 'GCE' }, 'path: /')).made;
	t.deepEqual([spelt.outcome, ...remarks(spelt)], ['ignored', 'broken kubernetes.io/ingress.class']);
	const other = state(ingressGce, ingress({ 'kubernetes.io/ingress.class': 'kong' }, 'path: /')).made;
	t.deepEqual([other.outcome, ...remarks(other)], ['ignored']);
});

test('another network tier: a target pool is made again, a backend service lost until the next try', (t) => {
	const tier = { 'cloud.google.com/network-tier': 'Standard' };
	const pool = updateOf(
		cloudProviderGcp,
		state(cloudProviderGcp, service({})),
		state(cloudProviderGcp, service(tier)),
	);
	t.deepEqual([pool.made.outcome, pool.update.recreated], ['balancer', true]);
	const back = updateOf(
		cloudProviderGcp,
		state(cloudProviderGcp, service(tier)),
		state(cloudProviderGcp, service({})),
	);
	t.is(back.made.outcome === 'balancer' && back.made.balancer.facts?.networkTier, 'Standard');
	t.deepEqual(back.update.changes, []);
	const rbs = { 'cloud.google.com/l4-rbs': 'enabled' };
	const newer = updateOf(
		ingressGce,
		state(ingressGce, service(rbs)),
		state(ingressGce, service({ ...rbs, ...tier })),
	);
	t.is(newer.made.outcome, 'error');
	t.regex(newer.update.changes.join(), /deleted/);
});

test('a path that matches itself alone is remarked only where nothing serves what is below it', (t) => {
	const of = (path: string, spec = '') =>
		remarks(state(ingressGce, ingress({ 'kubernetes.io/ingress.class': 'gce' }, path, spec)).made).filter(
			(one) => one.endsWith(' path'),
		);
	const standard = 'defaultBackend: {service: {name: kong-proxy, port: {name: proxy}}}';
	const both = `path: /
        pathType: Prefix
        backend: {service: {name: kong-proxy, port: {name: proxy}}}
      - path: /`;
	t.deepEqual(of('path: /'), ['broken path']);
	t.deepEqual(of('path: /api'), ['risk path']);
	t.deepEqual(of('path: /', standard), []);
	t.deepEqual(of(both), []);
});

test('a class that is refused late deletes the old balancer, one of another scope that is not served leaves it', (t) => {
	const on = { 'enable-ingress-regional-external': 'true' };
	const certificate = { 'ingress.gcp.kubernetes.io/pre-shared-cert': 'cert' };
	const change = (from: string, to: string, settings: { [name: string]: string }) => {
		const of = (word: string) =>
			state(
				ingressGce,
				ingress(
					{ 'kubernetes.io/ingress.class': word, ...(word === 'gce-internal' ? certificate : {}) },
					'path: /*',
				),
				settings,
			);
		return updateOf(ingressGce, of(from), of(to)).update;
	};
	t.deepEqual(change('gce', 'gce-internal', {}).changes, ['the balancer is deleted']);
	t.deepEqual(change('gce', 'kong', {}).changes, ['the balancer is deleted']);
	for (const [from, to, settings] of [
		['gce', 'gce-regional-external', {}],
		['gce-regional-external', 'kong', on],
	] as const) {
		const { changes, ignored } = change(from, to, settings);
		t.deepEqual([changes.length, ignored.length], [0, 1], `${from} to ${to}`);
	}
});
