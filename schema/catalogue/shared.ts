// Sentences and methods that products of many providers share. The file holds no entry.

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

export const findNodes =
	'kubectl get nodes -o jsonpath=\'{.items[*].status.addresses[?(@.type=="InternalIP")].address}\' (or the range that they are taken from)';

export const shortcut = "Callers inside the cluster that use the balancer's address reach Kong directly.";

export const hostnameStatus = 'Published by host name, so there is no shortcut inside the cluster.';
