// kong-client-ip import as a command: what it prints where, and exit codes.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

const stdin = (text: string | Uint8Array) =>
	fakeIo({ stdin: async () => (typeof text === 'string' ? new TextEncoder().encode(text) : text) });

async function call(text: string | Uint8Array, ...args: string[]) {
	const io = stdin(text);
	return { code: await main(['import', ...args, '-'], io), ...io.said };
}

const clean = `
ingressController: { enabled: false }
proxy:
  externalTrafficPolicy: Local
  annotations: { networking.gke.io/load-balancer-type: Internal, team: edge }
  loadBalancerSourceRanges: [192.0.2.0/24]
replicaCount: 3
env: { log_level: debug, real_ip_recursive: "on" }
image: { tag: "3.9.3" }
dblessConfig:
  config: |
    _format_version: "3.0"
    services: []
nodeSelector: { "on": "true" }
`;

test('a file whose two ends agree: exit 0, the values with their origin, and silence', async (t) => {
	t.deepEqual(await call(clean), {
		code: 0,
		stdout: `# yaml-language-server: $schema=kong-client-ip.schema.json
# Made from values of kong/kong by kong-client-ip import; the comment at each key says where it came from.
clientIp:
  loadBalancer: gke-passthrough # from proxy.annotations
  strategy: externalTrafficPolicy # from proxy.externalTrafficPolicy
  scheme: internal # from proxy.annotations
proxy:
  annotations:
    team: edge # from proxy.annotations
  # from proxy.loadBalancerSourceRanges
  loadBalancerSourceRanges:
    - 192.0.2.0/24
env:
  log_level: debug # from env.log_level
dblessConfig:
  # from dblessConfig.config
  config: |
    _format_version: "3.0"
    services: []
replicaCount: 3 # from replicaCount
# from nodeSelector
nodeSelector:
  "on": "true"
`,
		stderr: '',
	});
});

test('what it prints is what validate accepts', async (t) => {
	const { stdout } = await call(clean);
	const io = stdin(stdout);
	t.is(await main(['validate', '-f', '-'], io), 0);
	t.deepEqual(io.said, { stdout: '', stderr: '' });
});

test('with something to look at: exit 1, the values all the same, findings in the order of their places', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(
			join(cwd, 'values.yaml'),
			`ingressController:
  enabled: false
proxy:
  annotations:
    load-balancer.hetzner.cloud/uses-proxyprotocol: "true"
  http:
    parameters: [proxy_protocol]
env:
  real_ip_header: proxy_protocol
  real_ip_recursive: on
`,
		);
		t.deepEqual(await program(['import', 'values.yaml'], { cwd }), {
			code: 1,
			stdout: `# yaml-language-server: $schema=kong-client-ip.schema.json
# Made from values of kong/kong by kong-client-ip import; the comment at each key says where it came from.
clientIp:
  loadBalancer: hetzner # from proxy.annotations
  strategy: proxyProtocol # from proxy.http.parameters, env.real_ip_header
  # for you to fill in
  trustedIPs: []
`,
			stderr: `values.yaml:5:53: warning: hetzner needs load-balancer.hetzner.cloud/location or load-balancer.hetzner.cloud/network-zone in proxy.annotations: the controller must know where to make the balancer. Set that, unless the controller has a default (HCLOUD_LOAD_BALANCERS_LOCATION or HCLOUD_LOAD_BALANCERS_NETWORK_ZONE). [setting-wanted]
values.yaml:7:17: warning: PROXY is on at one end only: proxy.http.parameters expects PROXY headers, but proxy.tls.parameters expects none. The block sets both ends. [import-proxy-half]
values.yaml:7:17: warning: hetzner with strategy proxyProtocol: Kong trusts the nodes, so whoever connects to a port of a node chooses the address that Kong sees. Nodes of Hetzner Cloud have public addresses, and no firewall unless one is added. Let only the load balancer reach these ports, by a firewall before the nodes or by nodes without public addresses, and set clientIp.closedNodes. [node-ports-open]
values.yaml:10:22: warning: env.real_ip_recursive is true without quotes, a boolean in YAML: the chart writes "true", and Kong does not start. It was read as on. [import-unquoted]
note: The block also removes forged forwarded headers, which the source does not. To keep them, set clientIp.forwardedHeaders to keep. [import-clearing]
error: clientIp.trustedIPs is empty, but with strategy proxyProtocol Kong believes trusted peers only. Add the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong), with Cilium or flannel as network plugin also the pods' range, with Cilium in place of kube-proxy also the load balancer's own addresses. To find them: kubectl get nodes -o jsonpath='{.items[*].status.addresses[?(@.type=="InternalIP")].address}' (or the range that they are taken from); kubectl get nodes -o jsonpath='{.items[*].spec.podCIDR}' (the range of the pods, if the network plugin is Cilium or flannel); hcloud load-balancer list; hcloud network list (the network with use-private-ip) [trusted-ips-missing]
1 error, 4 warnings, 1 note
`,
		});
	});
});

