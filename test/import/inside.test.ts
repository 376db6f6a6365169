// A Service inside the cluster: never made public, and always a block that this chart takes.
import test from 'ava';
import { checkValues } from '../../schema/validate/check-values.ts';
import { codesOf, imported } from '../support/import.ts';

const type = { type: 'ClusterIP' };
const off = 'ingressController: {enabled: false}\n';

/** The values, which must stay inside the cluster and hold no error but the question whom to trust. */
function inside(
	yaml: string,
	said: Parameters<typeof imported>[2] = {},
	chart: Parameters<typeof imported>[0] = 'kong/kong',
) {
	const outcome = imported(chart, chart === 'kong/kong' ? off + yaml : yaml, said);
	const errors = checkValues(outcome.values ?? {}, 'kong').findings.map(({ code }) => code);
	return { values: outcome.values, codes: codesOf(outcome), errors };
}

test('nothing in front: as it is, and nothing is lost', (t) => {
	const expected = {
		values: { clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: type },
		codes: ['import-inside'],
		errors: [],
	};
	t.deepEqual(inside('proxy: {type: ClusterIP}\nenv: {database: "off"}'), expected);
	t.deepEqual(inside('controller: {service: {type: ClusterIP}}', {}, 'ingress-nginx'), expected);
	t.deepEqual(inside('service: {spec: {type: ClusterIP}}', {}, 'traefik'), expected);
});

test('another proxy in the cluster: the header that Kong reads, of peers that are named or asked for', (t) => {
	t.deepEqual(
		inside(
			'proxy: {type: ClusterIP}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.42.0.0/16, real_ip_recursive: "on"}',
		),
		{
			values: {
				clientIp: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.42.0.0/16'] },
				proxy: type,
			},
			codes: ['import-inside-proxied', 'import-clearing'],
			errors: [],
		},
	);
	// What Kong reads by itself.
	t.like(inside('proxy: {type: ClusterIP}\nenv: {trusted_ips: 10.42.0.0/16}').values, {
		clientIp: { strategy: 'httpHeaders', httpHeaders: { name: 'X-Real-IP' }, trustedIPs: ['10.42.0.0/16'] },
	});
	const everyone = inside(
		'proxy: {type: ClusterIP}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0", real_ip_recursive: "on"}',
	);
	t.like(everyone.values, { clientIp: { strategy: 'httpHeaders', trustedIPs: [] }, proxy: type });
	t.deepEqual(everyone.errors, ['trusted-ips-missing']);
});

test('an Ingress of another controller in front', (t) => {
	const { values, errors } = inside(
		'proxy: {type: ClusterIP, ingress: {enabled: true, ingressClassName: nginx, hostname: a.example}}',
	);
	t.like(values, {
		clientIp: { loadBalancer: 'ingress-nginx', strategy: 'httpHeaders', trustedIPs: [] },
		proxy: { ingress: { hostname: 'a.example' } },
	});
	t.deepEqual(errors, ['trusted-ips-missing']);
	// A class that no product has by itself.
	const unknown = inside(
		'proxy: {type: ClusterIP, ingress: {enabled: true, ingressClassName: edge, hostname: a.example}}',
	);
	t.deepEqual(unknown.values, {
		clientIp: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: [] },
		proxy: { ...type, ingress: { enabled: true, ingressClassName: 'edge', hostname: 'a.example' } },
	});
});

test('PROXY in the cluster', (t) => {
	t.like(
		inside(
			'proxy: {type: ClusterIP, http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.42.0.0/16}',
		),
		{
			values: {
				clientIp: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.42.0.0/16'] },
				proxy: type,
			},
			errors: [],
		},
	);
});

test("a CDN's header through a proxy in the cluster: its peers are trusted, not the edges", (t) => {
	t.like(
		inside(
			'proxy: {type: ClusterIP}\nenv: {real_ip_header: CF-Connecting-IP, trusted_ips: 10.42.0.0/16, real_ip_recursive: "on"}',
		),
		{
			values: {
				clientIp: {
					strategy: 'httpHeaders',
					trustedIPs: ['10.42.0.0/16'],
					httpHeaders: { name: 'CF-Connecting-IP' },
				},
				proxy: type,
			},
			errors: [],
		},
	);
});

test('a target group that is made elsewhere is named', (t) => {
	const bound =
		'\nextraObjects: [{apiVersion: elbv2.k8s.aws/v1beta1, kind: TargetGroupBinding, metadata: {name: kong}}]';
	t.like(inside(`proxy: {type: ClusterIP}${bound}`), { codes: ['import-target-group'], errors: [] });
	const group =
		'proxy: {type: ClusterIP, annotations: {cloud.google.com/neg: \'{"exposed_ports": {"80": {}}}\'}}';
	t.like(inside(group), {
		values: { clientIp: { strategy: 'none' }, proxy: type },
		codes: ['import-target-group'],
		errors: [],
	});
});

test('a product of another type, and the traffic policy, are not made of it', (t) => {
	for (const loadBalancer of ['aks', 'aws-nlb-ip', 'nodeport-f5'] as const) {
		const { values, codes, errors } = inside('proxy: {type: ClusterIP}', { loadBalancer });
		t.deepEqual(values, { clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: type });
		t.deepEqual([codes, errors], [['import-inside-balancer', 'import-inside'], []]);
	}
	t.is(inside('proxy: {type: ClusterIP}', { strategy: 'externalTrafficPolicy' }).values, null);
});

test('an ALB that is named leads to pods itself', (t) => {
	t.like(inside('proxy: {type: ClusterIP}', { loadBalancer: 'aws-alb-ip' }).values, {
		clientIp: { loadBalancer: 'aws-alb-ip' },
	});
});

test('GKE: an Ingress elsewhere over network endpoint groups, known by whom Kong trusts', (t) => {
	const neg = `annotations: {cloud.google.com/neg: '{"ingress": true}'}`;
	const header = (trusted: string) =>
		`env: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: "${trusted}"}`;
	const idOf = (yaml: string) =>
		(inside(yaml).values as { clientIp: { loadBalancer: string } }).clientIp.loadBalancer;
	t.like(inside(`proxy: {type: NodePort, ${neg}}\n${header('130.211.0.0/22,35.191.0.0/16')}`).values, {
		clientIp: {
			loadBalancer: 'gke-alb-external',
			strategy: 'httpHeaders',
			trustedIPs: ['130.211.0.0/22', '35.191.0.0/16'],
		},
		proxy: { ingress: { enabled: false } },
	});
	t.is(idOf(`proxy: {type: ClusterIP, ${neg}}\n${header('10.0.0.0/8,35.191.0.0/16')}`), 'gke-alb-external');
	t.is(idOf(`proxy: {type: ClusterIP, ${neg}}\n${header('10.128.0.0/20')}`), 'gke-alb-internal');
	t.is(
		idOf(`proxy: {type: NodePort, annotations: {cloud.google.com/backend-config: "{}"}}`),
		'gke-alb-external',
	);
	const exposed = `annotations: {cloud.google.com/neg: '{"exposed_ports": {"80": {}}}'}`;
	t.is(idOf(`proxy: {type: ClusterIP, ${exposed}}\n${header('10.128.0.0/20')}`), 'gke-neg-alb-regional');
	t.is(
		idOf(
			`proxy: {type: ClusterIP, ${exposed}, http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}`,
		),
		'gke-proxy-nlb',
	);
});
