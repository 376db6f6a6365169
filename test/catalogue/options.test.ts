// Options that some products have: PROXY versions, host names, lists of ports, host ports, Gateways and classes.
import test from 'ava';
import { decide } from '../../schema/decide/decide.ts';
import { render } from '../../schema/messages.ts';
import type { Manifest } from '../../scripts/manifests.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { compareWithDecision } from '../../scripts/objects/compare.ts';
import { object, type Rendered, renderBoth } from '../support/helm.ts';

const trusted = { trustedIPs: ['10.0.0.0/8'] };

const annotationsOf = (values: object) => decide(values, 'kong').service.annotations;

const textsOf = (values: object, code: string) =>
	decide(values, 'kong')
		.findings.filter((finding) => finding.code === code)
		.map(render);

const versioned: {
	readonly [loadBalancer: string]: readonly [annotation: string, one: string, two: string];
} = {
	civo: ['kubernetes.civo.com/loadbalancer-enable-proxy-protocol', 'send-proxy', 'send-proxy-v2'],
	cloudscale: ['k8s.cloudscale.ch/loadbalancer-pool-protocol', 'proxy', 'proxyv2'],
	linode: ['service.beta.kubernetes.io/linode-loadbalancer-default-proxy-protocol', 'v1', 'v2'],
	'oci-lb': ['service.beta.kubernetes.io/oci-load-balancer-connection-proxy-protocol-version', '1', '2'],
	'openstack-octavia': ['loadbalancer.openstack.org/proxy-protocol', 'v1', 'v2'],
	scaleway: ['service.beta.kubernetes.io/scw-loadbalancer-proxy-protocol-v2', 'false', 'true'],
};

for (const [loadBalancer, [annotation, one, two]] of Object.entries(versioned)) {
	test(`${loadBalancer}: clientIp.proxyProtocol.version chooses the annotation`, (t) => {
		const withVersion = (version: number) =>
			annotationsOf({ clientIp: { loadBalancer, ...trusted, proxyProtocol: { version } } });
		t.is(withVersion(1)[annotation], one);
		t.is(withVersion(2)[annotation], two);
	});
}

test('a version is refused where the product sends one only, or one that cannot be chosen', (t) => {
	const refusal = (loadBalancer: string, version: number) =>
		textsOf(
			{ clientIp: { loadBalancer, ...trusted, proxyProtocol: { version } } },
			'proxy-version-unsupported',
		);
	t.deepEqual(refusal('ibm-vpc-alb', 2), [
		'clientIp.proxyProtocol.version 2: ibm-vpc-alb sends version 1. Remove clientIp.proxyProtocol.version.',
	]);
	t.deepEqual(refusal('hetzner', 2), [
		'clientIp.proxyProtocol.version 2: hetzner sends a version that cannot be chosen. Remove clientIp.proxyProtocol.version.',
	]);
	t.deepEqual(refusal('ibm-vpc-alb', 1), []);
});

test('clientIp.hostname goes where the product takes it, and is refused by name elsewhere', (t) => {
	const clientIp = { ...trusted, hostname: 'kong.example.com' };
	const regional = { clientIp: { ...clientIp, loadBalancer: 'digitalocean-regional' } };
	t.is(annotationsOf(regional)['service.beta.kubernetes.io/do-loadbalancer-hostname'], 'kong.example.com');
	t.deepEqual(textsOf(regional, 'hostname-missing'), []);
	t.deepEqual(
		textsOf({ clientIp: { hostname: 'a.b', loadBalancer: 'digitalocean-network' } }, 'hostname-unsupported'),
		['clientIp.hostname: digitalocean-network takes no host name. Remove clientIp.hostname.'],
	);
});

test('annotations that speak of ports name the enabled ones', (t) => {
	const upcloud = (http: boolean) =>
		JSON.parse(
			annotationsOf({
				clientIp: { loadBalancer: 'upcloud', ...trusted, proxyProtocol: { version: 1 } },
				proxy: { http: { enabled: http }, tls: { servicePort: 8443 } },
			})['service.beta.kubernetes.io/upcloud-load-balancer-config'] ?? '',
		);
	const tls = {
		frontend: { name: 'kong-proxy-tls', mode: 'tcp', port: 8443 },
		backend: { name: 'kong-proxy-tls', properties: { outbound_proxy_protocol: 'v1' } },
	};
	t.deepEqual(upcloud(false), { frontends: [tls.frontend], backends: [tls.backend] });
	t.deepEqual(upcloud(true), {
		frontends: [{ name: 'kong-proxy', mode: 'tcp', port: 80 }, tls.frontend],
		backends: [{ name: 'kong-proxy', properties: { outbound_proxy_protocol: 'v1' } }, tls.backend],
	});
	t.is(
		annotationsOf({ clientIp: { loadBalancer: 'alibaba-clb', strategy: 'httpHeaders', ...trusted } })[
			'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port'
		],
		'http:80,https:443',
	);
});

