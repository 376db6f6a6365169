// Random values files: mostly well-formed, often contradictory, sometimes of the wrong shape.
import fc from 'fast-check';
import { contract } from '../../schema/contract/settle.ts';
import { type Contract, isLeaf, type Leaf } from '../../schema/contract/types.ts';

const annotation = 'service.beta.kubernetes.io/aws-load-balancer';
const words = fc.constantFrom('a', 'kong', 'true', '3.9', '3.11', 'x y', '"', "it's", '{path}', '<&>', 'é');

/** Values that mean something at their path, wrong ones among them. */
const telling: { readonly [path: string]: fc.Arbitrary<unknown> } = {
	'clientIp.trustedIPs': fc.array(
		fc.constantFrom(
			'10.0.0.0/8',
			'10.0.0.5/8',
			'fd00::/8',
			'0.0.0.0/0',
			'::/0',
			'10.0.0.0/33',
			'load-balancer',
			'[::1]',
			'fe80::1%eth0',
			'10.0.0.1-10.0.0.9',
			'010.0.0.1',
			'::ffff:10.0.0.0/104',
			'1:2:3:4:5:6:7::',
			'1::2::3',
			'300.1.1.1',
		),
		{ maxLength: 3 },
	),
	'clientIp.httpHeaders.name': fc.constantFrom(
		'X-Forwarded-For',
		'X-Real-IP',
		'x-forwarded-for',
		'proxy_protocol',
		'Proxy-Protocol',
		'Forwarded',
	),
	'clientIp.hostname': fc.constantFrom('lb.example.com', ''),
	'proxy.annotations': fc.dictionary(
		fc.constantFrom(
			`${annotation}-type`,
			`${annotation}-scheme`,
			`${annotation}-ssl-cert`,
			`${annotation}-proxy-protocol`,
			`${annotation}-target-group-attributes`,
			`${annotation}-healthcheck-protocol`,
			`${annotation}-healthcheck-port`,
			'service.beta.kubernetes.io/port_80_health-probe_port',
			'oci-network-load-balancer.oraclecloud.com/is-preserve-source',
			'load-balancer.hetzner.cloud/uses-proxyprotocol',
			'service.beta.kubernetes.io/do-loadbalancer-protocol',
			'service.beta.kubernetes.io/do-loadbalancer-tls-passthrough',
			'example.com/note',
		),
		fc.constantFrom(
			'external',
			'nlb',
			'*',
			'true',
			'http',
			'internal',
			'tcp',
			'traffic-port',
			'80',
			'preserve_client_ip.enabled=true,a=b',
			'proxy_protocol_v2.enabled = false',
			'',
		),
		{ maxKeys: 3 },
	),
	'proxy.ingress.annotations': fc.dictionary(
		fc.constantFrom(
			'alb.ingress.kubernetes.io/scheme',
			'alb.ingress.kubernetes.io/load-balancer-attributes',
			'alb.ingress.kubernetes.io/inbound-cidrs',
			'kubernetes.io/ingress.class',
		),
		fc.constantFrom('internal', 'routing.http.xff_header_processing.mode=preserve', 'a=b', 'gce'),
		{ maxKeys: 2 },
	),
	'proxy.loadBalancerClass': fc.constantFrom('service.k8s.aws/nlb', 'eks.amazonaws.com/nlb', 'other'),
	'proxy.http.parameters': fc.array(
		fc.constantFrom(
			'http2',
			'reuseport',
			'proxy_protocol',
			'ssl',
			'backlog=1',
			'backlog=2',
			'udp',
			'so_keepalive=on',
			'ipv6only=off',
		),
		{ maxLength: 3 },
	),
	'proxy.http.appProtocol': fc.constantFrom('http', 'https', 'kubernetes.io/h2c'),
	'proxy.ipFamilies': fc.constantFrom(['IPv4'], ['IPv6'], ['IPv4', 'IPv6'], ['ipv4']),
	'proxy.http.containerPort': fc.constantFrom(8000, 8010, 8443, 8100),
	env: fc.dictionary(
		fc.constantFrom(
			'trusted_ips',
			'TRUSTED_IPS',
			'real_ip_header',
			'nginx_proxy_real_ip_recursive',
			'KONG_LOG_LEVEL',
			'kong_x',
			'log_level',
			'proxy_listen',
			'admin_listen',
			'role',
			'license_data',
			'nginx_proxy_set_by_lua',
			'a-b',
			'1x',
		),
		fc.constantFrom<unknown>('x', 'data_plane', true, false, 3, 1000000, null, {
			valueFrom: { secretKeyRef: { name: 'a', key: 'b' } },
		}),
		{ maxKeys: 3 },
	),
	'dblessConfig.config': fc.constantFrom(
		'_format_version: "3.0"\nroutes: []\n',
		'_format_version: "3.0"\nservices:\n- name: a\n',
		'services: []\n',
		'- a\n',
		'a: [',
		' ',
		'',
	),
	'image.tag': fc.constantFrom('3.9', '3.10', '3.11.0', '4.0', '2.8', 'latest'),
	podAnnotations: fc.constantFrom(
		{ 'linkerd.io/inject': 'enabled' },
		{ 'sidecar.istio.io/inject': 'true', 'traffic.sidecar.istio.io/excludeInboundPorts': '8000' },
		{ 'sidecar.istio.io/inject': 'true', 'traffic.sidecar.istio.io/excludeInboundPorts': '8000-8003, 8443' },
		{ 'sidecar.istio.io/inject': 'true', 'traffic.sidecar.istio.io/includeInboundPorts': '9000,x' },
		{ 'linkerd.io/inject': 'enabled', 'config.linkerd.io/skip-inbound-ports': '8010,8443' },
		{},
	),
	podLabels: fc.constantFrom({ 'sidecar.istio.io/inject': 'true' }, {}),
	replicaCount: fc.constantFrom(0, 1, 2),
	terminationGracePeriodSeconds: fc.constantFrom(10, 50, 5000000),
};

