// What is in front of some products' Services: host ports, Gateways, and the objects beside them.
import test from 'ava';
import type { Manifest } from '../../readers/manifests/rendered.ts';
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import { decide } from '../../schema/validate/decide.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { compareWithDecision } from '../../scripts/objects/compare.ts';
import { object, type Rendered, renderEach } from '../support/helm.ts';
import { rightTrust } from '../support/right-trust.ts';

/** A product, and whom to trust behind it. */
const behind = (loadBalancer: LoadBalancerId) => ({
	loadBalancer,
	trustedIPs: rightTrust(catalogue[loadBalancer], 'IPv4'),
});

test('a Gateway without certificate serves plain HTTP, so the port map says 80', (t) => {
	const portMaps = (tls: object[]) =>
		decide({ clientIp: behind('gke-gateway-global'), proxy: { ingress: { tls } } }, 'kong').environment
			.KONG_PORT_MAPS;
	t.is(portMaps([]), '80:8000, 443:8443');
	t.is(portMaps([{ secretName: 'cert' }]), '443:8000, 443:8443');
});

async function rendered(values: object): Promise<readonly Rendered[]> {
	const each = await renderEach(values);
	for (const one of each) {
		if (!one.ok) throw new Error(one.stderr);
		const problems = [
			...checkObjects(one.objects),
			...compareWithDecision(one.objects, decide(values, 'kong')),
		];
		if (problems.length > 0) throw new Error(problems.join('\n'));
	}
	return each;
}

const kinds = ({ objects }: Rendered) => objects.map(({ kind }) => kind);

test('host ports: one pod per node, replaced one after the other, on the ports of the Service', async (t) => {
	for (const one of await rendered({
		clientIp: { loadBalancer: 'host-port' },
		proxy: { http: { servicePort: 8080 } },
	})) {
		const { spec } = object(one, 'DaemonSet', 'kong') as Manifest & { spec: DaemonSetSpec };
		t.deepEqual(spec.updateStrategy, { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } });
		t.deepEqual(
			spec.template.spec.containers[0]?.ports.map(({ name, hostPort }) => [name, hostPort]),
			[
				['proxy', 8080],
				['proxy-tls', 443],
				['status', undefined],
			],
		);
		t.false(kinds(one).includes('PodDisruptionBudget'));
	}
});

interface DaemonSetSpec {
	updateStrategy: object;
	template: { spec: { containers: { ports: { name: string; hostPort?: number }[] }[] } };
}

test('a Gateway of layer 7: host, path and certificates from proxy.ingress', async (t) => {
	const ingress = {
		hostname: 'kong.example.com',
		path: '/api',
		tls: [{ secretName: 'cert' }],
		labels: { a: 'b' },
	};
	for (const one of await rendered({
		clientIp: behind('gke-gateway-global'),
		proxy: { ingress },
	})) {
		t.false(kinds(one).includes('Ingress'));
		const own = { allowedRoutes: { namespaces: { from: 'Same' } }, hostname: 'kong.example.com' };
		t.deepEqual(object(one, 'Gateway', 'kong-proxy').spec, {
			gatewayClassName: 'gke-l7-global-external-managed',
			listeners: [
				{ name: 'http', port: 80, protocol: 'HTTP', ...own },
				{
					name: 'https',
					port: 443,
					protocol: 'HTTPS',
					...own,
					tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'cert' }] },
				},
			],
		});
		t.deepEqual(object(one, 'HTTPRoute', 'kong-proxy').spec, {
			parentRefs: [{ name: 'kong-proxy' }],
			hostnames: ['kong.example.com'],
			rules: [
				{
					matches: [{ path: { type: 'PathPrefix', value: '/api' } }],
					backendRefs: [{ name: 'kong-proxy', port: 80 }],
				},
			],
		});
	}
});

