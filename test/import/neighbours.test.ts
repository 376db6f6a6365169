// Values of ingress-nginx and Traefik: what concerns the entry, derived by hand.
import test from 'ava';
import { codesOf, imported } from '../support/import.ts';

const digitalocean = 'service.beta.kubernetes.io/do-loadbalancer';
const aws = 'service.beta.kubernetes.io/aws-load-balancer';

test('ingress-nginx with PROXY: the Service, and peers that nobody named are asked for', (t) => {
	const outcome = imported(
		'ingress-nginx',
		`
controller:
  kind: DaemonSet
  replicaCount: 3
  service:
    externalTrafficPolicy: Local
    loadBalancerSourceRanges: [192.0.2.0/24]
    nodePorts: {http: 30080}
    ports: {https: 8443}
    annotations: {${digitalocean}-type: REGIONAL, ${digitalocean}-enable-proxy-protocol: "true", ${digitalocean}-hostname: kong.example.com, ${digitalocean}-name: edge}
  config: {use-proxy-protocol: "true"}
`,
	);
	t.deepEqual(outcome, {
		values: {
			clientIp: {
				loadBalancer: 'digitalocean-regional',
				strategy: 'proxyProtocol',
				hostname: 'kong.example.com',
				trustedIPs: [],
			},
			proxy: {
				annotations: { [`${digitalocean}-name`]: 'edge' },
				externalTrafficPolicy: 'Local',
				loadBalancerSourceRanges: ['192.0.2.0/24'],
				http: { nodePort: 30080 },
				tls: { servicePort: 8443 },
			},
			deployment: { daemonset: true },
		},
		said: [
			'warning import-everyone-trusted: controller.config.proxy-real-ip-cidr (by default) holds 0.0.0.0/0: the PROXY header is believed from anybody, so any client can choose its address. It is left out. List your proxies in clientIp.trustedIPs.',
			'note import-not-needed: Not carried over: controller.replicaCount. A DaemonSet has one pod on each node.',
			// What the controller takes where the annotation is missing: the regional type has a choice of schemes too.
			`note import-adds: The Service gets annotations that the source does not have: ${digitalocean}-network: EXTERNAL.`,
		],
		left: ['trusted-ips-missing'],
	});
});

test('ingress-nginx behind a balancer that ends TLS and writes headers: switches may be booleans', (t) => {
	const outcome = imported(
		'ingress-nginx',
		`
controller:
  service:
    targetPorts: {https: http}
    annotations: {${aws}-backend-protocol: http, ${aws}-ssl-cert: arn, ${aws}-ssl-ports: https}
  config: {use-forwarded-headers: true, proxy-real-ip-cidr: "10.0.0.0/8,192.0.2.7", compute-full-forwarded-for: true}
  admissionWebhooks: {timeoutSeconds: 29}
`,
		{ loadBalancer: 'aws-clb-http' },
	);
	t.deepEqual(outcome.values, {
		clientIp: {
			loadBalancer: 'aws-clb-http',
			strategy: 'httpHeaders',
			trustedIPs: ['10.0.0.0/8', '192.0.2.7'],
		},
		proxy: { annotations: { [`${aws}-ssl-cert`]: 'arn', [`${aws}-ssl-ports`]: 'https' } },
	});
	t.deepEqual(
		[codesOf(outcome), outcome.left],
		[
			['import-not-needed', 'import-not-needed'],
			['taken-over', 'controller-reads'],
		],
	);
});

test('ingress-nginx: another header, of a CDN, with PROXY between: the header counts', (t) => {
	const outcome = imported(
		'ingress-nginx',
		'controller:\n  config: {use-proxy-protocol: "true", use-forwarded-headers: "true", forwarded-for-header: CF-Connecting-IP, proxy-real-ip-cidr: 10.0.0.0/8}',
		{ loadBalancer: 'aks' },
	);
	t.deepEqual(outcome.values, {
		clientIp: { loadBalancer: 'aks', strategy: 'httpHeaders', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] },
	});
	t.deepEqual(outcome.said, [
		'warning import-change: PROXY between the balancer and Kong was on and becomes off: the header of the CDN is read, so that nothing needs it.',
		'warning import-change: The traffic policy was unset (Cluster) and becomes Local: aks needs it with strategy httpHeaders.',
	]);
});

test('ingress-nginx: PROXY and X-Forwarded-For together are two readings', (t) => {
	const { values, said } = imported(
		'ingress-nginx',
		'controller:\n  config: {use-proxy-protocol: "true", use-forwarded-headers: "true"}',
	);
	t.is(values, null);
	t.deepEqual(said, [
		'error import-two-readings: controller.config.use-proxy-protocol expects PROXY headers, but controller.config.use-forwarded-headers says X-Forwarded-For. The first means strategy proxyProtocol, the second httpHeaders: choose with --strategy, or name the load balancer with --load-balancer.',
	]);
});

