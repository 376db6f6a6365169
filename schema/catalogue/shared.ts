// Sentences and methods that products of many providers share. The file holds no entry.
import type { Finder } from './finder.ts';

/** Packets arrive with the client's source, and traffic policy Local keeps kube-proxy from replacing it. */
export const keepsSource = {
	how: 'The balancer forwards packets unchanged and traffic policy Local keeps their source.',
	externalTrafficPolicy: 'Local',
	policyRequired: true,
	targets: 'nodes',
	packetSource: 'client',
} as const;

/** A balancer that opens connections of its own towards the nodes. */
export const throughNodes = {
	externalTrafficPolicy: 'Cluster',
	targets: 'nodes',
	packetSource: 'loadBalancer',
} as const;

export const endsConnections = {
	refused:
		'the balancer ends the connection and opens its own, so every packet has its address whatever the traffic policy is',
	instead: 'use strategy proxyProtocol or httpHeaders with trustedIPs',
} as const;

export const addsNoHeader = {
	refused:
		'the balancer forwards packets and adds no HTTP header: what arrives in one was written by the client',
	instead: 'use strategy externalTrafficPolicy, which needs no trustedIPs',
} as const;

export const sendsNoProxy = {
	refused:
		'the balancer forwards packets unchanged and has no PROXY protocol, so Kong would refuse every connection',
	instead: 'use strategy externalTrafficPolicy, which needs no trustedIPs',
} as const;

export const findNodes = {
	command: 'kubectl get nodes -o jsonpath=\'{.items[*].status.addresses[?(@.type=="InternalIP")].address}\'',
	note: 'or the range that they are taken from',
} as const satisfies Finder;

/**
 * Network plugins that carry packets to another node inside packets of their own replace the source by an address of the pods' range:
 * Cilium in tunnel mode (cilium_host), flannel (cni0, flannel.1). https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/
 */
export const findPods = {
	command: "kubectl get nodes -o jsonpath='{.items[*].spec.podCIDR}'",
	note: 'the range of the pods, if the network plugin is Cilium or flannel',
} as const satisfies Finder;

export const shortcut = "Callers inside the cluster that use the balancer's address reach Kong directly.";

export const hostnameStatus = 'Published by host name, so there is no shortcut inside the cluster.';

/** Proxies that write the scheme and the port of the request, and pass on whatever else the client says. */
export const schemeAndPort = { proto: 'replaces', port: 'replaces' } as const;
