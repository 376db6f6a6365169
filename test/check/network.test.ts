// What meshes, network plugins, status addresses and ranges do to the verdict.
import test from 'ava';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

const local = { policy: 'Local' } as const;
const metallb = { loadBalancer: 'metallb' } as const;

function verdict(gateway: GatewayText, circumstances: Partial<Circumstances> = metallb, more = '') {
	return checkText(gatewayText(gateway) + more, circumstances).gateways[0]?.verdict;
}

test('a Linkerd sidecar hides the client, unless it leaves the proxy ports alone', (t) => {
	const inject = { 'linkerd.io/inject': 'enabled' };
	t.deepEqual(verdict({ ...local, podAnnotations: inject })?.kongBelieves, ['sidecar']);
	const skip = { ...inject, 'config.linkerd.io/skip-inbound-ports': '8000,8443' };
	t.is(verdict({ ...local, podAnnotations: skip })?.clientIpPreserved, 'yes');
	t.is(
		verdict({ ...local, podAnnotations: { ...inject, 'config.linkerd.io/skip-inbound-ports': '8000-8100' } })
			?.clientIpPreserved,
		'partly',
	);
});

test('an Istio sidecar hides the client, unless it works by TPROXY', (t) => {
	const inject = { 'sidecar.istio.io/inject': 'true' };
	t.is(verdict({ ...local, podAnnotations: inject })?.clientIpPreserved, 'no');
	t.is(
		verdict({ ...local, podAnnotations: { ...inject, 'sidecar.istio.io/interceptionMode': 'TPROXY' } })
			?.clientIpPreserved,
		'yes',
	);
});

test('other ways to ask for a sidecar: a revision of Istio, Kuma, and the sidecar itself in a live pod', (t) => {
	const namespace = (labels: object) =>
		`\n---\n${JSON.stringify({ kind: 'Namespace', metadata: { name: '', labels } })}`;
	const by = (labels: object, podAnnotations = {}) =>
		verdict({ ...local, podAnnotations }, metallb, namespace(labels))?.clientIpPreserved;
	t.is(by({ 'istio.io/rev': 'stable' }), 'no');
	t.is(by({ 'istio.io/rev': 'stable', 'istio-injection': 'disabled' }), 'yes');
	t.is(by({ 'kuma.io/sidecar-injection': 'enabled' }), 'no');
	t.is(by({ 'kuma.io/sidecar-injection': 'enabled' }, { 'kuma.io/gateway': 'enabled' }), 'yes');
	const live = gatewayText(local).replace('"containers":[', '"containers":[{"name":"istio-proxy"},');
	t.is(checkText(live, metallb).gateways[0]?.verdict.clientIpPreserved, 'no');
});

test('data planes that keep the source make traffic policy Cluster right', (t) => {
	const cilium = (mode: string) =>
		`\n---\nkind: ConfigMap\nmetadata: { name: cilium-config, namespace: kube-system }\ndata: { bpf-lb-mode: ${mode} }\n`;
	t.is(verdict({}, metallb, cilium('dsr'))?.clientIpPreserved, 'yes');
	t.is(verdict({}, metallb, cilium('snat'))?.clientIpPreserved, 'no');
	const calico = '\n---\nkind: FelixConfiguration\nmetadata: { name: default }\nspec: { bpfEnabled: true }\n';
	t.is(verdict({}, metallb, calico)?.clientIpPreserved, 'yes');
});

test('kube-proxy that masquerades everything makes Local useless', (t) => {
	const config =
		'\n---\nkind: ConfigMap\nmetadata: { name: kube-proxy, namespace: kube-system }\ndata:\n  config.conf: |\n    iptables:\n      masqueradeAll: true\n';
	t.is(verdict(local, metallb, config)?.clientIpPreserved, 'no');
});

