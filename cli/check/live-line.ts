// What was read of a cluster beside what serves clients, as one line for people. Pure.
import { networkPlugins } from '../../schema/check/cluster/network-plugins.ts';
import type { SeenPlugin } from '../../schema/check/cluster/seen-plugin.ts';
import type { SeenCluster } from '../../schema/check/cluster/with-cluster.ts';
import { counted } from '../report/report.ts';

/** More addresses are counted only. */
const most = 3;

/** @param kubernetes version of the API server; where missing, that of the nodes counts. */
export function liveLine(seen: SeenCluster, kubernetes = seen.kubernetes): string {
	const parts = [
		nodesText(seen),
		pluginText(seen.plugin),
		kubernetes === undefined ? 'no version of Kubernetes' : `Kubernetes ${kubernetes}`,
	];
	const open =
		seen.publicNodes.length > 0
			? ' If clients can connect to the addresses on the internet, add --public-nodes.'
			: '';
	return `Read from the cluster: ${parts.join(', ')}.${open}`;
}

function nodesText({ nodeCount, nodes, publicNodes }: SeenCluster): string {
	if (nodeCount === 0) return 'no nodes (name their addresses with --nodes)';
	const outside = publicNodes.length > 0 ? `; on the internet ${addresses(publicNodes)}` : '';
	return `${counted(nodeCount, 'node')} (${addresses(nodes)}${outside})`;
}

function addresses(all: readonly string[]): string {
	const shown = all.slice(0, most).join(', ');
	return all.length > most ? `${shown}, …` : shown || 'no address';
}

function pluginText(plugin: SeenPlugin | undefined): string {
	if (!plugin) return 'no network plugin that is known (name it with --cni)';
	const [name = '', mode] = networkPlugins[plugin.name].title.split(/ \((?=[^)]*\)$)/);
	const version = plugin.version === undefined ? '' : ` ${plugin.version}`;
	const replaces =
		plugin.replacesKubeProxy === undefined
			? ''
			: plugin.replacesKubeProxy
				? 'kube-proxy replacement'
				: 'beside kube-proxy';
	const aside = [mode?.replace(/\)$/, ''), replaces].filter(Boolean).join(', ');
	return `${name}${version}${aside === '' ? '' : ` (${aside})`}`;
}
