// Shapes that values files of users have, each as small as it can be; what is right about them was written down before the first run.
import test from 'ava';
import { codesOf, imported } from '../support/import.ts';

const lost = 'import-address-lost';
const unknown = 'import-balancer-unknown';

/** By title: the chart, its values, the values that they amount to, and the codes in order. */
const shapes: readonly (readonly [
	title: string,
	chart: Parameters<typeof imported>[0],
	yaml: string,
	values: object,
	codes: readonly string[],
])[] = [
	[
		'a licence Secret counts where enterprise is on',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nenterprise: {enabled: true, license_secret: kong-enterprise-license}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
			enterprise: { license_secret: 'kong-enterprise-license' },
		},
		[unknown],
	],
	[
		'a licence Secret beside enterprise that is off mounts nothing',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nenterprise: {enabled: false, license_secret: kong-enterprise-license}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' } },
		[unknown],
	],
	[
		'a licence Secret without a word of enterprise did nothing, and it is said',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nenterprise: {license_secret: licence}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' } },
		['import-not-needed', unknown],
	],
	[
		'a declarative configuration as a map becomes the text',
		'kong/kong',
		'proxy: {type: ClusterIP}\ndblessConfig: {config: {_format_version: "2.1", services: [{name: echo, url: "http://echo:80"}]}}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'none' },
			proxy: { type: 'ClusterIP' },
			dblessConfig: {
				config: '_format_version: "2.1"\nservices:\n  - name: echo\n    url: http://echo:80\n',
			},
		},
		['import-inside'],
	],
	[
		'a declarative configuration that is left open, as a map or a text, is nobody’s',
		'kong/kong',
		'proxy: {type: ClusterIP}\nenv: {role: data_plane}\ndblessConfig: {config: {_format_version: "1.1", services: }}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'none' },
			proxy: { type: 'ClusterIP' },
			env: { role: 'data_plane' },
		},
		['import-inside'],
	],
	[
		'one with comments alone behind a name is left open too',
		'kong/kong',
		'proxy: {type: ClusterIP}\ndblessConfig:\n  config: |\n    _format_version: "1.1"\n    services:\n    # - name: mine\n',
		{ clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: { type: 'ClusterIP' } },
		['import-inside'],
	],
	[
		'defaults of older versions, beside their switches',
		'kong/kong',
		'proxy: {type: ClusterIP}\npodDisruptionBudget: {enabled: false, maxUnavailable: "50%"}\ndeploymentAnnotations: {kuma.io/gateway: enabled}\nlifecycle: {preStop: {exec: {command: [/bin/sh, -c, "/bin/sleep 15 && kong quit"]}}}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: { type: 'ClusterIP' } },
		['import-inside'],
	],
	[
		'another hook is a wish',
		'kong/kong',
		'proxy: {type: ClusterIP}\nlifecycle: {preStop: {exec: {command: [sleep, "9"]}}}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: { type: 'ClusterIP' } },
		['import-left-behind', 'import-inside'],
	],
	[
		'settings of a database are one finding',
		'kong/kong',
		'proxy: {type: ClusterIP}\nenv: {database: postgres, pg_host: db, pg_user: kong, pg_password: secret, log_level: info}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'none' },
			proxy: { type: 'ClusterIP' },
			env: { log_level: 'info' },
		},
		['import-stays', 'import-inside'],
	],
	[
		'an admin Service without an address of its own is for a controller elsewhere',
		'kong/kong',
		'proxy: {type: ClusterIP}\nadmin: {enabled: true, type: ClusterIP, clusterIP: None}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'none' },
			proxy: { type: 'ClusterIP' },
			admin: { enabled: true },
			fullnameOverride: 'kong-kong',
		},
		['import-inside'],
	],
	[
		'an admin Service over HTTP is for people',
		'kong/kong',
		'proxy: {type: ClusterIP}\nadmin: {enabled: true, type: ClusterIP, clusterIP: None, http: {enabled: true}}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: { type: 'ClusterIP' } },
		['import-left-behind', 'import-inside'],
	],
	[
		'policy Cluster is named once, as what loses the address',
		'ingress-nginx',
		'controller: {service: {type: NodePort, externalTrafficPolicy: Cluster}}',
		{ clientIp: { loadBalancer: 'generic' }, proxy: { type: 'NodePort' } },
		[unknown, lost],
	],
	[
		'ports of nodes: the type of the Service and its node ports are gone',
		'ingress-nginx',
		'controller: {kind: DaemonSet, hostPort: {enabled: true}, service: {type: NodePort, nodePorts: {http: 30080}}}',
		{ clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' } },
		['import-change'],
	],
	[
		'the Ingress of kong/kong leads to the TLS port, that of this chart to the plain one',
		'kong/kong',
		'proxy: {type: ClusterIP, ingress: {enabled: true, ingressClassName: nginx, annotations: {nginx.ingress.kubernetes.io/backend-protocol: HTTPS}}}\nenv: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: 10.42.0.0/16}',
		{
			clientIp: { loadBalancer: 'ingress-nginx', strategy: 'httpHeaders', trustedIPs: ['10.42.0.0/16'] },
		},
		['import-clearing', 'import-refused'],
	],
	[
		'a class that the provider’s controller takes',
		'kong/kong',
		'proxy: {type: ClusterIP, ingress: {enabled: true, ingressClassName: azure-application-gateway}}\nenv: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: 10.1.0.0/24}',
		{
			clientIp: { loadBalancer: 'aks-appgw', strategy: 'httpHeaders', trustedIPs: ['10.1.0.0/24'] },
			proxy: { ingress: { ingressClassName: 'azure-application-gateway' } },
		},
		['import-clearing', 'import-adds'],
	],
	[
		'a class that is named after its proxy',
		'kong/kong',
		'proxy: {type: ClusterIP, ingress: {enabled: true, ingressClassName: traefik-internal}}\nenv: {real_ip_header: X-Forwarded-For, real_ip_recursive: "on", trusted_ips: 10.42.0.0/16}',
		{
			clientIp: { loadBalancer: 'traefik', strategy: 'httpHeaders', trustedIPs: ['10.42.0.0/16'] },
			proxy: { ingress: { ingressClassName: 'traefik-internal' } },
		},
		['import-clearing'],
	],
	[
		'the ports of nodes are those that the source has, not those of its Service',
		'kong/kong',
		'proxy: {type: ClusterIP, http: {servicePort: 8080, hostPort: 32047}, tls: {hostPort: 443}}',
		{
			clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' },
			proxy: { http: { servicePort: 32047 } },
		},
		['import-change'],
	],
	[
		'the usual ports of nodes stay what they are beside others of the Service',
		'ingress-nginx',
		'controller: {kind: DaemonSet, hostPort: {enabled: true, ports: {https: 8443}}, service: {type: ClusterIP, ports: {http: 8080}}}',
		{
			clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' },
			proxy: { tls: { servicePort: 8443 } },
		},
		[],
	],
	[
		'ports of nodes by Traefik’s own names',
		'traefik',
		'ports: {web: {exposedPort: 80, hostPort: 8080}, websecure: {hostPort: 8443}}\nservice: {type: ClusterIP}',
		{
			clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' },
			proxy: { http: { servicePort: 8080 }, tls: { servicePort: 8443 } },
		},
		['import-change'],
	],
	[
		'one port of the node: the other is open inside the cluster only, and closed where every port is one of the node',
		'kong/kong',
		'deployment: {daemonset: true}\nreplicaCount: 3\nproxy: {type: ClusterIP, tls: {hostPort: 443}}',
		{
			clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' },
			proxy: { http: { enabled: false } },
		},
		['import-not-needed', 'import-change'],
	],
	[
		'one port of the node with Traefik',
		'traefik',
		'ports: {web: {hostPort: 8080}}\nservice: {type: ClusterIP}\ndeployment: {kind: DaemonSet}',
		{
			clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' },
			proxy: { http: { servicePort: 8080 }, tls: { enabled: false } },
		},
		['import-change'],
	],
	[
		'a port of the Service at which Kong does not listen leads nowhere, and is closed',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nenv: {proxy_listen: "0.0.0.0:8000"}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
			proxy: { tls: { enabled: false } },
		},
		['import-not-needed', unknown],
	],
	[
		'a port of the Service that leads to the other listener stays',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local, tls: {overrideServiceTargetPort: 8000}}\nenv: {proxy_listen: "0.0.0.0:8000"}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
			proxy: { tls: { overrideServiceTargetPort: 8000 } },
		},
		['import-not-needed', unknown],
	],
	[
		'a Kong that serves no clients is not made one without a word',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nenv: {proxy_listen: "off"}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' } },
		['import-change', unknown],
	],
	[
		'the autoscaler of older versions, as a metric',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nautoscaling: {enabled: true, targetCPUUtilizationPercentage: 60}\nresources: {requests: {cpu: 1}}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
			autoscaling: {
				enabled: true,
				metrics: [
					{
						type: 'Resource',
						resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
					},
				],
			},
			resources: { requests: { cpu: 1 } },
		},
		['import-cpu-target', unknown],
	],
	[
		'the autoscaler of older versions with the default of both charts',
		'kong/kong',
		'proxy: {externalTrafficPolicy: Local}\nautoscaling: {enabled: true, targetCPUUtilizationPercentage: 80}\nresources: {requests: {cpu: 1}}',
		{
			clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' },
			autoscaling: { enabled: true },
			resources: { requests: { cpu: 1 } },
		},
		[unknown],
	],
	[
		'on the network of the node the ports of the container are those of the node, also below 1024',
		'kong/kong',
		'deployment: {hostNetwork: true}\nproxy: {type: ClusterIP, http: {containerPort: 80}}',
		{
			clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' },
			proxy: { tls: { servicePort: 8443 } },
		},
		['import-change'],
	],
	[
		'node ports beside a Service inside the cluster had no effect',
		'ingress-nginx',
		'controller: {service: {type: ClusterIP, nodePorts: {http: 80, https: 443}}}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: { type: 'ClusterIP' } },
		['import-inside'],
	],
	[
		'the path of a health check is the other gateway’s, but tells the cloud',
		'ingress-nginx',
		'controller: {service: {externalTrafficPolicy: Local, annotations: {service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path: /healthz}}}',
		{ clientIp: { loadBalancer: 'aks', strategy: 'externalTrafficPolicy' } },
		['import-not-needed'],
	],
	[
		'PROXY at both ends beside use-forwarded-headers is PROXY',
		'ingress-nginx',
		'controller:\n  config: {use-proxy-protocol: "true", use-forwarded-headers: "true", proxy-real-ip-cidr: 10.0.0.0/8}\n  service: {annotations: {load-balancer.hetzner.cloud/location: fsn1, load-balancer.hetzner.cloud/uses-proxyprotocol: "true"}}',
		{
			clientIp: {
				loadBalancer: 'hetzner',
				strategy: 'proxyProtocol',
				trustedIPs: ['10.0.0.0/8'],
			},
			proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
		},
		['import-header-beside-proxy'],
	],
	[
		'defaults of Traefik, older shapes included',
		'traefik',
		'deployment: {enabled: true, kind: Deployment, replicas: 1}\nupdateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}\nservice: {enabled: true, type: LoadBalancer, spec: {externalTrafficPolicy: Local}}\nports: {web: {port: 8000, expose: true, exposedPort: 80}, websecure: {port: 8443, expose: {default: true}, exposedPort: 443, tls: {enabled: false}}, traefik: {port: 9000, expose: false}}',
		{ clientIp: { loadBalancer: 'generic', strategy: 'externalTrafficPolicy' } },
		[unknown],
	],
];