test('a Gateway of several clusters: every cluster exports its Service, one of them has the Gateway', async (t) => {
	const clientIp = behind('gke-gateway-global-mc');
	for (const one of await rendered({ clientIp })) {
		t.deepEqual(object(one, 'HTTPRoute', 'kong-proxy').spec, {
			parentRefs: [{ name: 'kong-proxy' }],
			rules: [
				{
					matches: [{ path: { type: 'PathPrefix', value: '/' } }],
					backendRefs: [{ group: 'net.gke.io', kind: 'ServiceImport', name: 'kong-proxy', port: 80 }],
				},
			],
		});
		t.is(object(one, 'ServiceExport', 'kong-proxy').apiVersion, 'net.gke.io/v1');
	}
	for (const one of await rendered({ clientIp, proxy: { ingress: { enabled: false } } })) {
		t.true(kinds(one).includes('ServiceExport'));
		for (const kind of ['Gateway', 'HTTPRoute', 'HealthCheckPolicy'])
			t.false(kinds(one).includes(kind), kind);
	}
});

test('a Gateway of layer 4: a listener and a route per enabled port', async (t) => {
	for (const one of await rendered({
		clientIp: { loadBalancer: 'aws-nlb-gateway' },
		proxy: { http: { enabled: false } },
	})) {
		t.deepEqual(
			one.objects.filter(({ kind }) => kind === 'TCPRoute').map(({ metadata }) => metadata.name),
			['kong-https'],
		);
		const { listeners } = object(one, 'Gateway', 'kong-proxy').spec as { listeners: object[] };
		t.deepEqual(listeners, [
			{ name: 'https', port: 443, protocol: 'TCP', allowedRoutes: { namespaces: { from: 'Same' } } },
		]);
	}
});

test("a class of the user's replaces those of the chart, which belong to the cluster", async (t) => {
	for (const clientIp of [{ loadBalancer: 'aws-nlb-gateway' } as const, behind('aws-eks-auto-alb')]) {
		const { loadBalancer } = clientIp;
		const own = decide({ clientIp, proxy: { ingress: { ingressClassName: 'mine' } } }, 'kong');
		t.is(own.ingress?.ingressClassName ?? own.gateway?.gatewayClassName, 'mine', loadBalancer);
		t.false(
			own.objects.some(({ kind }) => /Class/.test(kind)),
			loadBalancer,
		);
		t.true(
			decide({ clientIp }, 'kong').objects.some(({ kind }) => /Class/.test(kind)),
			loadBalancer,
		);
	}
	for (const one of await rendered({
		clientIp: { loadBalancer: 'aws-nlb-gateway' },
		proxy: { ingress: { ingressClassName: 'mine' } },
	})) {
		t.false(kinds(one).includes('GatewayClass'));
		t.true(kinds(one).includes('LoadBalancerConfiguration'));
	}
});

test('proxy.ingress.enabled false leaves Ingress, Gateway and their objects to the user', async (t) => {
	for (const loadBalancer of ['gke-gateway-global', 'gke-alb-external', 'aws-eks-auto-alb'] as const) {
		for (const one of await rendered({
			clientIp: behind(loadBalancer),
			proxy: { ingress: { enabled: false } },
		}))
			t.deepEqual(
				kinds(one).filter((kind) => /Gateway|Route|Ingress|Config|HealthCheck/.test(kind)),
				[],
				loadBalancer,
			);
	}
});

test('a Gateway on AWS sends straight to pods under every strategy: a ClusterIP Service has no node ports', (t) => {
	for (const strategy of ['externalTrafficPolicy', 'proxyProtocol', 'none']) {
		const { trustedIPs, ...product } = behind('aws-nlb-gateway');
		const clientIp = { ...product, strategy, ...(strategy === 'none' ? {} : { trustedIPs }) };
		const found = decide({ clientIp }, 'kong').objects.find(
			({ kind }) => kind === 'TargetGroupConfiguration',
		);
		t.like(found?.spec.defaultConfiguration as object, { targetType: 'ip' }, strategy);
	}
});