const proxied = {
	env: {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16',
	},
	annotations: { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' },
} as const;
const hetzner = { loadBalancer: 'hetzner', nodes: ['10.0.0.0/16'] } as const;

test('PROXY on both ends with the nodes trusted is right; with other ranges the header is not believed', (t) => {
	t.is(verdict(proxied, hetzner)?.clientIpPreserved, 'yes');
	t.is(verdict(proxied, { ...hetzner, nodes: ['10.9.0.0/16'] })?.clientIpPreserved, 'no');
});

test('an address in the status cuts off callers inside the cluster, unless its mode is Proxy', (t) => {
	const status = (ingress: object) =>
		gatewayText(proxied).replace(
			'"spec":{"type"',
			`"status":{"loadBalancer":{"ingress":[${JSON.stringify(ingress)}]}},"spec":{"type"`,
		);
	const traffic = (ingress: object) => checkText(status(ingress), hetzner).gateways[0]?.verdict.trafficWorks;
	t.is(traffic({ ip: '203.0.113.9' }), 'partly');
	t.is(traffic({ ip: '203.0.113.9', ipMode: 'Proxy' }), 'yes');
	t.is(traffic({ hostname: 'lb.example.com' }), 'yes');
});

test('a CDN whose ranges are trusted on a pass-through balancer cannot be gone round', (t) => {
	const env = {
		KONG_TRUSTED_IPS: '203.0.113.0/24',
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
	};
	const cdn = { loadBalancer: 'aks', cdn: 'cloudfront' } as const;
	const right = verdict({ ...local, env }, cdn);
	t.is(right?.clientIpPreserved, 'yes');
	t.is(right?.spoofable, 'no');
	const nodes = verdict(
		{ env: { ...env, KONG_TRUSTED_IPS: '10.0.0.0/8,203.0.113.0/24' } },
		{ ...cdn, nodes: ['10.0.0.0/16'] },
	);
	t.is(nodes?.spoofable, 'yes');
});

test('of a CDN whose ranges ship, those that Kong trusts need no guess, and others are none of its', (t) => {
	const [range = ''] = shippedRanges.cloudflare?.ipv4 ?? [];
	const checked = (trusted: string) => {
		const env = { KONG_TRUSTED_IPS: trusted, KONG_REAL_IP_HEADER: 'CF-Connecting-IP' };
		const text = gatewayText({ ...local, env });
		const { gateways, findings } = checkText(text, { loadBalancer: 'aks', cdn: 'cloudflare' });
		const guesses = findings.filter(({ args }) => args.what?.includes('which addresses the CDN has'));
		return { preserved: gateways[0]?.verdict.clientIpPreserved, guesses: guesses.length };
	};
	t.deepEqual(checked(range), { preserved: 'yes', guesses: 0 });
	t.deepEqual(checked('203.0.113.0/24'), { preserved: 'yes', guesses: 1 });
	t.deepEqual(checked('10.0.0.0/8'), { preserved: 'no', guesses: 0 });
});

test('source ranges that let in only the CDN close the way round it', (t) => {
	const env = {
		KONG_TRUSTED_IPS: '10.0.0.0/8,203.0.113.0/24',
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
	};
	const closed = gatewayText({ env }).replace(
		'"type":"LoadBalancer"',
		'"type":"LoadBalancer","loadBalancerSourceRanges":["203.0.113.0/24"]',
	);
	t.is(
		checkText(closed, { loadBalancer: 'aks', cdn: 'cloudfront', nodes: ['10.0.0.0/16'] }).gateways[0]?.verdict
			.spoofable,
		'no',
	);
});

test('nodes among the objects say which addresses Kong sees', (t) => {
	const node = (ip: string) =>
		`\n---\nkind: Node\nmetadata: { name: a }\nstatus: { addresses: [{ type: InternalIP, address: ${ip} }] }\n`;
	t.is(verdict(proxied, { loadBalancer: 'hetzner' }, node('10.0.0.7'))?.clientIpPreserved, 'yes');
	t.is(verdict(proxied, { loadBalancer: 'hetzner' }, node('172.20.0.7'))?.clientIpPreserved, 'no');
});

// https://kubernetes.io/docs/reference/labels-annotations-taints/: such a node is no target of a load balancer.
test('a node that balancers leave out is nobody’s peer', (t) => {
	const node = (ip: string, label: string) =>
		`\n---\nkind: Node\nmetadata: { name: n${ip}, labels: { ${label}: "" } }\nstatus: { addresses: [{ type: InternalIP, address: ${ip} }] }\n`;
	const leftOut = 'node.kubernetes.io/exclude-from-external-load-balancers';
	const nodes = (label: string) => node('10.0.0.7', 'a') + node('172.20.0.7', label);
	const preserved = (label: string) =>
		verdict(proxied, { loadBalancer: 'hetzner' }, nodes(label))?.clientIpPreserved;
	t.is(preserved(leftOut), 'yes');
	t.not(preserved('b'), 'yes');
});

test('without a name of the balancer, what is taken for granted is said', (t) => {
	const { findings } = checkText(gatewayText(local));
	t.is(findings.find(({ code }) => code === 'balancer-unknown')?.severity, 'note');
});

test('a listener of one family without the flag is named for that family', (t) => {
	const env = {
		KONG_PROXY_LISTEN:
			'0.0.0.0:8000 proxy_protocol, [::]:8000, 0.0.0.0:8443 ssl proxy_protocol, [::]:8443 ssl proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/16,fd00::/8',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
	};
	const annotations = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
	const text = gatewayText({ env, annotations }).replace(
		'"type":"LoadBalancer"',
		'"type":"LoadBalancer","ipFamilies":["IPv4","IPv6"]',
	);
	const { findings } = checkText(text, { nodes: ['10.0.0.0/16', 'fd00::/8'] });
	const errors = findings.filter(({ severity }) => severity === 'error');
	t.deepEqual(
		errors.map(({ code, args }) => `${code} ${args.listener}`),
		['proxy-not-expected [::]:8000'],
	);
});

test('live pods show sidecars of any mesh, native ones among the init containers', (t) => {
	for (const name of ['istio-proxy', 'linkerd-proxy', 'kuma-sidecar']) {
		for (const list of ['containers', 'initContainers']) {
			const text = gatewayText(local).replace(
				'"containers":[',
				list === 'containers'
					? `"containers":[{"name":"${name}"},`
					: `"initContainers":[{"name":"${name}"}],"containers":[`,
			);
			t.deepEqual(checkText(text, metallb).gateways[0]?.verdict.kongBelieves, ['sidecar'], `${name} ${list}`);
		}
	}
});

test('listeners with the same fault share one finding', (t) => {
	const annotations = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
	const { findings } = checkText(gatewayText({ annotations }));
	const errors = findings.filter(({ severity }) => severity === 'error');
	t.deepEqual(
		errors.map(({ code, args }) => `${code} ${args.listener}`),
		['proxy-not-expected 0.0.0.0:8000 and 0.0.0.0:8443 ssl'],
	);
});
