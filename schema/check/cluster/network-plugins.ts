// Network plugins: from which address a packet reaches a pod once a node has replaced its source, and what the plugin does by itself.
// Masquerading without a named address takes one of the device by which the packet leaves, so what the nodes route pods' ranges over
// decides: https://www.netfilter.org/documentation/HOWTO/NAT-HOWTO-6.html. All read in 2026-11.
import { nearest } from '../../text/nearest.ts';

export interface NetworkPlugin {
	readonly title: string;
	/**
	 * Whose address packets have that a node sends on in its own name: one of the pods' range (an overlay's device or a bridge), one of the
	 * nodes', by the way that the packet takes `either`, or one of the plugin's own ranges.
	 */
	readonly nodesUse: 'pods' | 'nodes' | 'either' | readonly string[];
	/** Whether the source is kept under traffic policy Cluster, too. */
	readonly keepsSource?: true;
	/** What to set where it replaces the source under traffic policy Local, too. */
	readonly rewritesLocal?: string;
	/** Words that people use, beside the name here; letters and digits in lower case. */
	readonly words: readonly string[];
	readonly source: string;
}

const ciliumRouting = 'https://docs.cilium.io/en/stable/network/concepts/routing/';
const ciliumFree = 'https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/';
const flannelBackends = 'https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md';
const azureOverlay = 'https://learn.microsoft.com/azure/aks/concepts-network-azure-cni-overlay';
const calicoOverlay = 'https://docs.tigera.io/calico/latest/networking/configuring/vxlan-ipip';

