// The `networkPolicy` block: who may connect to which port of Kong's pods.
import type { Open } from './kubernetes.ts';

/** A NetworkPolicy that closes every port of Kong's pods but to those named here. Policies only add up: another one may open what this one closes. */
export interface NetworkPolicy {
	/**
	 * Whether it exists. It needs a network plugin that enforces policies. The kubelet of a pod's own node always gets in, so probes need no rule.
	 * @default false
	 */
	enabled: boolean;
	proxy: ProxyPeers;
	inCluster: InClusterPeers;
	status: StatusPeers;
	admin: AdminPeers;
	/**
	 * Further ingress rules, unchanged: for the ports of sidecars, for example.
	 * @default []
	 */
	extraIngress: Open[];
}

/** Somebody who may connect: a block of addresses, or the pods of selectors. */
export interface NetworkPolicyPeer {
	ipBlock?: Open;
	namespaceSelector?: Open;
	podSelector?: Open;
	[key: string]: unknown;
}

/** The ports for clients. */
export interface ProxyPeers {
	/**
	 * Who may connect. Unset means clientIp.trustedIPs, if nodes or a load balancer connect to Kong and the strategy trusts them, and
	 * otherwise everybody, since clients connect with their own addresses. An empty list admits nobody.
	 * @default null
	 */
	from: NetworkPolicyPeer[] | null;
}

/** The ports for callers inside the cluster. */
export interface InClusterPeers {
	/**
	 * Who may connect. Unset means all pods. An empty list admits nobody.
	 * @default null
	 */
	from: NetworkPolicyPeer[] | null;
}

/** The status port, for monitoring and the load balancer's health checks. */
export interface StatusPeers {
	/**
	 * Who may connect, beside the pod of `helm test`. Unset means all pods, and those who may connect to the proxy, since health checks come
	 * from there.
	 * @default null
	 */
	from: NetworkPolicyPeer[] | null;
}

/** The port of the admin API, if admin.enabled. */
export interface AdminPeers {
	/**
	 * Who may connect, such as the pods of the Kong Ingress Controller. An empty list admits nobody.
	 * @default []
	 */
	from: NetworkPolicyPeer[];
}
