// What the block says of each case, and the finding that goes with it.
import test from 'ava';
import type { Code } from '../../schema/findings/finding.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import type { Said } from '../../schema/import/import.ts';
import type { SourceChart } from '../../schema/import/types.ts';
import { imported } from '../support/import.ts';

interface Sample {
	readonly chart?: SourceChart;
	readonly yaml: string;
	readonly said?: Partial<Said>;
	readonly text: string;
	/** The block that follows; null: nothing is written. */
	readonly block: object | null;
}

const aws = 'service.beta.kubernetes.io/aws-load-balancer';
const generic: Partial<Said> = { loadBalancer: 'generic' };

const samples: readonly (readonly [Code, Sample])[] = [
	[
		'import-two-readings',
		{
			yaml: 'proxy:\n  annotations: {networking.gke.io/load-balancer-type: Internal}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}',
			text: 'proxy.http.parameters expects PROXY headers; but gke-passthrough sends none. That is strategy proxyProtocol or strategy externalTrafficPolicy: say which with --strategy, or the load balancer with --load-balancer.',
			block: null,
		},
	],
	[
		'import-two-readings',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}',
			said: { loadBalancer: 'aks' },
			text: 'env.real_ip_header says X-Forwarded-For; but aks writes no header. That is strategy httpHeaders or strategy externalTrafficPolicy: say which with --strategy.',
			block: null,
		},
	],
	[
		'import-two-readings',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			text: 'env.real_ip_header says X-Forwarded-For; but proxy.externalTrafficPolicy Local keeps the source of packets. That is strategy httpHeaders or strategy externalTrafficPolicy: say which with --strategy, or the load balancer with --load-balancer.',
			block: null,
		},
	],
	[
		'import-proxy-half',
		{
			yaml: `proxy: {annotations: {${aws}-proxy-protocol: "*"}}\nenv: {trusted_ips: 10.0.0.0/8}`,
			text: `PROXY stands on one end only: the annotation ${aws}-proxy-protocol makes aws-clb-tcp send PROXY headers, but proxy.http.parameters and proxy.tls.parameters expect none. The block sets both ends.`,
			block: { loadBalancer: 'aws-clb-tcp', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-proxy-half',
		{
			yaml: 'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: { loadBalancer: 'hetzner' },
			text: 'PROXY stands on one end only: proxy.http.parameters expects PROXY headers, but no annotation makes hetzner send them. The block sets both ends.',
			block: { loadBalancer: 'hetzner', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-proxy-half',
		{
			yaml: 'proxy: {http: {parameters: [proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8, real_ip_header: proxy_protocol}',
			said: generic,
			text: 'PROXY stands on one end only: proxy.http.parameters expects PROXY headers, but proxy.tls.parameters expects none. The block sets both ends.',
			block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-proxy-half',
		{
			yaml: 'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: generic,
			text: 'PROXY stands on one end only: proxy.http.parameters expects PROXY headers, but env.real_ip_header is not proxy_protocol. The block sets both ends.',
			block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-header-unbelieved',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For}',
			said: generic,
			text: 'Kong reads X-Forwarded-For, but env.trusted_ips is unset: it believes nobody and takes its peer for the client.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: [] },
		},
	],
	[
		'import-everyone-trusted',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0,10.0.0.0/8", real_ip_recursive: "on"}',
			said: generic,
			text: 'env.trusted_ips holds 0.0.0.0/0 and ::/0: X-Forwarded-For of anybody is believed, so any client can choose its address. Left out; say who the proxies are in clientIp.trustedIPs.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-header-unwritten',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: "0.0.0.0/0,::/0"}',
			said: { loadBalancer: 'gke-passthrough' },
			text: 'env.real_ip_header says X-Forwarded-For, but gke-passthrough writes no header, and env.trusted_ips holds everybody: what arrives there is what a client wrote. The block leaves it to the packet, strategy externalTrafficPolicy.',
			block: { loadBalancer: 'gke-passthrough', strategy: 'externalTrafficPolicy' },
		},
	],
	[
		'import-header-beside-proxy',
		{
			yaml: `proxy:\n  annotations: {${aws}-proxy-protocol: "*"}\n  http: {parameters: [proxy_protocol]}\n  tls: {parameters: [http2, proxy_protocol]}\nenv: {real_ip_header: X-Real-IP, trusted_ips: 10.0.0.0/8}`,
			text: 'env.real_ip_header says X-Real-IP, but both ends speak PROXY, so the address in the PROXY header was lost. The block reads it.',
			block: { loadBalancer: 'aws-clb-tcp', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-trust-unused',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {trusted_ips: 10.0.0.0/8}',
			said: generic,
			text: 'env.trusted_ips is set, but nothing hands the client over in a header: whoever is trusted could only forge one. Left out.',
			block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
		},
	],
	[
		'import-unquoted',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: on}',
			said: generic,
			text: 'env.real_ip_recursive is true without quotes, which is no text in YAML: the chart makes "true" of it and Kong does not start. Taken for on.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-unquoted',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: off}',
			said: generic,
			text: 'env.real_ip_recursive is false without quotes, which is no text in YAML: the chart makes "false" of it and Kong does not start. Taken for off.',
			block: {
				loadBalancer: 'generic',
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/8'],
				httpHeaders: { recursive: false },
			},
		},
	],
	[
		'import-env-prefixed',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, KONG_TRUSTED_IPS: 10.0.0.0/8, real_ip_recursive: "on"}',
			said: generic,
			text: 'env.KONG_TRUSTED_IPS becomes KONG_KONG_TRUSTED_IPS and had no effect, since the chart adds KONG_ itself. Taken for clientIp.trustedIPs.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-address-lost',
		{
			yaml: 'proxy: {externalTrafficPolicy: Cluster}',
			said: { loadBalancer: 'aks' },
			text: 'Nothing here keeps the address of the client: the traffic policy is Cluster. The block does, by strategy externalTrafficPolicy; --strategy none leaves it as it is.',
			block: { loadBalancer: 'aks' },
		},
	],
	[
		'import-address-lost',
		{
			yaml: 'replicaCount: 2',
			said: { loadBalancer: 'hetzner' },
			text: 'Nothing here keeps the address of the client: neither PROXY nor a header hands it over. The block does, by strategy proxyProtocol; --strategy none leaves it as it is.',
			block: { loadBalancer: 'hetzner', trustedIPs: [] },
		},
	],
	[
		'import-http2-lost',
		{
			yaml: 'proxy: {http: {parameters: [proxy_protocol]}, tls: {parameters: [proxy_protocol]}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}',
			said: generic,
			text: 'proxy.tls.parameters replaces the list of the chart, so http2 was off. It is on again; for it off set proxy.tls.parameters.',
			block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-balancer-unknown',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8, real_ip_recursive: "on"}\nproxy: {type: NodePort}',
			text: 'Nothing here says which load balancer it is, so it is generic. Likely: nodeport-f5, nodeport-haproxy. Say it with --load-balancer.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-balancer-unknown',
		{
			chart: 'ingress-nginx',
			yaml: 'controller:\n  service: {annotations: {service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol: "true"}}\n  config: {use-proxy-protocol: "true", proxy-real-ip-cidr: 10.0.0.0/8}',
			text: 'Nothing here says which load balancer it is (its annotations alone do not tell), so it is generic. Likely: digitalocean-regional. Say it with --load-balancer.',
			block: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-balancer-differs',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}',
			said: { loadBalancer: 'aks' },
			text: 'The annotations speak of gke-passthrough, but --load-balancer says aks.',
			block: { loadBalancer: 'aks', strategy: 'externalTrafficPolicy' },
		},
	],
	[
		'import-cdn-supposed',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {real_ip_header: True-Client-IP, trusted_ips: 192.0.2.0/24}',
			said: { loadBalancer: 'aks' },
			text: 'env.real_ip_header says True-Client-IP, which is the header of akamai: clientIp.cdn is akamai.',
			block: { loadBalancer: 'aks', strategy: 'httpHeaders', cdn: 'akamai', trustedIPs: ['192.0.2.0/24'] },
		},
	],
	[
		'import-trust-unreadable',
		{
			yaml: 'env: {real_ip_header: X-Forwarded-For, trusted_ips: {valueFrom: {configMapKeyRef: {name: a, key: b}}}}',
			said: generic,
			text: 'env.trusted_ips takes its text from another object, which is not in the file. Write the addresses into clientIp.trustedIPs.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: [] },
		},
	],
	[
		'import-change',
		{
			yaml: 'proxy: {type: NodePort, externalTrafficPolicy: Local}',
			said: { loadBalancer: 'nodeport-f5' },
			text: 'The workload was a Deployment and becomes a DaemonSet: the balancer does not ask which nodes have a pod.',
			block: { loadBalancer: 'nodeport-f5', strategy: 'externalTrafficPolicy' },
		},
	],
	[
		'import-change',
		{
			yaml: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
			said: { loadBalancer: 'aws-alb-ip' },
			text: 'The type of the Service was LoadBalancer and becomes ClusterIP: aws-alb-ip needs it with strategy httpHeaders.',
			block: {
				loadBalancer: 'aws-alb-ip',
				strategy: 'httpHeaders',
				scheme: 'internal',
				trustedIPs: ['10.0.0.0/8'],
			},
		},
	],
	[
		'import-address-lost',
		{
			yaml: `proxy: {annotations: {${aws}-type: external, ${aws}-nlb-target-type: ip, ${aws}-scheme: internet-facing, ${aws}-target-group-attributes: stickiness.enabled=true}}`,
			text: 'Nothing here keeps the address of the client: no annotation makes aws-nlb-ip keep it. The block does, by strategy externalTrafficPolicy; --strategy none leaves it as it is.',
			block: { loadBalancer: 'aws-nlb-ip' },
		},
	],
	[
		'import-adds',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}',
			said: { loadBalancer: 'aws-nlb-instance' },
			text: `The Service gets annotations that the source did not have: ${aws}-nlb-target-type: instance, ${aws}-scheme: internal, ${aws}-type: external.`,
			block: { loadBalancer: 'aws-nlb-instance', strategy: 'externalTrafficPolicy', scheme: 'internal' },
		},
	],
	[
		'import-recursion',
		{
			yaml: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Forwarded-For}',
			said: generic,
			text: 'env.real_ip_recursive is unset, so Kong took the last entry of X-Forwarded-For. The block walks past every trusted address; for the old way set clientIp.httpHeaders.recursive false.',
			block: { loadBalancer: 'generic', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-clearing',
		{
			yaml: 'env: {trusted_ips: 10.0.0.0/8, real_ip_header: X-Real-IP}',
			said: generic,
			text: 'The block also removes forged forwarded headers, which the source left alone; for the old way set clientIp.forwardedHeaders keep.',
			block: {
				loadBalancer: 'generic',
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/8'],
				httpHeaders: { name: 'X-Real-IP' },
			},
		},
	],
	[
		'import-refused',
		{
			yaml: `proxy: {externalTrafficPolicy: Local, http: {parameters: [proxy_protocol]}, tls: {parameters: [http2, proxy_protocol]}, annotations: {${aws}-type: external, ${aws}-nlb-target-type: instance, ${aws}-scheme: internet-facing, ${aws}-proxy-protocol: "*"}}\nenv: {real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}`,
			text: `Not carried over: proxy.externalTrafficPolicy. proxy.externalTrafficPolicy Local with strategy proxyProtocol on aws-nlb-instance: the health check of a Local Service asks kube-proxy, which cannot read the PROXY v2 header that the NLB adds to it, so every target becomes unhealthy. Use Cluster, or set ${aws}-healthcheck-port: traffic-port and ${aws}-healthcheck-protocol: tcp in proxy.annotations.`,
			block: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
		},
	],
	[
		'import-left-behind',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local, stream: [{containerPort: 9000}]}',
			said: generic,
			text: 'Not carried over: proxy.stream. This chart has no stream listeners.',
			block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
		},
	],
	[
		'import-stays',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}\nenv: {database: postgres}',
			said: generic,
			text: 'Left to kong/kong: env.database. This chart runs Kong without a database. To keep that chart, run kong-client-ip overlay --for kong/kong on this block.',
			block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
		},
	],
	[
		'import-not-needed',
		{
			yaml: 'proxy: {externalTrafficPolicy: Local}\nmigrations: {preUpgrade: true}',
			said: generic,
			text: 'Not carried over: migrations. This chart runs Kong without a database.',
			block: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
		},
	],
];

for (const [code, { chart = 'kong/kong', yaml, said, text, block }] of samples) {
	test(`${code}: ${yaml.replace(/\s+/g, ' ').slice(0, 90)} (${said?.loadBalancer ?? 'unsaid'})`, (t) => {
		const outcome = imported(chart, yaml, said);
		const { severity } = definitionOf(code);
		t.true(outcome.said.includes(`${severity} ${code}: ${text}`), outcome.said.join('\n'));
		t.deepEqual(outcome.values && (outcome.values as { clientIp?: object }).clientIp, block);
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
