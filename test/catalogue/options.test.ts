// Options that some products have: PROXY versions, host names, lists of ports, classes, source ranges.
import test from 'ava';
import { render } from '../../schema/findings/render.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { decideByTemplates } from '../support/harness.ts';

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
		['clientIp.hostname: digitalocean-network has no setting for a host name. Remove clientIp.hostname.'],
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
	const byHeader = JSON.parse(
		annotationsOf({ clientIp: { loadBalancer: 'upcloud', strategy: 'httpHeaders', ...trusted } })[
			'service.beta.kubernetes.io/upcloud-load-balancer-config'
		] ?? '',
	);
	const actions = byHeader.frontends.map((one: { rules: { actions: unknown[] }[] }) => one.rules[0]?.actions);
	const forwards = [{ type: 'set_forwarded_headers', action_set_forwarded_headers: {} }];
	t.deepEqual(actions, [forwards, forwards], 'nothing else adds X-Forwarded-For');
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

test('a CDN in front of an Ingress: the source ranges of the Ingress lock it', (t) => {
	const clientIp = { loadBalancer: 'aws-alb-ip', cdn: 'cloudflare', ...trusted };
	t.deepEqual(textsOf({ clientIp }, 'cdn-open-balancer'), [
		'clientIp.cdn cloudflare behind aws-alb-ip: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN (https://www.cloudflare.com/ips) into alb.ingress.kubernetes.io/inbound-cidrs in proxy.ingress.annotations, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
	]);
	const annotations = { 'alb.ingress.kubernetes.io/inbound-cidrs': '173.245.48.0/20' };
	t.deepEqual(textsOf({ clientIp, proxy: { ingress: { annotations } } }, 'cdn-open-balancer'), []);
});

test('what keeps the source without Local: nobody asks for Local, and the peer is the client', (t) => {
	for (const loadBalancer of ['aws-nlb-ip', 'aws-nlb-gateway', 'cilium-dsr', 'calico-ebpf', 'host-port']) {
		const { service, situation } = decide({ clientIp: { loadBalancer } }, 'kong');
		t.not(service.externalTrafficPolicy, 'Local', loadBalancer);
		t.is(situation.peer, 'client', loadBalancer);
	}
});

test('a value of the user against a list of ports is refused, by the templates too', async (t) => {
	const name = 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-protocol-port';
	const values = {
		clientIp: { loadBalancer: 'alibaba-clb', strategy: 'httpHeaders', ...trusted },
		proxy: { annotations: { [name]: 'tcp:443' }, http: { enabled: false } },
	};
	const expected = [
		`proxy.annotations has ${name}: tcp:443, but alibaba-clb with strategy httpHeaders needs https:443. Remove it.`,
	];
	t.deepEqual(textsOf(values, 'annotation-conflict'), expected);
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const [decision] = await decideByTemplates(helm, [values]);
		const found = decision?.findings.filter(({ code }) => code === 'annotation-conflict') ?? [];
		t.deepEqual(
			found.map(({ text }) => text),
			expected,
		);
	}
});

test('attributes of the user and of the chart make one clean list, on both Helms too', async (t) => {
	const name = 'alb.ingress.kubernetes.io/load-balancer-attributes';
	const append = 'routing.http.xff_header_processing.mode=append';
	const lists: readonly (readonly [own: string, joined: string])[] = [
		['idle_timeout.timeout_seconds=60,', `idle_timeout.timeout_seconds=60,${append}`],
		[',,', append],
		['', append],
		[`${append}, ,a=b`, `${append},a=b`],
	];
	const values = lists.map(([own]) => ({
		clientIp: { loadBalancer: 'aws-alb-ip', ...trusted },
		proxy: { ingress: { annotations: { [name]: own } } },
	}));
	const expected = lists.map(([, joined]) => joined);
	t.deepEqual(
		values.map((one) => decide(one, 'kong').ingress?.annotations[name]),
		expected,
	);
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const decisions = await decideByTemplates(helm, values);
		t.deepEqual(
			decisions.map(({ ingressAnnotations }) => ingressAnnotations?.[name]),
			expected,
			helm.version,
		);
	}
});
