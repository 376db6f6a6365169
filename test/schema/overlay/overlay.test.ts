// The block as values for Kong's own charts.
import test from 'ava';
import { catalogue } from '../../../schema/catalogue/index.ts';
import { isRefusal } from '../../../schema/catalogue/types.ts';
import { decide } from '../../../schema/decide/decide.ts';
import { overlay } from '../../../schema/overlay/overlay.ts';
import type { Given, overlayTargets } from '../../../schema/overlay/types.ts';

const make = (values: object, target: (typeof overlayTargets)[number] = 'kong/kong') =>
	overlay(decide(values, 'kong'), values as Given, target);

const nlb = {
	clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
};
const lua =
	"$client_ip_ \"if ngx.var.proxy_protocol_addr then for _, n in ipairs({'for','proto','host','port','path','prefix'}) do ngx.req.clear_header('x-forwarded-' .. n) ngx.req.clear_header('x_forwarded_' .. n) end end\"";

const nlbOverlay = {
	proxy: {
		type: 'LoadBalancer',
		externalTrafficPolicy: 'Cluster',
		annotations: {
			'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'instance',
			'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*',
			'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internet-facing',
			'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
		},
		http: { parameters: ['proxy_protocol'] },
		tls: { parameters: ['http2', 'proxy_protocol'] },
	},
	env: {
		nginx_proxy_set_by_lua: lua,
		trusted_ips: '10.0.0.0/16',
		real_ip_header: 'proxy_protocol',
	},
};

test('PROXY: both listeners speak it, and http2 stays', (t) => {
	t.deepEqual(make(nlb).values, nlbOverlay);
});

test('kong/ingress has the gateway’s values under gateway', (t) => {
	t.deepEqual(make(nlb, 'kong/ingress').values, { gateway: nlbOverlay });
});

test('PROXY: the missing plain entry is said', (t) => {
	t.true(make(nlb).notes.some((note) => /no plain entry for callers inside the cluster/.test(note)));
	t.false(make({}).notes.some((note) => /plain entry/.test(note)));
});

test('flags of the user’s own stay, with PROXY added', (t) => {
	const values = { ...nlb, proxy: { tls: { parameters: ['http2', 'backlog=1024'] }, http: null } };
	t.like(make(values).values, {
		proxy: {
			http: { parameters: ['proxy_protocol'] },
			tls: { parameters: ['http2', 'backlog=1024', 'proxy_protocol'] },
		},
	});
});

test('the packet keeps its source: a traffic policy, and no setting of Kong', (t) => {
	t.deepEqual(make({ clientIp: { loadBalancer: 'gke-passthrough' } }).values, {
		proxy: { type: 'LoadBalancer', externalTrafficPolicy: 'Local' },
	});
});

test('a header: recursion is the text on, and TLS that ends in front reaches the plain listener', (t) => {
	const values = { clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'] } };
	const { proxy, env } = make(values).values as { proxy: { tls: object }; env: object };
	t.deepEqual(proxy.tls, { overrideServiceTargetPort: 8000 });
	t.like(env, {
		trusted_ips: '10.0.0.0/16',
		real_ip_header: 'X-Forwarded-For',
		real_ip_recursive: 'on',
		port_maps: '443:8000, 443:8443',
	});
});

test('an Ingress in front is the chart’s own', (t) => {
	const values = { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } };
	t.like(make(values).values, {
		proxy: { type: 'ClusterIP', ingress: { enabled: true, ingressClassName: 'alb', pathType: 'Prefix' } },
	});
});

test('what the user set about the balancer is handed on; other values are not', (t) => {
	const values = {
		clientIp: { loadBalancer: 'aks' },
		proxy: { loadBalancerSourceRanges: ['192.0.2.0/24'], labels: { team: 'edge' } },
		replicaCount: 7,
		env: { log_level: 'debug' },
	};
	t.deepEqual(make(values).values, {
		proxy: {
			type: 'LoadBalancer',
			externalTrafficPolicy: 'Local',
			loadBalancerSourceRanges: ['192.0.2.0/24'],
			labels: { team: 'edge' },
		},
	});
});

test('every product, strategy and chart: settings of Kong and annotations are text, and PROXY is on both listeners or none', (t) => {
	for (const [loadBalancer, product] of Object.entries(catalogue)) {
		for (const [strategy, method] of Object.entries(product.strategies)) {
			if (isRefusal(method)) continue;
			const values = { clientIp: { loadBalancer, strategy, trustedIPs: ['10.0.0.0/16'] } };
			const decision = decide(values, 'kong');
			const { proxy, env = {} } = overlay(decision, {}, 'kong/kong').values as {
				proxy: { annotations?: object; http?: { parameters?: string[] }; tls?: { parameters?: string[] } };
				env?: object;
			};
			for (const text of [...Object.values(env), ...Object.values(proxy.annotations ?? {})]) {
				t.is(typeof text, 'string', `${loadBalancer} ${strategy}`);
			}
			const speaks = strategy === 'proxyProtocol';
			t.deepEqual(proxy.http?.parameters, speaks ? ['proxy_protocol'] : undefined);
			t.deepEqual(proxy.tls?.parameters, speaks ? ['http2', 'proxy_protocol'] : undefined);
			t.is('trusted_ips' in env, strategy !== 'externalTrafficPolicy');
		}
	}
});
