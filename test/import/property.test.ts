// Whatever values of other charts say: an import ends, and what it writes holds no value that this chart refuses by its form or place.

import test from 'ava';
import fc from 'fast-check';
import { namesOf } from '../../schema/catalogue/annotation-names.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues } from '../../schema/import/import.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { shareOf } from '../support/breadth.ts';

const annotationNames = Object.values(catalogue).flatMap((entry) => [...namesOf(entry)]);
const junk = fc.oneof(
	fc.constant(null),
	fc.boolean(),
	fc.integer(),
	fc.constantFrom('', 'on', 'x'),
	fc.constant([]),
	fc.constant({}),
	fc.constant(['a']),
	fc.constant({ a: [1] }),
);
const mostly = <T>(good: fc.Arbitrary<T>) =>
	fc.oneof({ weight: 8, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: junk });
const record = (model: { [key: string]: fc.Arbitrary<unknown> }) =>
	fc.record(Object.fromEntries(Object.entries(model).map(([key, value]) => [key, mostly(value)])), {
		requiredKeys: [],
	});

const annotations = fc.dictionary(
	fc.constantFrom(...annotationNames, 'team'),
	fc.constantFrom(
		'true',
		'false',
		'*',
		'external',
		'ip',
		'instance',
		'internal',
		'internet-facing',
		'nlb',
		'v2',
		'a=b',
		'proxy_protocol_v2.enabled=true',
		true,
	),
	{ maxKeys: 4 },
);
const policy = fc.constantFrom('Local', 'Cluster');
const type = fc.constantFrom('LoadBalancer', 'NodePort', 'ClusterIP');
const className = fc.constantFrom(
	'service.k8s.aws/nlb',
	'eks.amazonaws.com/nlb',
	'alibabacloud.com/nlb',
	'networking.gke.io/l4-regional-internal',
	'other',
);
const ranges = fc.constantFrom(
	'10.0.0.0/8',
	'0.0.0.0/0,::/0',
	'10.0.0.5/8',
	'lb',
	'',
	'173.245.48.0/20,10.0.0.0/8',
	'unix:',
);
const flags = fc.subarray(['proxy_protocol', 'http2', 'reuseport', 'ssl', 'backlog=1', 'fastopen=3']);
const port = record({
	parameters: flags,
	nodePort: fc.integer({ min: 1, max: 70000 }),
	containerPort: fc.constantFrom(8000, 8443, 80),
	enabled: fc.boolean(),
});

const kong = record({
	proxy: record({
		type,
		externalTrafficPolicy: policy,
		loadBalancerClass: className,
		annotations,
		http: port,
		tls: port,
		addresses: fc.subarray(['0.0.0.0', '[::]']),
		ipFamilyPolicy: fc.constantFrom('SingleStack', 'RequireDualStack'),
		ingress: record({
			enabled: fc.boolean(),
			ingressClassName: fc.constantFrom('alb', 'nginx', 'azure-application-gateway'),
			annotations,
		}),
	}),
	env: record({
		trusted_ips: ranges,
		real_ip_header: fc.constantFrom(
			'proxy_protocol',
			'X-Forwarded-For',
			'X-Real-IP',
			'CF-Connecting-IP',
			'Forwarded',
		),
		real_ip_recursive: fc.constantFrom('on', 'off', true),
		KONG_TRUSTED_IPS: ranges,
		database: fc.constantFrom('off', 'postgres'),
		proxy_listen: fc.constantFrom('0.0.0.0:8000 proxy_protocol', 'off', 'nonsense'),
		role: fc.constantFrom('data_plane', 'control_plane'),
		nginx_proxy_set_by_lua: fc.constantFrom('own', ''),
	}),
	replicaCount: fc.integer(),
	autoscaling: record({ enabled: fc.boolean(), minReplicas: fc.integer() }),
	dblessConfig: record({
		config: fc.constantFrom('a', '_format_version: "3.0"'),
		configMap: fc.constant('a'),
	}),
	deployment: record({ daemonset: fc.boolean(), hostNetwork: fc.boolean() }),
	status: record({ http: record({ containerPort: fc.constantFrom(8000, 8100) }) }),
});
const service = {
	externalTrafficPolicy: policy,
	loadBalancerClass: className,
	annotations,
	type,
	healthCheckNodePort: fc.integer({ min: 1, max: 40000 }),
};
const nginx = record({
	controller: record({
		service: record({
			...service,
			enableHttp: fc.boolean(),
			internal: record(service),
			external: record({ enabled: fc.boolean() }),
		}),
		config: record({
			'use-proxy-protocol': fc.constantFrom('true', 'false', true),
			'use-forwarded-headers': fc.constantFrom('true', true),
			'proxy-real-ip-cidr': ranges,
			'forwarded-for-header': fc.constantFrom('X-Forwarded-For', 'CF-Connecting-IP', 'a b'),
		}),
		kind: fc.constantFrom('DaemonSet', 'Deployment'),
		hostPort: record({ enabled: fc.boolean() }),
	}),
});
const trust = record({ trustedIPs: ranges.map((text) => text.split(',')), insecure: fc.boolean() });
const point = record({
	proxyProtocol: trust,
	forwardedHeaders: trust,
	exposedPort: fc.integer(),
	expose: fc.boolean(),
	hostPort: fc.constant(80),
});
const traefik = record({
	service: record({ spec: record(service), annotations, annotationsTCP: annotations }),
	ports: record({ web: point, websecure: point }),
	additionalArguments: fc.subarray([
		'--entryPoints.web.proxyProtocol.trustedIPs=10.0.0.0/8',
		'--entrypoints.web.forwardedHeaders.insecure',
	]),
});

/** Findings that a value of the source may not cause; what Kong itself would not take there was wrong before, and stays to be seen. */
const never =
	/^(key-unknown|value-|annotation-conflict|annotation-breaks|scheme-|service-type|load-balancer-class|listen-flag|env-(?!twice|value|misspelt)|setting-unused|traffic-policy-conflict|local-breaks)/;

const charts: readonly (readonly [SourceChart, fc.Arbitrary<unknown>])[] = [
	['kong/kong', kong],
	['kong/ingress', record({ gateway: kong, controller: kong })],
	['ingress-nginx', nginx],
	['traefik', traefik],
];

for (const [chart, values] of charts) {
	test(`${chart}: 150 random files`, (t) => {
		const said = {
			loadBalancer: fc.constantFrom(null, null, 'aks', 'hetzner', 'aws-nlb-instance', 'generic'),
			strategy: fc.constantFrom(null, null, null, 'proxyProtocol', 'httpHeaders', 'none'),
		} as const;
		t.notThrows(() =>
			fc.assert(
				fc.property(values, fc.record(said), (user, choices) => {
					const { parts, findings } = importValues(
						user as { [key: string]: unknown },
						chart,
						choices as never,
						(made) => checkValues(made, 'kong').findings,
					);
					if (parts === null) return findings.some(({ code }) => code === 'import-two-readings');
					const left = checkValues(valuesOf(parts), 'kong').findings.map(({ code }) => code);
					return !left.some((code) => never.test(code));
				}),
				{ numRuns: shareOf(150, 6), seed: 20261201 },
			),
		);
	});
}
