// Values of kong/kong and kong/ingress: the block that they amount to, derived by hand.
import test from 'ava';
import { codesOf, imported } from '../support/import.ts';

const aws = 'service.beta.kubernetes.io/aws-load-balancer';

test('PROXY on both ends behind an NLB: clean, and only what the catalogue does not say is repeated', (t) => {
	const outcome = imported(
		'kong/kong',
		`
ingressController: {enabled: false}
image: {repository: kong, tag: "3.9.1"}
replicaCount: 3
resources: {requests: {cpu: 500m}}
env:
  database: "off"
  log_level: debug
  trusted_ips: "10.0.0.0/16, fd00::/8"
  real_ip_header: proxy_protocol
  nginx_proxy_set_by_lua: "$client_ip_ \\"if ngx.var.proxy_protocol_addr then for _, n in ipairs({'for','proto','host','port','path','prefix'}) do ngx.req.clear_header('x-forwarded-' .. n) ngx.req.clear_header('x_forwarded_' .. n) end end\\""
proxy:
  externalTrafficPolicy: Cluster
  annotations:
    ${aws}-type: external
    ${aws}-nlb-target-type: instance
    ${aws}-scheme: internal
    ${aws}-proxy-protocol: "*"
    ${aws}-name: edge
  http: {parameters: [proxy_protocol], nodePort: 30080}
  tls: {parameters: [http2, proxy_protocol]}
`,
	);
	t.deepEqual(outcome, {
		values: {
			clientIp: {
				loadBalancer: 'aws-nlb-instance',
				scheme: 'internal',
				strategy: 'proxyProtocol',
				trustedIPs: ['10.0.0.0/16', 'fd00::/8'],
			},
			proxy: { annotations: { [`${aws}-name`]: 'edge' }, http: { nodePort: 30080 } },
			image: { tag: '3.9.1' },
			replicaCount: 3,
			resources: { requests: { cpu: '500m' } },
			env: { log_level: 'debug' },
		},
		said: [],
		left: [],
	});
});

test('kong/ingress: the gateway below its key; the controller stays, and finds this gateway', (t) => {
	const { values, said } = imported(
		'kong/ingress',
		'gateway:\n  proxy: {annotations: {networking.gke.io/load-balancer-type: Internal}, externalTrafficPolicy: Local}\ncontroller: {ingressController: {env: {a: b}}}\nproxy: {type: NodePort}',
	);
	t.deepEqual(values, {
		clientIp: { loadBalancer: 'gke-passthrough', scheme: 'internal', strategy: 'externalTrafficPolicy' },
		fullnameOverride: 'kong-gateway',
		admin: { enabled: true },
	});
	t.deepEqual(said, [
		'warning import-controller: The Ingress Controller stays in kong/ingress (controller). Set there gateway.enabled: false. It then looks for the Service kong-gateway-admin and publishes the addresses of kong-gateway-proxy, which this chart makes by fullnameOverride and admin.enabled in the same namespace. That fits release kong; give the name of another with --release. docs/ingress-controller.md has the steps.',
		'warning import-left-behind: Not carried over: proxy. The gateway reads only what is below gateway.',
	]);
});

test('an Ingress of the ALB controller: the product, the header, and the Service that it needs', (t) => {
	const outcome = imported(
		'kong/kong',
		`
proxy:
  type: NodePort
  tls: {overrideServiceTargetPort: 8000}
  ingress:
    enabled: true
    ingressClassName: alb
    hostname: a.example
    tls: my-secret
    annotations: {alb.ingress.kubernetes.io/target-type: instance, alb.ingress.kubernetes.io/scheme: internet-facing, alb.ingress.kubernetes.io/certificate-arn: arn}
env: {trusted_ips: 10.0.0.0/20, real_ip_header: x-forwarded-for, real_ip_recursive: "on"}
`,
	);
	t.deepEqual(outcome.values, {
		clientIp: { loadBalancer: 'aws-alb-instance', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/20'] },
		proxy: {
			ingress: {
				annotations: { 'alb.ingress.kubernetes.io/certificate-arn': 'arn' },
				hostname: 'a.example',
				tls: [{ hosts: ['a.example'], secretName: 'my-secret' }],
			},
		},
	});
	t.deepEqual([codesOf(outcome), outcome.left], [['import-clearing', 'import-adds'], []]);
});

test('a CDN, by its header: its ranges ship, others stay', (t) => {
	const cloudflare = '173.245.48.0/20,10.0.0.0/8';
	const outcome = imported(
		'kong/kong',
		`env: {trusted_ips: "${cloudflare}", real_ip_header: CF-Connecting-IP, real_ip_recursive: "off"}\nproxy: {externalTrafficPolicy: Local}`,
		{ loadBalancer: 'aks' },
	);
	t.deepEqual(outcome.values, {
		clientIp: {
			loadBalancer: 'aks',
			strategy: 'httpHeaders',
			cdn: 'cloudflare',
			trustedIPs: ['10.0.0.0/8'],
			httpHeaders: { recursive: false },
		},
	});
	t.deepEqual([codesOf(outcome), outcome.left], [['import-clearing'], ['cdn-unverified']]);
});

test('listeners in env.proxy_listen count in place of the flags of the ports', (t) => {
	const outcome = imported(
		'kong/kong',
		'env: {proxy_listen: "0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl", real_ip_header: proxy_protocol, trusted_ips: 10.0.0.0/8}\nproxy: {http: {parameters: []}}',
		{ loadBalancer: 'generic' },
	);
	t.like(outcome.values, { clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] } });
	t.deepEqual(codesOf(outcome), ['import-not-needed', 'import-proxy-half', 'import-clearing']);
});

