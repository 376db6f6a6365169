// The rows of Kong's page on preserving the client's address, as the chart renders them on both Helms: exactly these settings.
import test from 'ava';
import type { Manifest } from '../readers/manifests/rendered.ts';
import { containerEnvironment } from '../scripts/objects/compare.ts';
import { object, type Rendered, renderEach } from './support/helm.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';

interface Row {
	readonly values: object;
	readonly type: string;
	readonly policy: string | undefined;
	readonly annotations: { readonly [name: string]: string };
	/** Every client-IP variable, and no other of these names. */
	readonly env: { readonly [variable: string]: string };
}

const plainListen = '0.0.0.0:8000 reuseport backlog=16384, 0.0.0.0:8443 ssl http2 reuseport backlog=16384';
const local = { policy: 'Local', type: 'LoadBalancer', env: { KONG_PROXY_LISTEN: plainListen } };
const headers = {
	KONG_PROXY_LISTEN: plainListen,
	KONG_TRUSTED_IPS: '10.0.0.0/16',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};
const trusted = { trustedIPs: ['10.0.0.0/16'] };

const rows: { readonly [name: string]: Row } = {
	'Local, any load balancer': { ...local, values: {}, annotations: {} },
	'Local, GKE': { ...local, values: { clientIp: { loadBalancer: 'gke-passthrough' } }, annotations: {} },
	'Local, AKS': {
		...local,
		values: { clientIp: { loadBalancer: 'aks', strategy: 'externalTrafficPolicy' } },
		annotations: {},
	},
	'EKS, NLB by the AWS Load Balancer Controller, PROXY': {
		values: { clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', ...trusted } },
		type: 'LoadBalancer',
		policy: 'Cluster',
		annotations: {
			[`${aws}-scheme`]: 'internet-facing',
			[`${aws}-type`]: 'external',
			[`${aws}-nlb-target-type`]: 'instance',
			[`${aws}-proxy-protocol`]: '*',
		},
		env: {
			KONG_PROXY_LISTEN:
				'0.0.0.0:8000 proxy_protocol reuseport backlog=16384, 0.0.0.0:8010 reuseport backlog=16384, ' +
				'0.0.0.0:8443 ssl proxy_protocol http2 reuseport backlog=16384, 0.0.0.0:8453 ssl http2 reuseport backlog=16384',
			KONG_TRUSTED_IPS: '10.0.0.0/16',
			KONG_REAL_IP_HEADER: 'proxy_protocol',
		},
	},
	'EKS, in-tree NLB': {
		...local,
		values: { clientIp: { loadBalancer: 'aws-nlb-intree' } },
		annotations: {
			[`${aws}-type`]: 'nlb',
			[`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=false',
		},
	},
	'headers, any load balancer': {
		values: { clientIp: { strategy: 'httpHeaders', ...trusted } },
		type: 'LoadBalancer',
		policy: 'Cluster',
		annotations: {},
		env: headers,
	},
	'headers, X-Real-IP': {
		values: { clientIp: { strategy: 'httpHeaders', httpHeaders: { name: 'X-Real-IP' }, ...trusted } },
		type: 'LoadBalancer',
		policy: 'Cluster',
		annotations: {},
		env: { ...headers, KONG_REAL_IP_HEADER: 'X-Real-IP' },
	},
	'headers, classic ELB': {
		values: { clientIp: { loadBalancer: 'aws-clb-http', ...trusted } },
		type: 'LoadBalancer',
		policy: 'Cluster',
		annotations: { [`${aws}-backend-protocol`]: 'http' },
		env: headers,
	},
	'headers, ALB with ip targets': {
		values: { clientIp: { loadBalancer: 'aws-alb-ip', ...trusted } },
		type: 'ClusterIP',
		policy: undefined,
		annotations: {},
		env: headers,
	},
	'headers, ALB with instance targets': {
		values: { clientIp: { loadBalancer: 'aws-alb-instance', ...trusted } },
		type: 'NodePort',
		policy: 'Cluster',
		annotations: {},
		env: headers,
	},
};

const clientIpVariables = /^KONG_(PROXY_LISTEN|TRUSTED_IPS|.*REAL_IP.*)$/;

function clientIpSettings(rendered: Rendered): Omit<Row, 'values'> {
	const service = object(rendered, 'Service', 'kong-proxy');
	const spec = service.spec as { type: string; externalTrafficPolicy?: string };
	const env = containerEnvironment(object(rendered, 'Deployment', 'kong') as Manifest);
	return {
		type: spec.type,
		policy: spec.externalTrafficPolicy,
		annotations: service.metadata.annotations ?? {},
		env: Object.fromEntries(
			Object.entries(env).filter(([name]) => clientIpVariables.test(name)),
		) as Row['env'],
	};
}

for (const [name, { values, ...expected }] of Object.entries(rows)) {
	test(`row: ${name}`, async (t) => {
		for (const rendered of await renderEach(values)) {
			t.deepEqual(clientIpSettings(rendered), expected, `Helm ${rendered.helm.version}`);
		}
	});
}
