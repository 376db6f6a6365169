// The block that a file of another chart amounts to. What is said of it, word for word, is in the samples of schema/findings/import/.
import test from 'ava';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import type { Said } from '../../schema/import/import.ts';
import { imported } from '../support/import.ts';

interface Sample {
	readonly chart?: SourceChart;
	readonly yaml: string;
	readonly said?: Partial<Said>;
	/** Null: nothing is written. */
	readonly block: object | null;
}

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const generic: Partial<Said> = { loadBalancer: 'generic' };

const samples: readonly Sample[] = [
	{
		yaml: 'proxy:\n  annotations: {networking.gke.io/load-balancer-type: Internal}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}',
		block: null,
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
		said: { loadBalancer: 'aks' },
		block: null,
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
		block: null,
	},
	{
		yaml: `proxy: {annotations: {${aws}-proxy-protocol: "*"}}\nenv: {trusted_ips: 10.0.0.0/8}`,
		block: { loadBalancer: 'aws-clb-tcp', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
		said: { loadBalancer: 'hetzner' },
		block: { loadBalancer: 'hetzner', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {http: {parameters: [proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: [] },
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0,10.0.0.0/8", real_ip_recursive: "on"}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
		said: { loadBalancer: 'gke-passthrough' },
		block: { loadBalancer: 'gke-passthrough', strategy: 'externalTrafficPolicy' },
	},
	{
		yaml: `proxy:\n  annotations: {${aws}-proxy-protocol: "*"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {real_ip_header: X-Real-IP, trusted_ips: 10.0.0.0/8}`,
		block: { loadBalancer: 'aws-clb-tcp', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {trusted_ips: 10.0.0.0/8}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: on}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: off}',
		said: generic,
		block: {
			loadBalancer: 'generic',
			strategy: 'httpHeaders',
			trustedIPs: ['10.0.0.0/8'],
			httpHeaders: { recursive: false },
		},
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, KONG_TRUSTED_IPS: 10.0.0.0/8, real_ip_recursive: "on"}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Cluster}',
		said: { loadBalancer: 'aks' },
		block: { loadBalancer: 'aks' },
	},
	{
		yaml: 'replicaCount: 2',
		said: { loadBalancer: 'hetzner' },
		block: { loadBalancer: 'hetzner', trustedIPs: [] },
	},
	{
		yaml: 'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		chart: 'ingress-nginx',
		yaml: 'controller:\n  service: {annotations: {service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol: "true"}}\n  config: {use-proxy-protocol: "true", proxy-real-ip-cidr: 10.0.0.0/8}',
		block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
		said: { loadBalancer: 'aks' },
		block: { loadBalancer: 'aks', strategy: 'externalTrafficPolicy' },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: True-Client-IP, trusted_ips: 192.0.2.0/24}',
		said: { loadBalancer: 'aks' },
		block: { loadBalancer: 'aks', strategy: 'httpHeaders', cdn: 'akamai', trustedIPs: ['192.0.2.0/24'] },
	},
	{
		yaml: 'proxy: {type: ClusterIP}\nenv: {real_ip_header: CF-Connecting-IP, trusted_ips: 10.0.0.0/8}',
		said: { loadBalancer: 'cloudflare-tunnel' },
		block: {
			loadBalancer: 'cloudflare-tunnel',
			strategy: 'httpHeaders',
			trustedIPs: ['10.0.0.0/8'],
			httpHeaders: { name: 'CF-Connecting-IP' },
		},
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local, loadBalancerSourceRanges: [104.16.0.0/13], http: {parameters: [proxy_protocol]}, tls: {parameters: [proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 104.16.0.0/13}',
		said: { loadBalancer: 'cloudflare-spectrum' },
		block: {
			loadBalancer: 'cloudflare-spectrum',
			strategy: 'proxyProtocol',
			trustedIPs: ['104.16.0.0/13'],
		},
	},
	{
		yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: {valueFrom: {configMapKeyRef: {name: a, key: b}}}}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: [] },
	},
	{
		yaml: 'proxy: {type: NodePort, externalTrafficPolicy: Local}',
		said: { loadBalancer: 'nodeport-f5' },
		block: { loadBalancer: 'nodeport-f5', strategy: 'externalTrafficPolicy' },
	},
	{
		yaml: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
		said: { loadBalancer: 'aws-alb-ip' },
		block: {
			loadBalancer: 'aws-alb-ip',
			strategy: 'httpHeaders',
			scheme: 'internal',
			trustedIPs: ['10.0.0.0/8'],
		},
	},
	{
		yaml: `proxy: {annotations: {${aws}-type: external, ${aws}-nlb-target-type: ip, ${aws}-scheme: internet-facing, ${aws}-target-group-attributes: stickiness.enabled=true}}`,
		block: { loadBalancer: 'aws-nlb-ip' },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}',
		said: { loadBalancer: 'aws-nlb-instance' },
		block: { loadBalancer: 'aws-nlb-instance', strategy: 'externalTrafficPolicy', scheme: 'internal' },
	},
	{
		yaml: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Real-IP}',
		said: generic,
		block: {
			loadBalancer: 'generic',
			strategy: 'httpHeaders',
			trustedIPs: ['10.0.0.0/8'],
			httpHeaders: { name: 'X-Real-IP' },
		},
	},
	{
		yaml: `proxy: {externalTrafficPolicy: Local, http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}, annotations: {${aws}-type: external, ${aws}-nlb-target-type: instance, ${aws}-scheme: internet-facing, ${aws}-proxy-protocol: "*"}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}`,
		block: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local, stream: [{containerPort: 9000}]}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {database: postgres}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
	},
	{
		yaml: 'proxy: {externalTrafficPolicy: Local}\nmigrations: {preUpgrade: true}',
		said: generic,
		block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
	},
];

for (const { chart = 'kong/kong', yaml, said, block } of samples) {
	test(`${chart}: ${yaml.replace(/\s+/g, ' ')} (${JSON.stringify(said ?? {})})`, (t) => {
		const { values } = imported(chart, yaml, said);
		t.deepEqual(values && (values as { clientIp?: object }).clientIp, block);
	});
}

test('--strategy decides where there are two readings', (t) => {
	const yaml = 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}';
	const block = (strategy: Said['strategy']) =>
		(imported('kong/kong', yaml, { loadBalancer: 'aks', strategy }).values as { clientIp: object }).clientIp;
	t.deepEqual(block('externalTrafficPolicy'), { loadBalancer: 'aks', strategy: 'externalTrafficPolicy' });
	t.deepEqual(block('none'), { loadBalancer: 'aks', strategy: 'none' });
	const refused = imported('kong/kong', yaml, { loadBalancer: 'aks', strategy: 'httpHeaders' });
	t.deepEqual(refused.left, ['strategy-refused']);
});