test('a finding about the values that were made is where they come from', async (t) => {
	const { code, stderr } = await call(
		'ingressController: {enabled: false}\nproxy: {externalTrafficPolicy: Local}\nimage: {repository: kong/kong-gateway, tag: "3.11"}\n',
		'--load-balancer',
		'aks',
	);
	t.is(code, 1);
	t.regex(stderr, /^<stdin>:3:\d+: warning: image kong\/kong-gateway:3.11: .* \[image-licence\]\n/);
});

test('two readings: exit 2, both named, and nothing printed; --strategy or --load-balancer decides', async (t) => {
	const yaml =
		'ingressController: {enabled: false}\nenv: {real_ip_header: X-Forwarded-For, trusted_ips: 10.0.0.0/8}\n';
	t.deepEqual(await call(yaml, '--load-balancer', 'aks'), {
		code: 2,
		stdout: '',
		stderr:
			'<stdin>:2:23: error: env.real_ip_header says X-Forwarded-For, but aks writes no header. The first means strategy httpHeaders, the second externalTrafficPolicy: choose with --strategy. Where a proxy in front of aks writes it, take --load-balancer generic --strategy httpHeaders. [import-two-readings]\n1 error, 0 warnings, 0 notes\n',
	});
	const decided = await call(yaml, '--load-balancer', 'aks', '--strategy', 'externalTrafficPolicy');
	t.regex(decided.stdout, / {2}strategy: externalTrafficPolicy\n/);
	t.regex(
		(await call(yaml, '--load-balancer', 'hetzner')).stdout,
		/ {2}strategy: httpHeaders # from env.real_ip_header\n/,
	);
});

test('several files are layers, in the order of helm -f', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(join(cwd, 'a.yaml'), 'proxy:\n  type: NodePort\n  externalTrafficPolicy: Cluster\n');
		await writeFile(
			join(cwd, 'b.yaml'),
			'proxy:\n  externalTrafficPolicy: Local\n  type: null\ningressController: {enabled: false}\n',
		);
		const args = ['import', '-f', 'a.yaml', 'b.yaml', '--load-balancer', 'generic'];
		t.deepEqual(await program(args, { cwd }), {
			code: 0,
			stdout: `# yaml-language-server: $schema=kong-client-ip.schema.json
# Made from values of kong/kong by kong-client-ip import; the comment at each key says where it came from.
clientIp:
  loadBalancer: generic # as said
  strategy: externalTrafficPolicy # from proxy.externalTrafficPolicy
`,
			stderr: '',
		});
	});
});

test('values inside another file, and places in it', async (t) => {
	const { code, stdout, stderr } = await call(
		'kind: HelmRelease\nspec:\n  values:\n    controller:\n      config:\n        use-proxy-protocol: "true"\n        proxy-real-ip-cidr: 10.0.0.0/8\n      service:\n        internal: {enabled: true}\n',
		'--at',
		'/spec/values',
		'--load-balancer',
		'vultr',
	);
	t.is(code, 1);
	t.regex(stdout, /# Made from values of ingress-nginx /);
	t.regex(stderr, /^<stdin>:9:19: warning: Not carried over: controller\.service\.internal\. /m);
});

test('--from says it where the keys do not tell', async (t) => {
	const { code, stdout } = await call('replicaCount: 2\n', '--from', 'traefik', '--load-balancer', 'hetzner');
	t.is(code, 1);
	t.regex(stdout, /# Made from values of traefik /);
});

test('the findings that docs/import.md shows are those of its example', async (t) => {
	const root = join(import.meta.dirname, '../../..');
	const { code, stderr } = await program(['import', 'kong.yaml'], {
		cwd: join(root, 'test/documentation/import'),
	});
	t.is(code, 1);
	const page = await readFile(join(root, 'docs/import.md'), 'utf8');
	t.true(page.includes(`\n\`\`\`\n${stderr}\`\`\`\n`));
	const example = await readFile(join(root, 'test/documentation/import/kong.yaml'), 'utf8');
	t.true(page.includes(`# kong.yaml\n${example}`));
});
