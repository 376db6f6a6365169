// What the cluster's network does to packets on their way from a node to a pod, as far as manifests show it.

import type { Family } from '../../address/ranges.ts';
import { methodOf } from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../cluster/places.ts';
import { greatest } from '../../text/lists.ts';
import type { Entrance } from '../entrance/entrances.ts';
import type { Circumstances } from '../types.ts';

import { type NetworkPlugin, networkPlugin, networkPlugins } from './network-plugins.ts';

export interface DataPlane {
	/** Whether packets keep their source under traffic policy Cluster; null where nothing says so. */
	readonly keepsSource: boolean | null;
	/** What replaces the source in spite of traffic policy Local. */
	readonly rewriter: Rewriter | null;
	/** Whether something says what GKE's load balancers ask for the health of a Service. */
	readonly healthPolicies: boolean;
}

interface Rewriter {
	readonly who: string;
	readonly fix: string;
	readonly place: Place | null;
}

/** Reads what network plugins and kube-proxy are configured to do. */
export function dataPlane(inventory: Inventory): DataPlane {
	const configs = ofKind(inventory, 'ConfigMap');
	const cilium = configs.find(
		({ name, body }) => name === 'cilium-config' || at(body, 'data', 'bpf-lb-mode') !== undefined,
	);
	const mode = text(at(cilium?.body, 'data', 'bpf-lb-mode'));
	const felix = ofKind(inventory, 'FelixConfiguration').some(
		({ body }) => at(body, 'spec', 'bpfEnabled') === true,
	);
	const keeps = mode === 'dsr' || mode === 'hybrid' || felix;
	return {
		keepsSource: keeps ? true : mode !== undefined ? false : null,
		rewriter: weave(inventory) ?? masqueradeAll(configs),
		healthPolicies: ofKind(inventory, 'HealthCheckPolicy').length > 0,
	};
}

// Weave Net masquerades what enters its network by default (it can be switched off since 2.4).
function weave(inventory: Inventory): Rewriter | null {
	for (const object of ofKind(inventory, 'DaemonSet')) {
		const containers = items(at(object.body, 'spec', 'template', 'spec', 'containers'));
		for (const container of containers) {
			if (!/(^|\/)weave-kube([:@]|$)/.test(text(at(container, 'image')) ?? '')) continue;
			const env = items(at(container, 'env')).find((entry) => at(entry, 'name') === 'NO_MASQ_LOCAL');
			if (text(at(env, 'value')) === '1') return null;
			const place: Place = {
				object,
				path: ['spec', 'template', 'spec', 'containers', containers.indexOf(container)],
				shown: `DaemonSet/${object.name}:env.NO_MASQ_LOCAL`,
			};
			return { who: 'Weave Net', fix: 'Set NO_MASQ_LOCAL=1 on Weave Net, 2.4 or later.', place };
		}
	}
	return null;
}

function masqueradeAll(configs: readonly KubeObject[]): Rewriter | null {
	for (const config of configs) {
		if (config.name !== 'kube-proxy') continue;
		const all = Object.entries(texts(at(config.body, 'data'))).find(([, value]) =>
			/^[ \t]*masqueradeAll:\s*true\b/m.test(value),
		);
		if (!all) continue;
		const place = fieldPlace(config, 'data', all[0]);
		return {
			who: 'kube-proxy (masqueradeAll)',
			fix: 'Set masqueradeAll: false in its configuration.',
			place,
		};
	}
	return null;
}

export interface NodeStage {
	readonly policy: 'Cluster' | 'Local' | 'direct';
	/** What hides the source although the Service asks for Local. */
	readonly rewriter: Rewriter | null;
}

/** Cilium's mode for one Service. https://github.com/cilium/cilium/blob/main/Documentation/network/kubernetes/kubeproxy-free.rst */
const CILIUM_MODE = 'service.cilium.io/forwarding-mode';

/** What happens to the source between node and pod. */
export function nodeStage(
	entrance: Entrance,
	targets: 'nodes' | 'pods',
	product: LoadBalancer | null,
	family: Family,
	plane: DataPlane,
	circumstances: Circumstances,
): NodeStage {
	const { service, policy } = entrance;
	if (service === null) return { policy: 'direct', rewriter: null };
	if (
		targets === 'pods' &&
		!(product && waitsForDataPlane(product, entrance, keepsByItself(plane, circumstances)))
	)
		return { policy: 'direct', rewriter: null };
	const rewriter =
		plane.rewriter ??
		byPlugin(service, circumstances) ??
		oldExternalIps(service, circumstances) ??
		(circumstances.nodesRewrite.includes(family) ? given(service, family) : null);
	if (policy === 'Local')
		return rewriter ? { policy: 'Cluster', rewriter } : { policy: 'Local', rewriter: null };
	const keeps = keepsByItself(plane, circumstances) || entrance.annotations[CILIUM_MODE] === 'dsr';
	return { policy: keeps ? 'direct' : 'Cluster', rewriter: null };
}

// "Straight to pods" by a data plane that has to be in a mode which is not its default: only the manifests can tell.
function waitsForDataPlane(product: LoadBalancer, { annotations }: Entrance, keeps: boolean): boolean {
	const method = methodOf(product, 'externalTrafficPolicy');
	if (product.kind !== 'pass-through' || !method) return false;
	const byService = Object.entries(method.suggested ?? {}).some(
		([name, value]) => annotations[name] === value,
	);
	return Boolean(method.warnings && method.suggested) && !byService && !keeps;
}

/** What objects show counts before what the user says of the network plugin. */
function keepsByItself({ keepsSource }: DataPlane, { cni }: Circumstances): boolean {
	return keepsSource ?? pluginOf(cni)?.keepsSource === true;
}

function pluginOf(cni: string | undefined): NetworkPlugin | undefined {
	const name = cni === undefined ? undefined : networkPlugin(cni);
	return name && networkPlugins[name];
}

function byPlugin(service: KubeObject, { cni }: Circumstances): Rewriter | null {
	const { title, rewritesLocal } = pluginOf(cni) ?? {};
	if (title === undefined || rewritesLocal === undefined) return null;
	return { who: title, fix: rewritesLocal, place: fieldPlace(service, 'spec', 'externalTrafficPolicy') };
}

// kube-proxy masqueraded whatever came for an external address, also under Local: kubernetes/kubernetes#62537, #97073.
const EXTERNAL_IPS_FIXED = 22;

function oldExternalIps(service: KubeObject, { kubernetes }: Circumstances): Rewriter | null {
	if (kubernetes === undefined || items(at(service.body, 'spec', 'externalIPs')).length === 0) return null;
	const newest = greatest([...kubernetes.matchAll(/1\.([0-9]+)/g)].map(([, minor]) => Number(minor)));
	if (!(newest < EXTERNAL_IPS_FIXED)) return null;
	return {
		who: `kube-proxy of Kubernetes ${kubernetes} (for spec.externalIPs)`,
		fix: 'Use a Service of type NodePort or LoadBalancer, host ports, or Kubernetes 1.22 or later.',
		place: fieldPlace(service, 'spec', 'externalIPs'),
	};
}

function given(service: KubeObject, family: Family): Rewriter {
	const dual = at(service.body, 'spec', 'ipFamilyPolicy') !== undefined;
	return {
		who: `The network of the nodes (as --nodes-rewrite ${family} says)`,
		fix: `Update the node image or the network plugin${dual ? '; until then, publish the other family only' : ''}.`,
		place: dual
			? fieldPlace(service, 'spec', 'ipFamilyPolicy')
			: fieldPlace(service, 'spec', 'externalTrafficPolicy'),
	};
}
