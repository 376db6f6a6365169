// What a network plugin means for the address that Kong sees when a node sends a packet on: by its name, and by the objects that run it.
import test from 'ava';
import { networkPlugin, networkPlugins } from '../../schema/check/cluster/network-plugins.ts';
import { checkText, gatewayText } from './check-text.ts';

const nodes = ['10.0.0.0/16'];
const pods = ['10.244.0.0/16'];

/** Whether Kong gets the client from a PROXY header when it trusts these, and a node replaces the source. */
function preserves(cni: string | undefined, trusted: string, objects = ''): string | undefined {
	const env = {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
		KONG_TRUSTED_IPS: trusted,
	};
	const annotations = { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' };
	const text = `${gatewayText({ env, annotations })}${objects}`;
	const circumstances = { nodes, pods, loadBalancer: 'hetzner', ...(cni === undefined ? {} : { cni }) };
	return checkText(text, circumstances).gateways[0]?.verdict.clientIpPreserved;
}

const wordings: [text: string, name: string][] = [
	['cilium', 'cilium'],
	['Cilium 1.16.5', 'cilium'],
	['cilium native', 'cilium-native'],
	['Cilium DSR', 'cilium-dsr'],
	['calico', 'calico'],
	['Calico eBPF', 'calico-ebpf'],
	['flannel v0.25.1', 'flannel'],
	['Weave Net', 'weave'],
	['AWS VPC CNI', 'aws-vpc-cni'],
	['Azure CNI Overlay', 'azure-overlay'],
	['GKE Dataplane V2', 'gke-dataplane-v2'],
	['OVN-Kubernetes', 'ovn-kubernetes'],
	['kube_router', 'kube-router'],
	['kubenet', 'bridge'],
];

for (const [text, name] of wordings) {
	test(`${text} is ${name}`, (t) => {
		t.is(networkPlugin(text), name as keyof typeof networkPlugins);
	});
}

test('no wording names two plugins', (t) => {
	const words = Object.entries(networkPlugins).flatMap(([name, plugin]) => [
		name.replaceAll('-', ''),
		...plugin.words,
	]);
	t.deepEqual(words, [...new Set(words)]);
});

const cases: [cni: string, byNodes: string, byPods: string, byJoin: string][] = [
	// Docs of Cilium, flannel: in tunnel mode the device of the tunnel has an address of the pods' range.
	['cilium', 'no', 'yes', 'no'],
	['flannel', 'no', 'yes', 'no'],
	['cilium native', 'yes', 'no', 'no'],
	['aws-vpc-cni', 'yes', 'no', 'no'],
	['kindnet', 'yes', 'no', 'no'],
	// OVN-Kubernetes: the gateway router uses its address of the join network.
	['ovn-kubernetes', 'no', 'no', 'yes'],
];

for (const [cni, byNodes, byPods, byJoin] of cases) {
	test(`under ${cni}, it is that range that Kong has to trust`, (t) => {
		t.is(preserves(cni, '10.0.0.0/16'), byNodes);
		t.is(preserves(cni, '10.244.0.0/16'), byPods);
		t.is(preserves(cni, '100.64.0.0/16'), byJoin);
	});
}

const object = (value: object) => `\n---\n${JSON.stringify(value)}`;
const daemonSet = (name: string, image: string, env: object[] = []) =>
	object({
		kind: 'DaemonSet',
		metadata: { name, namespace: 'kube-system' },
		spec: { template: { spec: { containers: [{ name, image, env }] } } },
	});
const ciliumConfig = (data: object) =>
	object({ kind: 'ConfigMap', metadata: { name: 'cilium-config', namespace: 'kube-system' }, data });

test('objects of the plugin say the same as its name', (t) => {
	t.is(preserves(undefined, '10.0.0.0/16', ciliumConfig({ 'routing-mode': 'tunnel' })), 'no');
	t.is(preserves(undefined, '10.0.0.0/16', ciliumConfig({ 'routing-mode': 'native' })), 'yes');
	t.is(preserves(undefined, '10.244.0.0/16', daemonSet('kube-flannel-ds', 'flannel:v0.25.1')), 'yes');
	t.is(preserves(undefined, '10.244.0.0/16', daemonSet('aws-node', 'amazon-k8s-cni:v1.18.0')), 'no');
});

test('the mode that objects show counts for the plugin that the user names', (t) => {
	t.is(preserves('cilium', '10.0.0.0/16', ciliumConfig({ 'routing-mode': 'native' })), 'yes');
	t.is(preserves('flannel', '10.244.0.0/16', ciliumConfig({ 'routing-mode': 'native' })), 'yes');
});

test('Cilium on top of another plugin leaves the way to that one', (t) => {
	const chained = ciliumConfig({ 'cni-chaining-mode': 'aws-cni', 'routing-mode': 'tunnel' });
	t.is(preserves(undefined, '10.0.0.0/16', chained + daemonSet('aws-node', 'amazon-k8s-cni:v1.18.0')), 'yes');
});

/** What becomes of the client's packets under a traffic policy. */
const keeps = (cni: string, policy: string, objects = '') =>
	checkText(gatewayText({ policy }) + objects, { nodes, pods, loadBalancer: 'metallb', cni }).gateways[0]
		?.verdict.clientIpPreserved;

test('eBPF of Calico and DSR of Cilium keep the source under Cluster, the others do not', (t) => {
	t.is(keeps('calico-ebpf', 'Cluster'), 'yes');
	t.is(keeps('cilium-dsr', 'Cluster'), 'yes');
	t.is(keeps('calico', 'Cluster'), 'no');
	t.is(keeps('cilium', 'Cluster'), 'no');
	t.is(keeps('cilium-dsr', 'Cluster', ciliumConfig({ 'bpf-lb-mode': 'snat' })), 'no');
});

test('Weave Net replaces the source under Local, unless it is set not to', (t) => {
	t.is(keeps('weave', 'Local'), 'no');
	t.is(keeps('weave-no-masq-local', 'Local'), 'yes');
	const given = daemonSet('weave-net', 'weaveworks/weave-kube:2.8.1', [
		{ name: 'NO_MASQ_LOCAL', value: '1' },
	]);
	t.is(keeps('weave', 'Local', given), 'yes');
	t.is(keeps('cilium', 'Local'), 'yes');
});
