// What the chart renders for a product is recognised as that product, by what its controller makes of the objects.
import test from 'ava';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { productIdOf } from '../../schema/balancer/product.ts';
import { balancerReader, decisive, type Reading } from '../../schema/balancer/read.ts';
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { decide } from '../../schema/validate/decide.ts';
import type { PreservingStrategy, Scheme } from '../../schema/values/client-ip.ts';

/** What a user has to give, or the cluster's operator, before anything is made. */
const needs: {
	readonly [id: string]: {
		readonly annotations?: { readonly [name: string]: string };
		readonly settings?: { readonly [name: string]: string };
	};
} = {
	'alibaba-nlb': {
		annotations: {
			'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps':
				'cn-hangzhou-a:vsw-a,cn-hangzhou-b:vsw-b',
		},
	},
	hetzner: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
	'kube-vip': { annotations: { 'kube-vip.io/loadbalancerIPs': '192.0.2.10' } },
	scaleway: { settings: { PN_ID: '11111111-1111-1111-1111-111111111111' } },
};

/** Products whose Services say nothing without PROXY or another annotation: the cluster, or the user, has to name the controller. */
const silent = [
	'aks externalTrafficPolicy internet-facing',
	'civo externalTrafficPolicy',
	'gke-passthrough externalTrafficPolicy internet-facing',
	'metallb externalTrafficPolicy',
	'openstack-octavia-ovn externalTrafficPolicy internet-facing',
	'servicelb externalTrafficPolicy',
];

interface Case {
	readonly id: LoadBalancerId;
	readonly entry: LoadBalancer;
	readonly strategy: PreservingStrategy;
	readonly scheme: Scheme | undefined;
}

const cases: readonly Case[] = (Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][]).flatMap(
	([id, entry]) => {
		if (!entry.controller) return [];
		const schemes = entry.schemes ? (Object.keys(entry.schemes) as Scheme[]) : [undefined];
		const strategies = (Object.keys(entry.strategies) as PreservingStrategy[]).filter(
			(strategy) => !isRefusal(entry.strategies[strategy]),
		);
		return strategies.flatMap((strategy) => schemes.map((scheme) => ({ id, entry, strategy, scheme })));
	},
);

const titleOf = ({ id, strategy, scheme }: Case) => [id, strategy, scheme].filter(Boolean).join(' ');

/** What controllers make of the rendered objects. */
function readingOf({ id, entry, strategy, scheme }: Case, controller?: string): Reading | null {
	const { annotations = {}, settings } = needs[id] ?? {};
	const clientIp = { loadBalancer: id, strategy, trustedIPs: ['10.0.0.0/8'], ...(scheme ? { scheme } : {}) };
	const objects = frontObjects(decide({ clientIp, proxy: { annotations } }, 'kong'));
	const reader = balancerReader(
		inventory(objects),
		{ controller },
		{ ...entry.controller?.settings, ...settings },
	);
	const subject = objects.find(({ kind }) => kind === entry.controller?.kind);
	return subject ? decisive(reader(subject)) : null;
}

test('there is a case for every product that a known controller makes', (t) => {
	t.true(cases.length > 80);
	t.true(new Set(cases.map(({ id }) => id)).size > 35);
});

for (const one of cases)
	test(`${titleOf(one)}: made by its controller and recognised`, (t) => {
		const reading = readingOf(one, one.entry.controller?.name);
		t.is(reading?.controller?.name, one.entry.controller?.name);
		t.is(reading?.made?.outcome, 'balancer', reading?.made?.message ?? 'nothing looks at it');
		t.is(reading && productIdOf(reading), one.id);
		const made = reading?.made?.outcome === 'balancer' ? reading.made.balancer : null;
		if (one.scheme && made?.scheme) t.is(made.scheme, one.scheme);
	});

test('what a Service says itself is enough, but where it says nothing', (t) => {
	const unknown = cases.filter((one) => {
		const reading = readingOf(one);
		return (reading && productIdOf(reading)) !== one.id;
	});
	t.deepEqual(unknown.map(titleOf), silent);
});

/** Whether the product's controller ignores its Service with the class of somebody else. */
function ignoresOthers(id: LoadBalancerId, { controller: made, recommended }: LoadBalancer): boolean {
	const clientIp = { loadBalancer: id, strategy: recommended, trustedIPs: ['10.0.0.0/8'] };
	const proxy = { loadBalancerClass: 'example.com/another' };
	const objects = frontObjects(decide({ clientIp, proxy }, 'kong'));
	const object = objects.find(({ kind }) => kind === 'Service');
	const controller = controllers.find(({ name }) => name === made?.name);
	const cluster = { inventory: inventory(objects), settings: made?.settings ?? {} };
	return object !== undefined && controller?.make(object, cluster).outcome === 'ignored';
}

test('where a controller takes no class but those that the entry names, the entry closes the list', (t) => {
	const services = (Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][]).filter(
		([, { controller }]) => controller?.kind === 'Service',
	);
	t.true(services.length > 25);
	t.deepEqual(
		services.filter(([id, entry]) => !ignoresOthers(id, entry)),
		[],
	);
	const open = services.filter(([, { service }]) => service.loadBalancerClasses === undefined);
	// Flags of these two name the class: lb-class and lb_class_name.
	t.deepEqual(
		open.map(([id]) => id),
		['kube-vip', 'metallb'],
	);
});

/** What one of Google's controllers makes of an internal Service, as a product. */
function internalByGoogle(name: string, loadBalancerClass?: string): string | null {
	const [object] = objectsOf([
		{
			apiVersion: 'v1',
			kind: 'Service',
			metadata: {
				name: 'kong-proxy',
				namespace: 'default',
				...(loadBalancerClass ? {} : { annotations: { 'networking.gke.io/load-balancer-type': 'Internal' } }),
			},
			spec: {
				type: 'LoadBalancer',
				externalTrafficPolicy: 'Local',
				...(loadBalancerClass ? { loadBalancerClass } : {}),
				ports: [{ name: 'kong-proxy', port: 80, targetPort: 8000 }],
			},
		},
	]);
	const controller = controllers.find((one) => one.name === name);
	if (!object || !controller) return null;
	const made = controller.make(object, { inventory: inventory([object]), settings: {} });
	return productIdOf({ object, controller, made });
}

test("GKE's internal balancer without a class is one product, whichever of its controllers makes it", (t) => {
	t.is(internalByGoogle('cloud-provider-gcp'), 'gke-passthrough');
	t.is(internalByGoogle('ingress-gce'), 'gke-passthrough');
	t.is(
		internalByGoogle('ingress-gce', 'networking.gke.io/l4-regional-internal'),
		'gke-passthrough-backend-service',
	);
	t.is(
		internalByGoogle('cloud-provider-gcp', 'networking.gke.io/l4-regional-internal-legacy'),
		'gke-passthrough-legacy',
	);
});
