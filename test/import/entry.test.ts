// What a source says of its entry in other words than this chart: host networks, quoted ports, misspelt keys, ranges of a CDN.
import test from 'ava';
import { codesOf, imported } from '../support/import.ts';

const ranges = '[103.21.244.0/22, 104.16.0.0/13, 172.64.0.0/13, 188.114.96.0/20]';

test('a host network without a Service is host ports; a Service that is off is never public', (t) => {
	const host = { clientIp: { loadBalancer: 'host-port', strategy: 'externalTrafficPolicy' } };
	for (const yaml of [
		'controller: {kind: DaemonSet, hostNetwork: true, service: {enabled: false}}',
		'controller: {kind: DaemonSet, hostNetwork: true, service: {type: ClusterIP}}',
	])
		t.deepEqual(imported('ingress-nginx', yaml).values, host, yaml);
	// Traefik and Kong listen there by default, and have no other port on the network of the node.
	const own = { ...host, proxy: { http: { servicePort: 8000 }, tls: { servicePort: 8443 } } };
	t.deepEqual(imported('traefik', 'hostNetwork: true\nservice: {enabled: false}').values, own);
	t.deepEqual(
		imported('kong/kong', 'deployment: {hostNetwork: true, daemonset: true}\nproxy: {enabled: false}').values,
		own,
	);
	const inside = { clientIp: { loadBalancer: 'generic', strategy: 'none' }, proxy: { type: 'ClusterIP' } };
	t.deepEqual(imported('kong/kong', 'proxy: {enabled: false}').values, inside);
	t.deepEqual(imported('ingress-nginx', 'controller: {service: {enabled: false}}').values, inside);
	t.deepEqual(imported('traefik', 'service: {enabled: false}').values, inside);
});

test('ports in quotes are numbers', (t) => {
	const { values, said } = imported(
		'ingress-nginx',
		'controller: {service: {type: NodePort, externalTrafficPolicy: Local, nodePorts: {http: "31080", https: "31443"}}}',
		{ loadBalancer: 'generic' },
	);
	t.like(values, { proxy: { http: { nodePort: 31_080 }, tls: { nodePort: 31_443 } } });
	t.deepEqual(said, []);
	const host = imported('kong/kong', 'proxy: {type: ClusterIP, http: {hostPort: "8080"}}');
	t.like(host.values, { proxy: { http: { servicePort: 8080 } } });
	t.true(
		imported('ingress-nginx', 'controller: {service: {type: NodePort, nodePorts: {http: "http"}}}').said.some(
			(text) => text.includes('nodePort must be a whole number'),
		),
	);
});

test('misspelt keys of the source chart are named with what was meant', (t) => {
	const meant = (chart: 'kong/kong' | 'kong/ingress' | 'ingress-nginx', yaml: string) =>
		imported(chart, yaml).said.flatMap(
			(text) => /Not carried over: (\S+)\. .*Did you mean (\S+)\?/.exec(text)?.slice(1, 3) ?? [],
		);
	t.deepEqual(
		meant(
			'ingress-nginx',
			'controller: {config: {use-forward-headers: "true"}, service: {externalTraficPolicy: Local}}',
		),
		[
			'controller.config.use-forward-headers',
			'use-forwarded-headers',
			'controller.service.externalTraficPolicy',
			'externalTrafficPolicy',
		],
	);
	t.deepEqual(meant('kong/kong', 'proxy: {externalTraficPolicy: Local, anotations: {a: b}}'), [
		'proxy.externalTraficPolicy',
		'externalTrafficPolicy',
		'proxy.anotations',
		'annotations',
	]);
	t.deepEqual(meant('kong/ingress', 'gateway: {proxy: {anotations: {a: b}}}'), [
		'gateway.proxy.anotations',
		'annotations',
	]);
	t.deepEqual(
		meant('ingress-nginx', 'controller: {config: {proxy-body-size: 8m, ssl-protocols: TLSv1.3}}'),
		[],
	);
});

test('source ranges of a CDN alone: its header is read, and the ranges stay', (t) => {
	for (const chart of ['kong/kong', 'ingress-nginx'] as const) {
		const service = `{externalTrafficPolicy: Local, loadBalancerSourceRanges: ${ranges}}`;
		const yaml = chart === 'kong/kong' ? `proxy: ${service}` : `controller: {service: ${service}}`;
		const outcome = imported(chart, yaml, { loadBalancer: 'generic' });
		t.like(outcome.values, { clientIp: { strategy: 'httpHeaders', cdn: 'cloudflare' } });
		t.is(
			(outcome.values as { proxy: { loadBalancerSourceRanges: string[] } }).proxy.loadBalancerSourceRanges
				.length,
			4,
		);
		t.true(codesOf(outcome).includes('import-cdn-fenced'));
		t.deepEqual(outcome.left, ['cdn-unverified']);
	}
	t.like(
		imported('kong/kong', 'proxy: {externalTrafficPolicy: Local, loadBalancerSourceRanges: [192.0.2.0/24]}', {
			loadBalancer: 'generic',
		}).values,
		{ clientIp: { strategy: 'externalTrafficPolicy' } },
	);
});

test('what is in a text over several lines as a comment is no address', (t) => {
	const { values, said } = imported(
		'kong/kong',
		'env:\n  real_ip_header: X-Forwarded-For\n  real_ip_recursive: "on"\n  trusted_ips: >-\n    10.0.0.0/8, # range of the nodes: 2026\n    fd00::/8\n',
		{ loadBalancer: 'generic' },
	);
	t.like(values, { clientIp: { trustedIPs: ['10.0.0.0/8', 'fd00::/8'] } });
	t.true(
		said.includes(
			'warning import-left-behind: Not carried over: the comments in env.trusted_ips. In a text over several lines they are a part of the text, and Kong does not start.',
		),
		said.join('\n'),
	);
});