test('families come from the families of the Service, or from the addresses of the listeners', (t) => {
	const families = (yaml: string) =>
		(imported('kong/kong', yaml).values as { proxy?: { ipFamilies?: unknown } }).proxy?.ipFamilies;
	t.is(families('proxy: {addresses: [0.0.0.0]}'), undefined);
	t.deepEqual(families('proxy: {addresses: [0.0.0.0, "[::]"]}'), ['IPv4', 'IPv6']);
	t.deepEqual(families('proxy: {addresses: ["[::]"], type: NodePort}'), ['IPv6']);
	t.deepEqual(families('proxy: {addresses: [0.0.0.0], ipFamilies: [IPv6]}'), ['IPv6']);
});

test('probes lose what the chart chooses, contexts the switch of the other chart, objects what is made here', (t) => {
	const { values } = imported(
		'kong/kong',
		`
readinessProbe: {httpGet: {path: /status, port: status}, periodSeconds: 3}
containerSecurityContext: {enabled: true, runAsUser: 65532}
extraObjects: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}, {apiVersion: cloud.google.com/v1, kind: BackendConfig}]
proxy: {externalTrafficPolicy: Local}
`,
	);
	t.like(values, {
		readinessProbe: { periodSeconds: 3 },
		containerSecurityContext: { runAsUser: 65532 },
		extraObjects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }],
	});
});

test('what this chart refuses gives way, and is reported with the reason', (t) => {
	const outcome = imported(
		'kong/kong',
		`
nodeSelector: [a]
env: {log-level: debug}
proxy: {externalTrafficPolicy: Local, loadBalancerClass: other, type: NodePort, http: {parameters: [fastopen=3]}}
`,
		{ loadBalancer: 'aks' },
	);
	t.deepEqual(outcome.values, { clientIp: { loadBalancer: 'aks', strategy: 'externalTrafficPolicy' } });
	t.deepEqual(outcome.left, []);
	t.deepEqual(
		outcome.said.filter((text) => /import-(refused|not-needed)/.test(text)),
		[
			'warning import-refused: Not carried over: nodeSelector. nodeSelector must be a map of strings. Correct it, or remove it for the default.',
			'warning import-refused: Not carried over: proxy.loadBalancerClass. proxy.loadBalancerClass other: the controller of aks ignores a Service with this class. Remove it.',
			'warning import-refused: Not carried over: proxy.type. proxy.type NodePort does not fit aks, which needs LoadBalancer. Remove proxy.type.',
			'warning import-refused: Not carried over: proxy.http.parameters. proxy.http.parameters: "fastopen=3" is not a flag of a Kong listener. Use one of http2, deferred, bind, reuseport, backlog=N, ipv6only=on, so_keepalive=….',
			'warning import-refused: Not carried over: env.log-level. env.log-level is not a name of a Kong setting. Use letters, digits and underscores.',
		],
	);
});

test('values of another kind than the chart has are reported, and nothing ends in an error of ours', (t) => {
	for (const yaml of [
		'proxy: []',
		'proxy: {http: 3, tls: [a]}',
		'env: [a, b]',
		'proxy: {annotations: text}',
		'env: {trusted_ips: [10.0.0.0/8], real_ip_header: 3}',
	]) {
		const { values, said } = imported('kong/kong', yaml);
		t.like(values, { clientIp: { loadBalancer: 'generic' } }, yaml);
		t.not(said.length, 0);
	}
});