export const networkPlugins = {
	cilium: {
		title: 'Cilium (tunnel, its default)',
		nodesUse: 'pods',
		words: ['ciliumtunnel', 'ciliumvxlan', 'ciliumgeneve', 'ciliumsnat', 'ciliumdefault'],
		source: ciliumRouting,
	},
	'cilium-native': {
		title: 'Cilium (native routing)',
		nodesUse: 'nodes',
		words: ['ciliumnativerouting', 'nativecilium', 'ciliumeni', 'ciliumdirectrouting'],
		source: ciliumRouting,
	},
	'cilium-dsr': {
		title: 'Cilium (DSR or hybrid)',
		nodesUse: 'nodes',
		keepsSource: true,
		words: ['ciliumhybrid', 'ciliumnativedsr'],
		source: ciliumFree,
	},
	calico: {
		title: 'Calico',
		nodesUse: 'either',
		words: [
			'calicoiptables',
			'calicovxlan',
			'calicoipip',
			'calicobgp',
			'tigera',
			'calicocni',
			'projectcalico',
		],
		source: calicoOverlay,
	},
	'calico-ebpf': {
		title: 'Calico (eBPF)',
		nodesUse: 'nodes',
		keepsSource: true,
		words: ['calicobpf', 'ebpfcalico'],
		source: 'https://docs.tigera.io/calico/latest/operations/ebpf/enabling-ebpf',
	},
	flannel: {
		title: 'flannel',
		nodesUse: 'pods',
		words: ['flannelvxlan', 'kubeflannel', 'flannelcni', 'k3s', 'rke2flannel', 'flannelwireguard'],
		source: flannelBackends,
	},
	'flannel-host-gw': {
		title: 'flannel (host-gw)',
		nodesUse: 'either',
		words: ['flannelhostgateway'],
		source: flannelBackends,
	},
	canal: {
		title: 'Canal (flannel with Calico)',
		nodesUse: 'either',
		words: ['calicoflannel', 'flannelcalico'],
		source: 'https://docs.tigera.io/calico/latest/getting-started/kubernetes/flannel/install-for-flannel',
	},
	weave: {
		title: 'Weave Net',
		nodesUse: 'pods',
		rewritesLocal: 'Set NO_MASQ_LOCAL=1 on Weave Net, 2.4 or later.',
		words: ['weavenet', 'weaveworks', 'weavecni'],
		source: 'https://github.com/weaveworks/weave/blob/master/site/kubernetes/kube-addon.md',
	},
	'weave-no-masq-local': {
		title: 'Weave Net (NO_MASQ_LOCAL=1)',
		nodesUse: 'pods',
		words: ['weavenetnomasqlocal'],
		source: 'https://github.com/weaveworks/weave/blob/master/site/kubernetes/kube-addon.md',
	},
	antrea: {
		title: 'Antrea',
		nodesUse: 'either',
		words: ['antreaencap', 'antreanoencap'],
		source: 'https://github.com/antrea-io/antrea/blob/main/docs/design/architecture.md',
	},
	'kube-router': {
		title: 'kube-router',
		nodesUse: 'either',
		words: [],
		source: 'https://github.com/cloudnativelabs/kube-router/blob/master/docs/user-guide.md',
	},
	kindnet: {
		title: 'kindnet',
		nodesUse: 'nodes',
		words: ['kindnetd', 'kind'],
		source: 'https://github.com/kubernetes-sigs/kind/tree/main/images/kindnetd',
	},
	bridge: {
		title: 'a bridge of each node with routes between them (kubenet)',
		nodesUse: 'either',
		words: ['kubenet', 'azurekubenet', 'akskubenet', 'cnibridge', 'gkeroutes'],
		source: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/',
	},
	'aws-vpc-cni': {
		title: 'Amazon VPC CNI',
		nodesUse: 'nodes',
		words: [
			'awsvpc',
			'vpccni',
			'amazonvpccni',
			'awsnode',
			'awscni',
			'eks',
			'amazonvpccniplugin',
			'awscnivpc',
		],
		source: 'https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/cni-proposal.md',
	},
	azure: {
		title: 'Azure CNI',
		nodesUse: 'nodes',
		words: ['azurecni', 'azurevnet', 'azurenodesubnet', 'azurepodsubnet', 'aks'],
		source: 'https://learn.microsoft.com/azure/aks/concepts-network-legacy-cni',
	},
	'azure-overlay': {
		title: 'Azure CNI Overlay',
		nodesUse: 'nodes',
		words: ['azurecnioverlay', 'aksoverlay'],
		source: azureOverlay,
	},
	'azure-cilium': {
		title: 'Azure CNI powered by Cilium',
		nodesUse: 'nodes',
		words: ['azurecnicilium', 'akscilium', 'azurecnipoweredbycilium', 'ciliumazure'],
		source: 'https://learn.microsoft.com/azure/aks/azure-cni-powered-by-cilium',
	},
	'gke-dataplane-v2': {
		title: 'GKE Dataplane V2',
		nodesUse: 'nodes',
		words: ['gkedpv2', 'dataplanev2', 'gkecilium', 'anetd', 'gkedataplane'],
		source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/dataplane-v2',
	},
	gke: {
		title: 'GKE without Dataplane V2',
		nodesUse: 'nodes',
		words: ['gkevpcnative', 'gkenetd', 'gkecalico', 'gkealiasip'],
		source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips',
	},
	'ovn-kubernetes': {
		title: 'OVN-Kubernetes',
		nodesUse: ['100.64.0.0/16', 'fd98::/64'],
		words: ['ovn', 'ovnk', 'ovnk8s', 'ovnkube', 'openshiftovn', 'openshiftovnkubernetes'],
		source:
			'https://github.com/ovn-kubernetes/ovn-kubernetes/blob/master/docs/design/service-traffic-policy.md',
	},
	'openshift-sdn': {
		title: 'OpenShift SDN',
		nodesUse: 'pods',
		words: ['sdn'],
		source: 'https://docs.okd.io/4.14/networking/openshift_sdn/about-openshift-sdn.html',
	},
	'kube-ovn': {
		title: 'Kube-OVN',
		nodesUse: 'either',
		words: [],
		source: 'https://kubeovn.github.io/docs/stable/en/guide/setup-options/',
	},
	'oci-native': {
		title: 'OCI VCN-native pod networking',
		nodesUse: 'nodes',
		words: ['ocivcnnative', 'vcnnative', 'ocivcn', 'ocicni'],
		source: 'https://github.com/oracle/oci-cloud-controller-manager',
	},
	terway: {
		title: 'Terway',
		nodesUse: 'nodes',
		words: ['alibabaterway', 'aliyunterway'],
		source: 'https://github.com/AliyunContainerService/terway',
	},
	unknown: {
		title: 'a network plugin that nobody names',
		nodesUse: 'either',
		words: ['other', 'none'],
		source: 'https://kubernetes.io/docs/concepts/cluster-administration/addons/',
	},
} as const satisfies { readonly [name: string]: NetworkPlugin };

export type NetworkPluginName = keyof typeof networkPlugins;

const all = Object.entries(networkPlugins) as [NetworkPluginName, NetworkPlugin][];

/** Letters and digits, without a version at the end: `Cilium 1.14.1`, `flannel:v0.25`. */
function wordOf(text: string): string {
	const [name = ''] = text.split(/[\s:@,(/]v?\d|,/);
	return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The plugin that a text names, in the wordings that people use, with or without a version; undefined where it names none. */
export function networkPlugin(text: string): NetworkPluginName | undefined {
	const word = wordOf(text);
	const found = all.find(([name, { words }]) => wordOf(name) === word || words.includes(word));
	return found?.[0];
}

/** Names like a wrong one, at most three. */
export function pluginsLike(text: string): readonly NetworkPluginName[] {
	const word = wordOf(text);
	const names = all.map(([name]) => name);
	const near = nearest(word, names) as NetworkPluginName | undefined;
	const holding = names.filter(
		(name) => word.length > 2 && (wordOf(name).includes(word) || word.includes(wordOf(name))),
	);
	return [...new Set([...(near ? [near] : []), ...holding])].slice(0, 3);
}
