// Ways in that are set up elsewhere: tunnels, groups of endpoints, a proxy before the balancer of a Service, ports of the node.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

function result(gateway: GatewayText, circumstances: Partial<Circumstances>, more: readonly object[] = []) {
	const text = [gatewayText(gateway), ...more.map((object) => JSON.stringify(object))].join('\n---\n');
	const { gateways, findings } = checkText(text, circumstances);
	const { clientIpPreserved, trafficWorks, spoofableBy } = gateways[0]?.verdict ?? {};
	return {
		is: `${clientIpPreserved} ${trafficWorks} ${spoofableBy}`,
		errors: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
		loud: findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code),
	};
}

const pods = { pods: ['10.42.0.0/16'] };
const clusterIp = (env: { [name: string]: string }): GatewayText => ({ type: 'ClusterIP', env });
const cloudflare = { KONG_TRUSTED_IPS: '10.42.0.0/16', KONG_REAL_IP_HEADER: 'CF-Connecting-IP' };
const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};

const connector = (args: readonly string[]) => ({
	kind: 'Deployment',
	metadata: { name: 'cloudflared' },
	spec: { template: { spec: { containers: [{ image: 'cloudflare/cloudflared:2025.2.0', args }] } } },
});
const routes = (service: string) => ({
	kind: 'ConfigMap',
	metadata: { name: 'cloudflared' },
	data: { 'config.yaml': `tunnel: edge\ningress:\n- service: ${service}\n` },
});

test('a tunnel of Cloudflare calls the Service that its routes name, from a pod', (t) => {
	const front = [routes('http://kong-proxy:80'), connector(['tunnel', 'run'])];
	const on = (env: { [name: string]: string }) => result(clusterIp(env), pods, front);
	t.deepEqual(on(cloudflare), { is: 'yes yes insider', errors: [], loud: [] });
	const list = { KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_REAL_IP_RECURSIVE: 'on' };
	t.is(on({ ...cloudflare, ...list }).is, 'yes yes insider');
	t.deepEqual(on({}).is, 'no yes nobody');
	t.true(on({}).errors.includes('nothing-trusted'));
	t.deepEqual(on({ ...proxied, KONG_TRUSTED_IPS: '10.42.0.0/16' }).errors, ['proxy-never-sent']);
});

test('a tunnel that gets its routes from elsewhere is taken to lead to Kong, where nothing else does', (t) => {
	const remote = [connector(['tunnel', '--no-autoupdate', 'run', '--token', 'x'])];
	t.is(result(clusterIp(cloudflare), pods, remote).is, 'yes yes insider');
	const text = [gatewayText(clusterIp(cloudflare)), JSON.stringify(remote[0])].join('\n---\n');
	const { findings } = checkText(text, pods);
	t.true(findings.some(({ code, args }) => code === 'balancer-assumed' && /tunnel/.test(args.what ?? '')));
	t.is(result({ policy: 'Local' }, pods, remote).is, 'yes yes nobody');
	const url = (to: string) => result(clusterIp(cloudflare), pods, [connector(['tunnel', '--url', to])]);
	t.is(url('https://kong-proxy:443').is, 'yes yes insider');
	t.deepEqual(url('http://kong-proxy:443').errors, ['plain-to-tls']);
	t.is(url('http://localhost:8000').is, 'unknown unknown unknown');
});

test('through a tunnel nobody goes round the CDN', (t) => {
	const front = [routes('http://kong-proxy:80')];
	t.is(result(clusterIp(cloudflare), { ...pods, cdn: 'cloudflare' }, front).is, 'yes yes insider');
});

