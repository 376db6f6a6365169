// Ways past the balancer: who comes in by ports of the nodes, by host ports, external IPs and second Services, and whom Kong then believes.
import test from 'ava';
import type { Circumstances } from '../../schema/check/types.ts';
import { checkObjects } from './check-text.ts';

const labels = { app: 'kong' };
const readsProxy = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
	KONG_TRUSTED_IPS: '10.0.0.0/16',
};
const readsHeader = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000',
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_TRUSTED_IPS: '10.0.0.0/16',
};
const trusting = (ranges: string) => ({ ...readsProxy, KONG_TRUSTED_IPS: ranges });

function kong(env: { readonly [name: string]: string }, container: object = {}, pod: object = {}) {
	const entries = Object.entries(env).map(([name, value]) => ({ name, value }));
	const containers = [{ name: 'proxy', image: 'kong:3.9', env: entries, ...container }];
	const template = { metadata: { labels }, spec: { containers, ...pod } };
	return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'kong' }, spec: { template } };
}

const service = (name: string, spec: object, annotations: object = {}) => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name, annotations },
	spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8000 }], ...spec },
});
const hetzner = {
	'load-balancer.hetzner.cloud/location': 'nbg1',
	'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true',
};
const balanced = (spec: object = {}, annotations: object = hetzner) =>
	service('kong-proxy', { type: 'LoadBalancer', ...spec }, annotations);
const local = { externalTrafficPolicy: 'Local' };
const node = (...addresses: readonly (readonly [type: string, address: string])[]) => ({
	apiVersion: 'v1',
	kind: 'Node',
	metadata: { name: 'node-1' },
	status: { addresses: addresses.map(([type, address]) => ({ type, address })) },
});

/** Who forges, and what is said of it: code, severity, by which ports. */
function forgers(objects: readonly object[], circumstances: Partial<Circumstances> = {}): string {
	const { gateways, findings } = checkObjects(objects as never, { nodes: ['10.0.0.0/16'], ...circumstances });
	const said = findings
		.filter(({ code }) => code === 'forgeable-at-nodes' || code === 'node-ports-trusted')
		.map(({ severity, args }) => `${severity}: ${args.ports}`);
	return [gateways[0]?.verdict.spoofableBy, ...said].join(' ');
}

test('external IPs let in whoever reaches them, beside any balancer, under Cluster', (t) => {
	const externalIPs = ['203.0.113.9'];
	t.is(forgers([kong(readsProxy), balanced({ externalIPs })]), 'internet error: external IPs 203.0.113.9');
	t.is(forgers([kong(readsProxy), balanced({ externalIPs, ...local })]), 'insider');
	const inside = { externalIPs: ['10.0.0.9'] };
	t.is(
		forgers([kong(readsProxy), balanced(inside)], { publicNodes: false }),
		'insider note: external IPs 10.0.0.9',
	);
	const alone = service('kong-proxy', { type: 'ClusterIP', externalIPs });
	t.is(forgers([kong(readsHeader), alone]), 'internet error: external IPs 203.0.113.9');
	const second = service('kong-ext', { type: 'ClusterIP', externalIPs });
	t.is(forgers([kong(readsProxy), balanced(local), second]), 'internet error: external IPs 203.0.113.9');
	// Nobody is trusted: there is nothing to forge.
	t.is(forgers([kong({ KONG_PROXY_LISTEN: '0.0.0.0:8000' }), alone]), 'nobody');
});

test('an external IP is a way beside an Ingress', (t) => {
	const ingress = {
		apiVersion: 'networking.k8s.io/v1',
		kind: 'Ingress',
		metadata: { name: 'edge', annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' } },
		spec: {
			ingressClassName: 'alb',
			defaultBackend: { service: { name: 'kong-proxy', port: { number: 80 } } },
		},
	};
	const behind = service('kong-proxy', { type: 'ClusterIP', externalIPs: ['203.0.113.9'] });
	t.is(forgers([kong(readsHeader), behind, ingress]), 'internet error: external IPs 203.0.113.9');
	t.is(forgers([kong(readsHeader), service('kong-proxy', { type: 'ClusterIP' }), ingress]), 'insider');
});

test('ports of nodes are a note where nobody says who reaches the nodes, a warning where these have public addresses', (t) => {
	const objects = [kong(readsProxy), balanced()];
	t.is(forgers(objects), 'insider note: node ports');
	t.is(forgers(objects, { publicNodes: true }), 'internet error: node ports');
	t.is(forgers(objects, { publicNodes: false }), 'insider');
	const both = node(['InternalIP', '10.0.0.7'], ['ExternalIP', '203.0.113.7']);
	t.is(forgers([...objects, both]), 'insider warning: node ports');
	t.is(forgers([...objects, node(['InternalIP', '10.0.0.7'])]), 'insider note: node ports');
	// Security groups of AWS let nobody in unless a rule does.
	const clb = { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol': '*' };
	t.is(forgers([kong(readsProxy), balanced({}, clb), both]), 'insider note: node ports');
});

test('a public range of nodes that is trusted is the internet, under Cluster', (t) => {
	const nodes = { nodes: ['203.0.113.0/24'] };
	t.is(forgers([kong(trusting('203.0.113.0/24')), balanced()], nodes), 'internet error: node ports');
	t.is(forgers([kong(trusting('203.0.113.0/24')), balanced(local)], nodes), 'insider');
});

test('a second Service of type NodePort leads past the settings of the first', (t) => {
	const objects = [kong(readsProxy), balanced(local), service('kong-np', { type: 'NodePort' })];
	t.is(forgers(objects), 'insider note: node ports');
	t.is(forgers(objects, { publicNodes: true }), 'internet error: node ports');
	t.is(
		forgers([kong(readsProxy), balanced(local), service('kong-np', { type: 'NodePort', ...local })]),
		'insider',
	);
});

test('who holds a port of the node is called by clients themselves', (t) => {
	const ports = { ports: [{ containerPort: 8000, hostPort: 80 }] };
	t.is(forgers([kong(readsProxy, ports), balanced(local)], { publicNodes: true }), 'insider');
	t.true(forgers([kong(trusting('0.0.0.0/0'), ports), balanced(local)]).startsWith('internet'));
	const shared = kong(trusting('0.0.0.0/0'), {}, { hostNetwork: true });
	t.true(forgers([shared, balanced(local)], { publicNodes: true }).startsWith('internet'));
});

test('clients who call nodes without a balancer write what it would have written', (t) => {
	t.true(forgers([kong(readsProxy), balanced()], { loadBalancer: 'none' }).startsWith('internet'));
});