test('ingress-nginx: of two readings, the product decides where it has only one', (t) => {
	const yaml = `controller:\n  config: {use-proxy-protocol: "true", use-forwarded-headers: "true", proxy-real-ip-cidr: 10.0.0.0/8}\n  service: {annotations: {${aws}-proxy-protocol: "*"}}`;
	const strategyOf = (loadBalancer: 'aws-clb-tcp' | 'aws-clb-http' | 'generic' | null) =>
		(imported('ingress-nginx', yaml, { loadBalancer }).values as { clientIp: { strategy: string } } | null)
			?.clientIp.strategy;
	t.is(strategyOf(null), 'proxyProtocol');
	t.is(strategyOf('aws-clb-tcp'), 'proxyProtocol');
	t.is(strategyOf('aws-clb-http'), 'httpHeaders');
	t.is(strategyOf('generic'), undefined);
});

test('ingress-nginx: with the external Service off, the internal one is the entry', (t) => {
	const { values } = imported(
		'ingress-nginx',
		'controller:\n  service: {external: {enabled: false}, annotations: {a: b}, internal: {enabled: true, externalTrafficPolicy: Local, annotations: {networking.gke.io/load-balancer-type: Internal}}}',
	);
	t.deepEqual(values, {
		clientIp: { loadBalancer: 'gke-passthrough', scheme: 'internal', strategy: 'externalTrafficPolicy' },
	});
});

test('ingress-nginx: host ports', (t) => {
	const { values } = imported(
		'ingress-nginx',
		'controller: {kind: DaemonSet, hostPort: {enabled: true}, service: {type: ClusterIP}}',
	);
	t.deepEqual(values, { clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' } });
});

test('Traefik with PROXY and the same list for headers: PROXY', (t) => {
	const outcome = imported(
		'traefik',
		`
deployment: {replicas: 2}
service:
  annotations: {load-balancer.hetzner.cloud/uses-proxyprotocol: "true", load-balancer.hetzner.cloud/hostname: kong.example.com}
  spec: {externalTrafficPolicy: Local, loadBalancerIP: 192.0.2.7}
ports:
  web: {proxyProtocol: {trustedIPs: [10.0.0.0/16]}, forwardedHeaders: {trustedIPs: [10.0.0.0/16]}, nodePort: 30080}
  websecure: {proxyProtocol: {trustedIPs: [10.0.0.0/16]}, expose: {default: true}, exposedPort: 443}
`,
	);
	t.deepEqual(outcome.values, {
		clientIp: {
			loadBalancer: 'hetzner',
			strategy: 'proxyProtocol',
			hostname: 'kong.example.com',
			trustedIPs: ['10.0.0.0/16'],
		},
		proxy: { externalTrafficPolicy: 'Local', loadBalancerIP: '192.0.2.7', http: { nodePort: 30080 } },
	});
	t.deepEqual(outcome.said, [
		'note import-not-needed: Not carried over: ports.web.forwardedHeaders.trustedIPs. After PROXY it would be the client who is trusted to write the header.',
	]);
});

test('Traefik: entry points by older arguments, in any case', (t) => {
	const { values } = imported(
		'traefik',
		`
additionalArguments:
  - --log.level=INFO
  - --entryPoints.web.proxyProtocol.trustedIPs=10.0.0.0/8,192.0.2.7
  - "--entrypoints.websecure.proxyprotocol.trustedips=10.0.0.0/8"
service: {type: LoadBalancer, externalTrafficPolicy: Cluster}
`,
		{ loadBalancer: 'generic' },
	);
	t.deepEqual(values, {
		clientIp: { loadBalancer: 'generic', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8', '192.0.2.7'] },
	});
});

test('Traefik: headers believed of everybody', (t) => {
	const outcome = imported(
		'traefik',
		'additionalArguments: ["--entryPoints.web.forwardedHeaders.insecure"]\nports: {websecure: {forwardedHeaders: {insecure: true}}}',
		{ loadBalancer: 'generic' },
	);
	t.like(outcome.values, { clientIp: { strategy: 'httpHeaders', trustedIPs: [] } });
	t.deepEqual([codesOf(outcome), outcome.left], [['import-everyone-trusted'], ['trusted-ips-missing']]);
});

test('what is not about the entry is one note; what is, has a finding of its own', (t) => {
	const { said } = imported(
		'traefik',
		'providers: {a: 1}\nlog: {b: 1}\nhostNetwork: true\nports: {mongo: {port: 27017}, web: {http: {redirections: {to: websecure}}}}\nservice: {annotationsUDP: {a: b}, spec: {externalTrafficPolicy: Local}}',
		{ loadBalancer: 'generic' },
	);
	t.deepEqual(said, [
		'warning import-left-behind: Not carried over: hostNetwork. For clients on ports of the nodes take --load-balancer host-port.',
		'warning import-left-behind: Not carried over: ports.mongo. This chart has one HTTP and one TLS port.',
		'warning import-left-behind: Not carried over: service.annotationsUDP. This chart has one public Service; a second one can stand in extraObjects.',
		'note import-not-needed: Not carried over: providers, log, ports.web. They are not about the entry of clients; with Kong, routes, plugins and Secrets say such things.',
	]);
});