function ofLeaf([kind, , allowed]: Leaf, path: string): fc.Arbitrary<unknown> {
	const own = telling[path];
	if (own) return own;
	if (allowed && !kind.startsWith('list')) return fc.constantFrom(...allowed);
	switch (kind) {
		case 'boolean':
			return fc.boolean();
		case 'whole number':
			return fc.integer({ min: 1, max: 65535 });
		case 'number or string':
			return fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('50%'));
		case 'list of strings':
			return fc.array(words, { maxLength: 2 });
		case 'list':
		case 'list of maps':
			return fc.constantFrom([], [{ name: 'a' }]);
		case 'map':
		case 'map of strings':
			return fc.dictionary(fc.constantFrom('a', 'b.c/d'), words, { maxKeys: 2 });
		default:
			return words;
	}
}

const wrongShape = fc.constantFrom<unknown>('text', 7, 1.5, true, [], ['a', 1], {}, { a: 1 });

function ofContract(spec: Contract, path: string): fc.Arbitrary<unknown> {
	const members = Object.entries(spec).map(([key, node]): [string, fc.Arbitrary<unknown>] => {
		const at = path ? `${path}.${key}` : key;
		const valid = isLeaf(node) ? ofLeaf(node, at) : ofContract(node, at);
		return [
			key,
			fc.oneof(
				{ weight: 40, arbitrary: valid },
				{ weight: 2, arbitrary: fc.constant(null) },
				{ weight: 1, arbitrary: wrongShape },
			),
		];
	});
	return fc.record(Object.fromEntries(members), { requiredKeys: [] });
}

/** Keeps `clientIp` and a few others in most files, so that the rules have something to say. */
export const valuesArbitrary: fc.Arbitrary<{ readonly [key: string]: unknown }> = fc
	.tuple(
		ofContract(contract, '') as fc.Arbitrary<{ [key: string]: unknown }>,
		fc.subarray(Object.keys(contract), { maxLength: 6 }),
		fc.constantFrom({}, { typo: 1 }, { global: {} }, { 'x-anchor': [1] }),
	)
	.map(([values, kept, extra]) => ({
		...Object.fromEntries(
			Object.entries(values).filter(([key]) => key === 'clientIp' || key === 'proxy' || kept.includes(key)),
		),
		...extra,
	}));