// https://cloud.google.com/load-balancing/docs/tcp#proxy-protocol and /docs/https#x-forwarded-for_header
test('what is over a group of endpoints hides the source, and Kong’s settings say by which method it learns the client', (t) => {
	const annotations = { 'cloud.google.com/neg': '{"exposed_ports": {"80":{"name":"kong"}}}' };
	const group = (env: { [name: string]: string }, type = 'ClusterIP') =>
		result({ type, annotations, env }, { nodes: ['10.0.0.0/16'], balancerSubnets: ['203.0.113.8/32'] });
	const global = '35.191.0.0/16,130.211.0.0/22';
	t.is(group({ ...proxied, KONG_TRUSTED_IPS: global }).is, 'yes yes nobody');
	const list = { KONG_REAL_IP_HEADER: 'X-Forwarded-For', KONG_REAL_IP_RECURSIVE: 'on' };
	t.is(group({ ...list, KONG_TRUSTED_IPS: `${global},203.0.113.8/32` }).is, 'yes yes nobody');
	t.is(group({ ...list, KONG_TRUSTED_IPS: '172.20.0.0/23,203.0.113.8/32' }, 'NodePort').is, 'yes yes nobody');
	t.is(group({ ...list, KONG_TRUSTED_IPS: global }).is, 'no yes nobody');
	const bare = group({});
	t.is(bare.is, 'no yes nobody');
	t.true(bare.errors.includes('nothing-trusted'));
	const byIngress = { 'cloud.google.com/neg': '{"ingress": true}' };
	t.is(result({ type: 'ClusterIP', annotations: byIngress }, {}).is, 'unknown unknown unknown');
});

test('a proxy named for a Service that has a balancer of its own calls that, and the nodes behind it', (t) => {
	const annotations = { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' };
	const env = {
		KONG_TRUSTED_IPS: '10.2.0.0/24',
		KONG_REAL_IP_HEADER: 'X-Forwarded-For',
		KONG_REAL_IP_RECURSIVE: 'on',
	};
	const before = { loadBalancer: 'aks-appgw', nodes: ['10.0.0.0/16'], balancerSubnets: ['10.2.0.0/24'] };
	t.deepEqual(result({ annotations, env, policy: 'Local' }, before), {
		is: 'yes yes nobody',
		errors: [],
		loud: [],
	});
	const { is, errors } = result({ annotations, env }, before);
	t.regex(is, /^no /);
	t.deepEqual(errors, ['peer-untrusted']);
});

test('in the network of the node a port that Kong declares but does not listen on is no way in', (t) => {
	const listen = { KONG_PROXY_LISTEN: '0.0.0.0:80, 0.0.0.0:443 ssl' };
	const text = gatewayText({ type: 'ClusterIP', kind: 'DaemonSet', env: listen })
		.replace('"containers":', '"hostNetwork":true,"containers":')
		.replace('"image":', '"ports":[{"containerPort":8000},{"containerPort":8443}],"image":');
	const { gateways, findings } = checkText(text, { loadBalancer: 'nodeport-keepalived' });
	t.is(gateways[0]?.verdict.trafficWorks, 'yes');
	t.deepEqual(findings, []);
});

test('a Service for the manager does not stand for one that clients call', (t) => {
	const manager = {
		kind: 'Service',
		metadata: { name: 'kong-manager' },
		spec: { type: 'NodePort', selector: { app: 'kong' }, ports: [{ name: 'manager', port: 8002 }] },
	};
	const env = { KONG_ADMIN_GUI_LISTEN: '0.0.0.0:8002' };
	const remote = connector(['tunnel', 'run']);
	t.is(result(clusterIp({ ...env, ...cloudflare }), pods, [manager, remote]).is, 'yes yes insider');
	const text = `${gatewayText({ type: 'ClusterIP', env })}\n---\n${JSON.stringify(manager)}`.replace(
		'"containers":',
		'"hostNetwork":true,"containers":',
	);
	const { gateways } = checkText(text, { loadBalancer: 'none' });
	t.deepEqual(gateways[0]?.entrances, ["the pod's host network, by the node"]);
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test('PROXY headers that the user says come, with trust in addresses outside only, come from there', (t) => {
	const env = { ...proxied, KONG_TRUSTED_IPS: '173.245.48.0/20,104.16.0.0/13' };
	const given = { nodes: ['10.0.0.0/16'], loadBalancer: 'metallb', sendsProxy: 1 } as const;
	t.is(result({ policy: 'Local', env }, given).is, 'yes yes nobody');
});