test('of a list of attributes only those stay that the catalogue does not set', (t) => {
	const attributes = (extra: string, chart = '') =>
		imported(
			'kong/kong',
			`proxy: {annotations: {${aws}-type: external, ${aws}-nlb-target-type: ip, ${aws}-scheme: internet-facing, ${aws}-target-group-attributes: "${extra}"}}${chart}`,
		);
	const kept = attributes('preserve_client_ip.enabled=true,stickiness.enabled=true');
	t.deepEqual(kept.values, {
		clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'externalTrafficPolicy' },
		proxy: { annotations: { [`${aws}-target-group-attributes`]: 'stickiness.enabled=true' } },
	});
	const proxied = attributes(
		'proxy_protocol_v2.enabled=true,preserve_client_ip.enabled=false',
		'\nenv: {trusted_ips: 10.0.0.0/16, real_ip_header: proxy_protocol, proxy_listen: "0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol"}',
	);
	t.like(proxied.values, {
		clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
	});
	t.deepEqual(codesOf(proxied), ['import-not-needed', 'import-clearing', 'import-adds']);
});

const header = 'ingressController: {enabled: false}\nproxy: {externalTrafficPolicy: Cluster}\n';

/** In Kong, nginx_proxy_real_ip_header counts before real_ip_header, and servers of nginx inherit the list of http where they have none. */
const otherNames: readonly (readonly [title: string, text: string, strategy: object])[] = [
	[
		'the directives themselves',
		'env: {nginx_proxy_real_ip_header: X-Forwarded-For, nginx_proxy_set_real_ip_from: 10.0.0.0/8, nginx_proxy_real_ip_recursive: "off"}',
		{ strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'], httpHeaders: { recursive: false } },
	],
	[
		'the directive counts before the setting, and both lists count',
		'env: {real_ip_header: X-Real-IP, NGINX_PROXY_REAL_IP_HEADER: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: 10.0.0.0/8, nginx_proxy_set_real_ip_from: 192.168.0.0/16}',
		{ strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8', '192.168.0.0/16'] },
	],
	[
		'the list of http, where there is no other',
		'env: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", nginx_http_set_real_ip_from: 10.0.0.0/8}',
		{ strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	],
	[
		'customEnv, which the other chart writes over env',
		'env: {trusted_ips: 192.0.2.0/24, real_ip_recursive: "on"}\ncustomEnv: {kong_trusted_ips: 10.0.0.0/8, KONG_REAL_IP_HEADER: X-Forwarded-For}',
		{ strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
	],
];

for (const [title, text, block] of otherNames)
	test(`settings under other names: ${title}`, (t) => {
		const outcome = imported('kong/kong', `${header}${text}\n`);
		t.deepEqual(outcome.values, { clientIp: { loadBalancer: 'generic', ...block } });
		t.deepEqual(codesOf(outcome), ['import-balancer-unknown', 'import-clearing']);
	});

test('of customEnv, settings of Kong go to env, and the rest stays', (t) => {
	const { values } = imported(
		'kong/kong',
		`${header}customEnv: {KONG_LOG_LEVEL: debug, TZ: UTC, token: {valueFrom: {secretKeyRef: {name: s, key: k}}}}\n`,
	);
	t.like(values, {
		env: { log_level: 'debug' },
		customEnv: { TZ: 'UTC', token: { valueFrom: { secretKeyRef: { name: 's', key: 'k' } } } },
	});
});

const inbound = 'traffic.sidecar.istio.io/includeInboundPorts';

test('pods that ask for the sidecar of a mesh keep what the other chart has by default for it', (t) => {
	const annotations = (text: string) =>
		(imported('kong/kong', `${header}${text}\n`).values as { podAnnotations?: object }).podAnnotations;
	t.deepEqual(annotations('podAnnotations: {sidecar.istio.io/inject: "true", team: edge}'), {
		'sidecar.istio.io/inject': 'true',
		team: 'edge',
		[inbound]: '',
	});
	t.deepEqual(annotations('podLabels: {kuma.io/sidecar-injection: enabled}'), {
		'kuma.io/gateway': 'enabled',
	});
	t.deepEqual(annotations(`podLabels: {istio.io/rev: stable}\npodAnnotations: {${inbound}: "9000"}`), {
		[inbound]: '9000',
	});
	t.is(annotations('podLabels: {sidecar.istio.io/inject: "false"}'), undefined);
	t.deepEqual(annotations('podAnnotations: {team: edge}'), { team: 'edge' });
});

test('a listener for PROXY beside those at which the Service arrives does not count', (t) => {
	const listen = (text: string, more = '') =>
		imported(
			'kong/kong',
			`ingressController: {enabled: false}\nproxy: {externalTrafficPolicy: Local${more}}\nenv: {proxy_listen: "${text}"}\n`,
		).values;
	const local = { clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' } };
	t.deepEqual(listen('0.0.0.0:8000, 0.0.0.0:8443 ssl, 0.0.0.0:9080 proxy_protocol'), local);
	t.like(listen('0.0.0.0:8000, 0.0.0.0:9080 proxy_protocol', ', http: {containerPort: 9080}'), {
		clientIp: { strategy: 'proxyProtocol' },
	});
});
