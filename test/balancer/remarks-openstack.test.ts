// What is said of words and settings that OpenStack's, STACKIT's, Scaleway's and UpCloud's controllers read in their own way.
import test from 'ava';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';

function remarks(
	name: string,
	annotations: { readonly [name: string]: string },
	{ spec = {}, settings = {} }: { spec?: object; settings?: { readonly [name: string]: string } } = {},
) {
	const ports = [
		{ name: 'http', port: 80 },
		{ name: 'https', port: 443 },
	];
	const body = { metadata: { annotations }, spec: { type: 'LoadBalancer', ports, ...spec } };
	const object: KubeObject = { kind: 'Service', name: 'kong', namespace: 'default', body, index: 0 };
	const made = controllers
		.find((one) => one.name === name)
		?.make(object, { inventory: inventory([object]), settings });
	return made?.remarks.map(({ at, instead, weight }) => [at.path.at(-1), weight, instead].filter(Boolean));
}

const octavia = 'openstack-cloud-controller-manager';

test('OpenStack: only exact words count', (t) => {
	const proxy = 'loadbalancer.openstack.org/proxy-protocol';
	t.deepEqual(remarks(octavia, { [proxy]: 'on' }), [[proxy, 'broken', 'v1']]);
	t.deepEqual(remarks(octavia, { [proxy]: 'off' }), [[proxy, 'note', 'false']]);
	t.deepEqual(remarks(octavia, { [proxy]: 'v1' }), []);
	const header = 'loadbalancer.openstack.org/x-forwarded-for';
	t.deepEqual(remarks(octavia, { [header]: 'True' }), [[header, 'broken', 'true']]);
	t.deepEqual(remarks(octavia, { [proxy]: 'v2' }, { settings: { 'lb-provider': 'ovn' } }), [
		[proxy, 'broken'],
	]);
	const ovh = { 'loadbalancer.ovhcloud.com/class': 'octavia', [header]: 'true' };
	t.deepEqual(remarks(octavia, ovh), [[header, 'broken']]);
});

test('STACKIT: old names take every other word for off, lists name ports of the Service', (t) => {
	const stackit = 'cloud-provider-stackit';
	const old = 'yawol.stackit.cloud/tcpProxyProtocol';
	t.deepEqual(remarks(stackit, { [old]: 'on' }), [[old, 'broken', 'true']]);
	t.deepEqual(remarks(stackit, { [old]: 'off' }), [[old, 'note']]);
	const internal = 'yawol.stackit.cloud/internalLB';
	t.deepEqual(remarks(stackit, { [internal]: 'no' }), [[internal, 'note']]);
	const proxy = 'lb.stackit.cloud/tcp-proxy-protocol';
	const filter = `${proxy}-ports-filter`;
	t.deepEqual(remarks(stackit, { [proxy]: 'true', [filter]: '8443' }), [[filter, 'broken']]);
	t.deepEqual(remarks(stackit, { [filter]: '443' }), [[filter, 'broken']]);
});

test('Scaleway: 1 is a port, checks by HTTP need a PROXY header too', (t) => {
	const scaleway = 'scaleway-cloud-controller-manager';
	const prefix = 'service.beta.kubernetes.io/scw-loadbalancer';
	const proxy = `${prefix}-proxy-protocol-v2`;
	t.deepEqual(remarks(scaleway, { [proxy]: '1' }), [[proxy, 'broken', 'true']]);
	const check = `${prefix}-health-check-type`;
	t.deepEqual(remarks(scaleway, { [proxy]: 'true', [check]: 'http' }), [[check, 'broken', 'tcp']]);
	t.deepEqual(
		remarks(scaleway, { [proxy]: 'true', [check]: 'http', [`${prefix}-health-check-send-proxy`]: 'true' }),
		[],
	);
});

test('UpCloud: a selector of nodes is read in small letters', (t) => {
	const selector = 'service.beta.kubernetes.io/upcloud-load-balancer-node-selector';
	const said = (value: string) =>
		remarks('upcloud-cloud-controller-manager', { [selector]: value })?.filter(([name]) => name === selector);
	t.deepEqual(said('matchLabels: {pool: edge}'), [[selector, 'note', 'matchlabels']]);
	t.deepEqual(said('matchlabels: {pool: edge}'), []);
	t.deepEqual(said('pool: edge'), [[selector, 'note']]);
});

test('UpCloud: lists in the JSON replace those of all ports', (t) => {
	const config = 'service.beta.kubernetes.io/upcloud-load-balancer-config';
	const said = (value: object) =>
		remarks('upcloud-cloud-controller-manager', { [config]: JSON.stringify(value) });
	const tcp = [
		{ name: 'http', mode: 'tcp' },
		{ name: 'https', mode: 'tcp' },
	];
	t.deepEqual(said({ frontends: tcp }), []);
	t.deepEqual(said({ frontends: tcp, backends: [{ name: 'http' }] }), [[config, 'broken']]);
	t.deepEqual(said({ frontends: tcp.slice(0, 1) }), [[config, 'broken']]);
});
