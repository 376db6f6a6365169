// The configuration files of one node's programs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { clusterDomain, type NodeLayout, router } from './layout.ts';

/** The image of every pod's first container; it is made here and never pulled. */
export const pauseImage = 'localhost/pause:1';

/** Where containerd listens by default, within a node's own file system. */
export const runtimeSocket = '/run/containerd/containerd.sock';

/** The files, below `folder`. */
export interface NodeFiles {
	readonly containerd: string;
	readonly kubelet: string;
}

/** Writes them. `programs` holds the CNI plugins; `group` is the node's control group, from the root. */
export function writeNodeFiles(folder: string, programs: string, node: NodeLayout, group: string): NodeFiles {
	const files = { containerd: join(folder, 'containerd.toml'), kubelet: join(folder, 'kubelet.yaml') };
	const network = join(folder, 'cni');
	mkdirSync(network, { recursive: true });
	writeFileSync(join(network, 'pods.conflist'), JSON.stringify(podNetwork(node), null, '\t'));
	writeFileSync(files.containerd, containerdConfiguration(programs, network));
	const names = join(folder, 'resolv.conf');
	writeFileSync(names, `nameserver ${router.address}\n`);
	writeFileSync(files.kubelet, stringify(kubeletConfiguration(group, names)));
	return files;
}

/** A cable from each pod to its node, and routes between the nodes; no bridge, so that kube-proxy sees every packet. */
function podNetwork({ pods }: NodeLayout): unknown {
	const ipam = {
		type: 'host-local',
		ranges: [[{ subnet: pods }]],
		routes: [{ dst: '0.0.0.0/0' }],
		dataDir: '/run/cni',
	};
	return { cniVersion: '1.0.0', name: 'pods', plugins: [{ type: 'ptp', ipMasq: false, ipam }] };
}

function containerdConfiguration(programs: string, network: string): string {
	// JSON's strings are TOML's too.
	const text = JSON.stringify;
	return `version = 4
imports = []
root = "/run/containerd-root"
state = "/run/containerd"
disabled_plugins = ["io.containerd.nri.v1.nri"]

[plugins."io.containerd.cri.v1.runtime"]
# Without CAP_SYS_RESOURCE, as in some sandboxes, nobody may lower it.
restrict_oom_score_adj = true

[plugins."io.containerd.cri.v1.runtime".cni]
bin_dirs = [${text(programs)}]
conf_dir = ${text(network)}

[plugins."io.containerd.cri.v1.images".pinned_images]
sandbox = ${text(pauseImage)}
`;
}

function kubeletConfiguration(group: string, names: string): unknown {
	return {
		apiVersion: 'kubelet.config.k8s.io/v1beta1',
		kind: 'KubeletConfiguration',
		// Only the router and the other node can reach it.
		authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
		authorization: { mode: 'AlwaysAllow' },
		containerRuntimeEndpoint: `unix://${runtimeSocket}`,
		clusterDNS: [router.address],
		clusterDomain,
		// The machine's own may lead into its /run, which a node does not see.
		resolvConf: names,
		cgroupDriver: 'cgroupfs',
		cgroupRoot: group,
		failCgroupV1: false,
		failSwapOn: false,
		makeIPTablesUtilChains: false,
		oomScoreAdj: 0,
		readOnlyPort: 0,
		volumePluginDir: '/var/lib/kubelet/volume-plugins',
		// Its file systems are in memory, which the kubelet cannot measure; and nothing is to be thrown away.
		localStorageCapacityIsolation: false,
		evictionHard: { 'memory.available': '1Mi', 'nodefs.available': '0%', 'imagefs.available': '0%' },
		imageGCHighThresholdPercent: 100,
		imageGCLowThresholdPercent: 99,
		// Pods with many probes must not wait for the client's default budget of requests.
		kubeAPIQPS: 50,
		kubeAPIBurst: 100,
	};
}
