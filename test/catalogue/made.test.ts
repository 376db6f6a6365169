// What a provider's controller makes of what the chart renders is what the entry says of the product. The code of the controllers is held
// against their recorded behaviour in test/balancer.
import test from 'ava';
import { balancerReader, decisive } from '../../schema/balancer/read.ts';
import type { Balancer, BalancerPort, Made } from '../../schema/balancer/types.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { decide } from '../../schema/validate/decide.ts';
import type { PreservingStrategy } from '../../schema/values/client-ip.ts';
import { casesOf, type ProductCase } from '../support/product-cases.ts';

const beta = 'service.beta.kubernetes.io/';

/** What only a user knows, and some controllers ask for: in annotations, or when the controller is set up. */
const needed: { readonly [id: string]: { readonly [name: string]: string } } = {
	'alibaba-clb': { [`${beta}alibaba-cloud-loadbalancer-cert-id`]: '1234-cn-hangzhou' },
	hetzner: { 'load-balancer.hetzner.cloud/location': 'fsn1' },
	'kube-vip': { 'kube-vip.io/loadbalancerIPs': '192.0.2.1' },
};

const setUp: { readonly [id: string]: { readonly [name: string]: string } } = {
	'gke-alb-regional': { 'enable-ingress-regional-external': 'true' },
	scaleway: { PN_ID: '11111111-1111-1111-1111-111111111111' },
};

/** What controllers remark on the chart's own settings, as the entries say too. */
const remarks: { readonly [id: string]: RegExp } = {
	'kube-vip': /^without svc_election one leader holds the addresses of all Services/,
	// There is one pod per node then.
	'openstack-octavia-ovn':
		/^without loadbalancer.openstack.org\/enable-health-monitor there is no health check/,
};

const entries: [id: string, LoadBalancer][] = Object.entries(catalogue);

for (const [id, entry] of entries.filter(([, { controller }]) => controller)) {
	test(`${id}: the controller makes what the entry says`, (t) => {
		for (const one of casesOf(id, entry)) {
			const { strategy, variant, scheme } = one;
			t.deepEqual(problemsOf(id, entry, one), [], [strategy, variant, scheme].filter(Boolean).join(', '));
		}
	});
}

function problemsOf(id: string, entry: LoadBalancer, one: ProductCase): string[] {
	const made = madeOf(id, entry, one);
	if (made?.outcome !== 'balancer') return [made?.message ?? 'nothing is made'];
	const { balancer } = made;
	const front = balancer.front ?? balancer;
	return [
		...made.remarks
			.filter(({ text, weight }) => weight !== 'note' && !remarks[id]?.test(text))
			.map(({ text }) => text),
		...(one.scheme && front.scheme !== one.scheme ? [`the scheme is ${front.scheme}`] : []),
		...(balancer.ports.length === 0 ? ['it serves no port'] : []),
		...(balancer.paths?.every(({ path }) => path !== '/*') ? ['it does not serve every path'] : []),
		...balancer.ports.flatMap((port) => portProblems(entry, one, port, balancer)),
	];
}

function madeOf(id: string, { controller }: LoadBalancer, { values }: ProductCase): Made | null {
	const annotations = { ...values.proxy?.annotations, ...needed[id] };
	const objects = frontObjects(decide({ ...values, proxy: { ...values.proxy, annotations } }, 'kong'));
	const hints = controller ? { controller: controller.name } : {};
	const reader = balancerReader(inventory(objects), hints, setUp[id] ?? {});
	const subject = objects.find(({ kind }) => kind === controller?.kind);
	return subject ? (decisive(reader(subject))?.made ?? null) : null;
}

/** Null on the balancer's side where its controller does not decide. */
function portProblems(
	{ strategies, followsHealthCheckNodePort, ingress }: LoadBalancer,
	{ strategy, variant }: ProductCase,
	{ port, proxyProtocol, frontend, targets, keepsClientAddress, healthCheck }: BalancerPort,
	{ product }: Balancer,
): string[] {
	const method = strategy === 'none' ? null : strategies[strategy as PreservingStrategy];
	if (!method || isRefusal(method)) return proxyProtocol ? [`port ${port} sends PROXY`] : [];
	const version = /^version (\d)$/.exec(variant)?.[1];
	const sends = strategy === 'proxyProtocol';
	const isWanted =
		version === undefined ? Number(proxyProtocol) > 0 === sends : `${proxyProtocol}` === version;
	const wrong: { readonly [problem: string]: boolean } = {
		[`sends PROXY ${proxyProtocol}`]: proxyProtocol !== null && !isWanted,
		[`speaks ${frontend}`]: (strategy === 'httpHeaders') !== /^https?$/.test(frontend),
		[`leads to ${targets}`]: targets !== null && targets !== method.targets,
		'loses the address': strategy === 'externalTrafficPolicy' && keepsClientAddress === false,
		'keeps nodes without a pod':
			method.externalTrafficPolicy === 'Local' &&
			followsHealthCheckNodePort &&
			!ingress &&
			healthCheck !== null &&
			healthCheck.port !== 'healthCheckNodePort',
	};
	return Object.keys(wrong).flatMap((problem) =>
		wrong[problem] ? [`${product}: port ${port} ${problem}`] : [],
	);
}