test('a class of a scheme', (t) => {
	const classOf = (scheme: string) =>
		decide({ clientIp: { loadBalancer: 'gke-passthrough-backend-service', scheme } }, 'kong').service
			.loadBalancerClass;
	t.is(classOf('internet-facing'), 'networking.gke.io/l4-regional-external');
	t.is(classOf('internal'), 'networking.gke.io/l4-regional-internal');
});

test('TLS that ends at the balancer under one method only: the TLS port leads to plain HTTP, and the port map says so', (t) => {
	const portMaps = (strategy: string) =>
		decide({ clientIp: { loadBalancer: 'oci-lb', strategy, ...trusted } }, 'kong').environment.KONG_PORT_MAPS;
	t.is(portMaps('httpHeaders'), '443:8000, 443:8443');
	t.is(portMaps('proxyProtocol'), '80:8000, 443:8443, 80:8010, 443:8453');
});

test('a Gateway without certificate serves plain HTTP, so the port map says 80', (t) => {
	const portMaps = (tls: object[]) =>
		decide(
			{ clientIp: { loadBalancer: 'gke-gateway-global', ...trusted }, proxy: { ingress: { tls } } },
			'kong',
		).environment.KONG_PORT_MAPS;
	t.is(portMaps([]), '80:8000, 443:8443');
	t.is(portMaps([{ secretName: 'cert' }]), '443:8000, 443:8443');
});

async function rendered(values: object): Promise<[Rendered, Rendered]> {
	const both = await renderBoth(values);
	for (const one of both) {
		if (!one.ok) throw new Error(one.stderr);
		const problems = [
			...checkObjects(one.objects),
			...compareWithDecision(one.objects, decide(values, 'kong')),
		];
		if (problems.length > 0) throw new Error(problems.join('\n'));
	}
	return both;
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
		clientIp: { loadBalancer: 'gke-gateway-global', ...trusted },
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
	for (const loadBalancer of ['aws-nlb-gateway', 'aws-eks-auto-alb']) {
		const clientIp = { loadBalancer, ...(loadBalancer === 'aws-eks-auto-alb' ? trusted : {}) };
		const own = decide({ clientIp, proxy: { ingress: { ingressClassName: 'mine' } } }, 'kong');
		t.is(own.ingress?.ingressClassName ?? own.gateway?.gatewayClassName, 'mine');
		t.false(own.objects.some(({ kind }) => /Class/.test(kind)));
		t.true(decide({ clientIp }, 'kong').objects.some(({ kind }) => /Class/.test(kind)));
	}
	const [helm3] = await rendered({
		clientIp: { loadBalancer: 'aws-nlb-gateway' },
		proxy: { ingress: { ingressClassName: 'mine' } },
	});
	t.false(kinds(helm3).includes('GatewayClass'));
	t.true(kinds(helm3).includes('LoadBalancerConfiguration'));
});

test('proxy.ingress.enabled false leaves Ingress, Gateway and their objects to the user', async (t) => {
	for (const loadBalancer of ['gke-gateway-global', 'gke-alb-external', 'aws-eks-auto-alb']) {
		const [helm3, helm4] = await rendered({
			clientIp: { loadBalancer, ...trusted },
			proxy: { ingress: { enabled: false } },
		});
		for (const one of [helm3, helm4])
			t.deepEqual(
				kinds(one).filter((kind) => /Gateway|Route|Ingress|Config|HealthCheck/.test(kind)),
				[],
				loadBalancer,
			);
	}
});

test('a CDN in front of an Ingress: the source ranges of the Ingress lock it', (t) => {
	const clientIp = { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', ...trusted };
	t.deepEqual(textsOf({ clientIp }, 'cdn-open-balancer'), [
		'clientIp.cdn cloudflare behind aws-alb-ip: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN into alb.ingress.kubernetes.io/inbound-cidrs in proxy.ingress.annotations, or use a pass-through balancer.',
	]);
	const annotations = { 'alb.ingress.kubernetes.io/inbound-cidrs': '192.0.2.0/24' };
	t.deepEqual(textsOf({ clientIp, proxy: { ingress: { annotations } } }, 'cdn-open-balancer'), []);
});

test('what keeps the source without Local: nobody asks for Local, and the peer is the client', (t) => {
	for (const loadBalancer of [
		'aws-nlb-ip',
		'aws-nlb-gateway',
		'cilium-dsr',
		'cilium-l2',
		'calico-ebpf',
		'host-port',
	]) {
		const { service, situation } = decide({ clientIp: { loadBalancer } }, 'kong');
		t.not(service.externalTrafficPolicy, 'Local', loadBalancer);
		t.is(situation.peer, 'client', loadBalancer);
	}
});