for (const [title, chart, yaml, values, codes] of shapes)
	test(`${chart}: ${title}`, (t) => {
		const outcome = imported(chart, yaml);
		t.deepEqual(outcome.values, values);
		t.deepEqual(codesOf(outcome), codes);
	});

test('a private address that is asked for speaks for what clusters without a cloud run; a public one for nothing', (t) => {
	const likely = (address: string) =>
		imported('traefik', `service: {spec: {externalTrafficPolicy: Local, loadBalancerIP: ${address}}}`)
			.said[0];
	t.regex(likely('192.168.0.30') ?? '', /Likely, by service\.spec\.loadBalancerIP: .*kube-vip, metallb/);
	t.regex(likely('8.8.4.4') ?? '', /To find out: /);
});

test('a key of a part that both charts have is named by itself', (t) => {
	const { said } = imported('kong/kong', 'proxy: {type: ClusterIP}\nplugins: {bundled: [prometheus]}');
	t.is(
		said[0],
		'warning import-left-behind: Not carried over: plugins.bundled. This chart has no such setting.',
	);
});

test('a type or a policy that Kubernetes does not have is named, not dropped without a word', (t) => {
	const why = 'correct it, and import again.';
	for (const [chart, yaml, place] of [
		['kong/kong', 'proxy: {externalTrafficPolicy: local}', 'proxy.externalTrafficPolicy'],
		['kong/kong', 'proxy: {type: Loadbalancer}', 'proxy.type'],
		[
			'ingress-nginx',
			'controller: {service: {externalTrafficPolicy: local}}',
			'controller.service.externalTrafficPolicy',
		],
		['traefik', 'service: {spec: {externalTrafficPolicy: local}}', 'service.spec.externalTrafficPolicy'],
	] as const) {
		const { said } = imported(chart, yaml);
		t.true(
			said.some(
				(text) =>
					text.startsWith(`warning import-left-behind: Not carried over: ${place}. `) && text.endsWith(why),
			),
			said.join('\n'),
		);
	}
});
