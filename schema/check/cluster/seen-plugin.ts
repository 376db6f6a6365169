// The network plugin that a cluster's own objects show: its ConfigMap, or the DaemonSet that runs it on every node.
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import type { NetworkPluginName } from './network-plugins.ts';

export interface SeenPlugin {
	readonly name: NetworkPluginName;
	/** `1.16.5`, where an image tells. */
	readonly version: string | undefined;
	/** Whether it stands in for kube-proxy, where that is known. */
	readonly replacesKubeProxy: boolean | undefined;
}

/** By the name of the DaemonSet; the first that is there counts, since Calico and kube-router also serve beside others, for policies. */
const daemonSets: readonly (readonly [name: RegExp, plugin: NetworkPluginName])[] = [
	[/^anetd$/, 'gke-dataplane-v2'],
	[/^aws-node$/, 'aws-vpc-cni'],
	[/^terway/, 'terway'],
	[/^ovnkube-node/, 'ovn-kubernetes'],
	[/^kube-ovn-cni$/, 'kube-ovn'],
	[/^(canal|rke2-canal)$/, 'canal'],
	[/^weave-net$/, 'weave'],
	[/^kube-flannel(-ds.*)?$/, 'flannel'],
	[/^antrea-agent$/, 'antrea'],
	[/^kindnet$/, 'kindnet'],
	[/^cilium$/, 'cilium'],
	[/^calico-node$/, 'calico'],
	[/^kube-router$/, 'kube-router'],
	[/^azure-cn[is]/, 'azure'],
];

export function seenPlugin(inventory: Inventory): SeenPlugin | undefined {
	const daemons = ofKind(inventory, 'DaemonSet');
	const config = ofKind(inventory, 'ConfigMap').find(({ name }) => name === 'cilium-config');
	if (config && !isChained(config)) return ofCilium(config, daemons);
	for (const [pattern, name] of daemonSets) {
		const daemon = daemons.find((one) => pattern.test(one.name));
		if (daemon)
			return {
				name: inItsMode(name, daemon, inventory),
				version: versionOf(daemon),
				replacesKubeProxy: undefined,
			};
	}
	return undefined;
}

/** Cilium on top of another plugin, which routes. */
function isChained(config: KubeObject): boolean {
	const mode = text(at(config.body, 'data', 'cni-chaining-mode')) ?? 'none';
	return mode !== 'none' && mode !== '';
}

function ofCilium({ body }: KubeObject, daemons: readonly KubeObject[]): SeenPlugin {
	const setting = (name: string) => text(at(body, 'data', name));
	const mode = setting('bpf-lb-mode');
	const isNative = setting('routing-mode') === 'native' || setting('tunnel') === 'disabled';
	const replacement = setting('kube-proxy-replacement');
	const daemon = daemons.find(({ name }) => name === 'cilium');
	return {
		name: mode === 'dsr' || mode === 'hybrid' ? 'cilium-dsr' : isNative ? 'cilium-native' : 'cilium',
		version: daemon && versionOf(daemon),
		replacesKubeProxy: replacement === undefined ? undefined : /^(true|strict)$/.test(replacement),
	};
}

function inItsMode(name: NetworkPluginName, daemon: KubeObject, inventory: Inventory): NetworkPluginName {
	if (name === 'weave' && variable(daemon, 'NO_MASQ_LOCAL') === '1') return 'weave-no-masq-local';
	const isEbpf = ofKind(inventory, 'FelixConfiguration').some(
		({ body }) => at(body, 'spec', 'bpfEnabled') === true,
	);
	return name === 'calico' && isEbpf ? 'calico-ebpf' : name;
}

const containersOf = ({ body }: KubeObject) => items(at(body, 'spec', 'template', 'spec', 'containers'));

function variable(daemon: KubeObject, name: string): string | undefined {
	const entries = containersOf(daemon).flatMap((container) => items(at(container, 'env')));
	return text(
		at(
			entries.find((entry) => at(entry, 'name') === name),
			'value',
		),
	);
}

function versionOf(daemon: KubeObject): string | undefined {
	const images = containersOf(daemon).flatMap((container) => text(at(container, 'image')) ?? []);
	return images.map((image) => /:v?(\d+\.\d+(?:\.\d+)?)/.exec(image)?.[1]).find((version) => version);
}
