// Who may connect to a gateway's pods, as NetworkPolicies say. https://kubernetes.io/docs/concepts/services-networking/network-policies/

import { covers, isWithin } from '../../address/ranges.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { selects } from '../../cluster/label-selector.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import type { GatewayPod } from '../gateway/gateways.ts';

/** Addresses, but for some of them. */
export interface IpBlock {
	readonly cidr: string;
	readonly except: readonly string[];
}

/** Who may connect to the ports of Kong's proxy. */
export interface Admission {
	/** Whether anybody may: no policy selects the pods, or a rule names no peers. */
	readonly everybody: boolean;
	readonly blocks: readonly IpBlock[];
	/** Which pods may: those that a selector picks, or all of a namespace or cluster. */
	readonly pods: 'none' | 'selected' | 'all';
	/** Policies of other kinds that select the pods and are not read: `CiliumNetworkPolicy/kong`. */
	readonly unread: readonly string[];
}

/**
 * What the policies in the input let in.
 * @param listens ports on which Kong's proxy listens.
 */
export function admissionOf(pod: GatewayPod, inventory: Inventory, listens: readonly number[]): Admission {
	// Pods in the network of the node are out of reach of policies.
	const shared = at(pod.workload.body, ...pod.path.slice(0, -2), 'hostNetwork') === true;
	const policies = shared ? [] : ofKind(inventory, 'NetworkPolicy').filter((one) => isAbout(one, pod));
	const rules = policies.flatMap(({ body }) =>
		items(at(body, 'spec', 'ingress')).filter((rule) => isForPorts(rule, pod, listens)),
	);
	const froms = rules.map((rule) => items(at(rule, 'from')));
	const peers = froms.flat();
	return {
		everybody: policies.length === 0 || froms.some((from) => from.length === 0),
		blocks: peers.flatMap(blockOf),
		pods: podsOf(peers),
		unread: ofKind(inventory, ...OTHERS.keys())
			.filter((policy) => isMeant(policy, pod))
			.map(({ kind, name }) => `${kind}/${name}`),
	};
}

/** Whether somebody with that address, who is no pod of the cluster, may connect. */
export function admits({ everybody, blocks }: Admission, ip: string): boolean {
	return everybody || blocks.some(({ cidr, except }) => covers([cidr], ip) && !covers(except, ip));
}

/** What of a block may connect by its address: the block, or narrower ones inside it, without what policies leave out of them. */
export function admittedIn({ everybody, blocks }: Admission, block: string): readonly IpBlock[] {
	if (everybody) return [{ cidr: block, except: [] }];
	return blocks.flatMap(({ cidr, except }) => {
		const common = isWithin(block, [cidr]) ? block : isWithin(cidr, [block]) ? cidr : null;
		return common === null || isWithin(common, except) ? [] : [{ cidr: common, except }];
	});
}

function isAbout({ namespace, body }: KubeObject, { workload, labels }: GatewayPod): boolean {
	const types = items(at(body, 'spec', 'policyTypes'));
	return (
		namespace === workload.namespace &&
		(types.length === 0 || types.includes('Ingress')) &&
		selects(at(body, 'spec', 'podSelector'), labels)
	);
}

/** Whether a rule lets connections to one of the ports in; without ports it does for all. */
function isForPorts(rule: unknown, { portNames }: GatewayPod, listens: readonly number[]): boolean {
	const ports = items(at(rule, 'ports'));
	return (
		ports.length === 0 ||
		ports.some((one) => {
			if ((text(at(one, 'protocol')) ?? 'TCP') !== 'TCP') return false;
			const port = at(one, 'port');
			if (port === undefined) return true;
			const first = typeof port === 'number' ? port : (portNames.get(String(port)) ?? Number(port));
			const last = Number(at(one, 'endPort') ?? first);
			return listens.some((listen) => listen >= first && listen <= last);
		})
	);
}

function blockOf(peer: unknown): IpBlock[] {
	const cidr = text(at(peer, 'ipBlock', 'cidr'));
	if (cidr === undefined) return [];
	const except = items(at(peer, 'ipBlock', 'except')).flatMap((one) => text(one) ?? []);
	return [{ cidr, except }];
}

function podsOf(peers: readonly unknown[]): Admission['pods'] {
	const selecting = peers.filter((peer) => at(peer, 'ipBlock') === undefined);
	if (selecting.length === 0) return 'none';
	const picks = (selector: unknown) =>
		Object.keys(texts(at(selector, 'matchLabels'))).length + items(at(selector, 'matchExpressions')).length >
		0;
	const all = selecting.some(
		(peer) => !picks(at(peer, 'podSelector')) && !picks(at(peer, 'namespaceSelector')),
	);
	return all ? 'all' : 'selected';
}

/** Other kinds of policies, and where each has the selector of its pods. */
const OTHERS = new Map([
	['CiliumNetworkPolicy', 'endpointSelector'],
	['CiliumClusterwideNetworkPolicy', 'endpointSelector'],
]);

function isMeant({ kind, namespace, body }: KubeObject, { workload, labels }: GatewayPod): boolean {
	const selector = at(body, 'spec', OTHERS.get(kind) ?? '');
	if (kind === 'CiliumNetworkPolicy' && namespace !== workload.namespace) return false;
	if (at(body, 'spec', 'ingress') === undefined && at(body, 'spec', 'ingressDeny') === undefined)
		return false;
	const wanted = Object.entries(texts(at(selector, 'matchLabels')));
	// Labels may be written with their source before them.
	return wanted.every(([name, value]) => labels[name.replace(/^(k8s|any)[:.]/, '')] === value);
}
