// Values that give no finding.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { render } from '../../schema/findings/render.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { decide } from '../../schema/validate/decide.ts';

/** Values as `validate` and Helm have them: over the chart's own. */
const withDefaults = (values: object) => mergeValues(chartDefaults, [values as JsonObject]);

const trusted = { trustedIPs: ['10.0.0.0/16'] };
const aws = 'service.beta.kubernetes.io/aws-load-balancer';

const clean: { readonly [name: string]: object } = {
	'no values at all': {},
	'PROXY with the nodes trusted': {
		clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', ...trusted },
	},
	'PROXY with Local, where the health check goes to the traffic port': {
		clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', ...trusted },
		proxy: {
			externalTrafficPolicy: 'Local',
			annotations: { [`${aws}-healthcheck-protocol`]: 'tcp', [`${aws}-healthcheck-port`]: 'traffic-port' },
		},
	},
	'headers without recursion where one proxy appends': {
		clientIp: { strategy: 'httpHeaders', httpHeaders: { recursive: false }, ...trusted },
	},
	'attributes of the user beside those of the chart': {
		clientIp: { loadBalancer: 'aws-nlb-ip' },
		proxy: { annotations: { [`${aws}-target-group-attributes`]: 'deregistration_delay.timeout_seconds=60' } },
	},
	'a scheme given by annotation': {
		clientIp: { loadBalancer: 'aws-nlb-instance' },
		proxy: { annotations: { [`${aws}-scheme`]: 'internal' } },
	},
	'Local on a node port': { proxy: { type: 'NodePort' } },
	'a CDN in front of a balancer that keeps the source': {
		clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', cdnVerified: true, ...trusted },
	},
	'dual stack with both families trusted': {
		clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16', 'fd00::/64'] },
		proxy: { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' },
	},
	'a certificate where the TLS port leads to plain HTTP': {
		clientIp: { loadBalancer: 'aws-nlb-instance' },
		proxy: {
			annotations: {
				[`${aws}-ssl-cert`]: 'arn:aws:acm:eu-west-1:1:certificate/x',
				[`${aws}-ssl-ports`]: '443',
			},
			tls: { overrideServiceTargetPort: 8000 },
		},
	},
	'a TLS port that leads to a container beside Kong': {
		proxy: { tls: { overrideServiceTargetPort: 8080 } },
		deployment: { sidecarContainers: [{ name: 'tls', image: 'example/tls:1' }] },
	},
	'a data plane': {
		env: {
			role: 'data_plane',
			cluster_control_plane: 'cp.example.com:8005',
			cluster_cert: '/etc/secrets/cluster/tls.crt',
			cluster_cert_key: '/etc/secrets/cluster/tls.key',
		},
		secretVolumes: ['cluster'],
		image: { tag: '3.14' },
	},
	'a mesh that leaves the proxy ports alone': {
		podAnnotations: { 'linkerd.io/inject': 'enabled', 'config.linkerd.io/skip-inbound-ports': '8000,8443' },
	},
	'one replica where every node has a pod': { replicaCount: 1, deployment: { daemonset: true } },
};

for (const [name, values] of Object.entries(clean)) {
	test(`nothing to say about ${name}`, (t) => {
		const { findings } = checkValues(withDefaults(values), 'kong');
		t.deepEqual(findings.map(render), []);
	});
}

test('under strategy none the real-IP settings are the user’s own', (t) => {
	const { findings, environment } = decide(
		{ clientIp: { strategy: 'none' }, env: { trusted_ips: '10.0.0.0/8' } },
		'kong',
	);
	t.deepEqual(
		findings.map(({ code }) => code),
		['strategy-none'],
	);
	t.is(environment.KONG_TRUSTED_IPS, '10.0.0.0/8');
	t.false('KONG_REAL_IP_HEADER' in environment);
});
