// kong-client-ip load-balancers: the list, one product, JSON, and what is wrong usage.
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';

async function call(...args: string[]) {
	const io = fakeIo({ columns: 80 });
	return { code: await main(['load-balancers', ...args], io), ...io.said };
}

test('lists every product with what auto takes', async (t) => {
	const { code, stdout, stderr } = await call();
	t.is(code, 0);
	t.is(stderr, '');
	t.regex(stdout, /^aks +externalTrafficPolicy +Azure Standard Load Balancer$/m);
	t.regex(stdout, /^hetzner +proxyProtocol +Hetzner Cloud Load Balancer$/m);
	t.regex(stdout, /\n\n\d+ products, .*\n$/);
});

test('tells about one product, in lines that fit the terminal', async (t) => {
	const { code, stdout } = await call('stackit');
	t.is(code, 0);
	t.is(
		stdout,
		`stackit: STACKIT Load Balancer
For STACKIT Kubernetes Engine.
auto chooses proxyProtocol. Schemes: internet-facing (default), internal.

externalTrafficPolicy: cannot work
  The controller does not support traffic policy Local, and the balancer ends
  connections. Instead, use strategy proxyProtocol with trustedIPs.

proxyProtocol
  The balancer sends a PROXY header on every TCP port.
  Service: LoadBalancer, traffic policy Cluster.
  Annotations of the Service:
    lb.stackit.cloud/ip-mode-proxy: "true"
    lb.stackit.cloud/tcp-proxy-protocol: "true"
  Peer of Kong: a node.
  To find the addresses for trustedIPs:
    kubectl get nodes -o jsonpath='{.items[*].status.addresses[?(@.type=="InternalIP")].address}' (or the range that they are taken from); kubectl get nodes -o jsonpath='{.items[*].spec.podCIDR}' (the range of the pods, if the network plugin is Cilium or flannel)
  Needs: Kubernetes 1.30 for ipMode.

httpHeaders: cannot work
  The balancer works on TCP and adds no HTTP header. Instead, use strategy
  proxyProtocol with trustedIPs.

Health check: None: the controller makes no health check. It removes a node from
the targets when Kubernetes says that the node is not ready.
Inside the cluster: ipMode is set by annotation, so callers inside the cluster
would skip the balancer; the chart asks for ipMode Proxy.
Cannot change later, or not without an interruption:
  internal or internet-facing (the controller gives up, and nothing else of the
  change is done)
  external-address, which can only be set to the address that the balancer has
  already (the controller gives up, and nothing else of the change is done)
  listener-network (the controller gives up, and nothing else of the change is
  done)
Notes:
  The old keys yawol.stackit.cloud/tcpProxyProtocol and …PortsFilter are
  deprecated. If both are set they must say the same; otherwise the controller
  gives up.
  A value of tcp-proxy-protocol that is neither true nor false (on, yes, v2) is
  an error: no balancer is made, or an existing one does not change. Under the
  old key such a value means off.
  The controller asks for a listener with PROXY but names no version of the
  header; no source that was read names it.

Facts were read from 2026-08 to 2026-11. Controller, with the version that was
read: cloud-provider-stackit, 1.36.3+ at commit d561f8e.
Sources:
  cloud-provider-stackit: load balancer (2026-11)
    https://github.com/stackitcloud/cloud-provider-stackit/blob/main/docs/load-balancer.md
  cloud-provider-stackit: loadbalancer_spec.go (2026-11)
    https://github.com/stackitcloud/cloud-provider-stackit/blob/main/pkg/ccm/loadbalancer_spec.go
  Kubernetes: Using Source IP (2026-08)
    https://kubernetes.io/docs/tutorials/services/source-ip/
`,
	);
});

test('JSON of one product and of all', async (t) => {
	const { version, loadBalancers } = JSON.parse((await call('aws-nlb-gateway', '--format', 'json')).stdout);
	t.is(version, 1);
	t.is(loadBalancers.length, 1);
	const [one] = loadBalancers;
	t.is(one.id, 'aws-nlb-gateway');
	t.is(one.recommended, 'externalTrafficPolicy');
	t.is(one.strategies.httpHeaders.works, false);
	t.deepEqual(one.strategies.proxyProtocol.objects, [
		'Gateway',
		'TCPRoute',
		'GatewayClass',
		'LoadBalancerConfiguration',
		'TargetGroupConfiguration',
	]);
	t.deepEqual(one.controller, {
		name: 'aws-load-balancer-controller',
		version: 'v3.5.0 + main to commit 225f445',
	});
	t.deepEqual(one.read, { oldest: '2026-08', newest: '2026-11' });
	const all = JSON.parse((await call('--format=json')).stdout).loadBalancers;
	t.true(all.length >= 48);
	t.true(all.some((product: { id: string }) => product.id === 'metallb'));
});

test('a product whose controller is not public has the months alone', async (t) => {
	const { stdout } = await call('tencent');
	t.true(stdout.includes('\n\nFacts were read from 2026-08 to 2026-11.\nSources:\n'));
});

for (const [args, message] of [
	[
		['hetzne'],
		'there is no load balancer "hetzne". Did you mean hetzner? See kong-client-ip load-balancers.',
	],
	// What users call a product, and what several have in their names.
	[
		['eks'],
		'there is no load balancer "eks". Did you mean aws-nlb-instance, aws-nlb-ip, aws-alb-ip or aws-eks-auto-nlb? See kong-client-ip load-balancers.',
	],
	[
		['digitalocean'],
		'there is no load balancer "digitalocean". Did you mean digitalocean-network or digitalocean-regional? See kong-client-ip load-balancers.',
	],
	[['qwertyuiop'], 'there is no load balancer "qwertyuiop". See kong-client-ip load-balancers.'],
	[['aks', 'gke'], 'load-balancers takes one id, not 2. See kong-client-ip load-balancers --help.'],
	[
		['--format', 'yaml'],
		'--format yaml is not known. Use text or json. See kong-client-ip load-balancers --help.',
	],
	[['--all'], 'there is no option --all. See kong-client-ip load-balancers --help.'],
] as const) {
	test(`wrong usage: ${args.join(' ')}`, async (t) => {
		t.deepEqual(await call(...args), { code: 2, stdout: '', stderr: `kong-client-ip: ${message}\n` });
	});
}
