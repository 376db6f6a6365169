// What tunnels have in common: a program in the cluster calls out, and brings the requests of clients in. The file holds no entry.

/** Programs in pods, which connect to Kong from addresses of their own. */
export const endsAtTunnel = {
	externalTrafficPolicy: {
		refused:
			'the tunnel ends in pods of the cluster, so every packet has the address of such a pod whatever the traffic policy is',
		instead: 'use strategy httpHeaders with trustedIPs',
	},
} as const;

/** What a tunnel needs of the Service. */
export const behindTunnel = { type: 'ClusterIP' } as const;

export const tunnelHealthCheck = 'None: the tunnel calls the Service, which leads to ready pods only.';

/** Pods that run the program, by their labels. */
export const podsOf = (namespace: string, selector: string) =>
	({
		command: `kubectl get pods -n ${namespace} -l ${selector} -o jsonpath='{.items[*].status.podIP}'`,
		note: 'or the range that they are taken from, as their addresses change',
	}) as const;

/** Straight to pods: the program calls the Service from inside the cluster, where nobody replaces its source. */
export const fromPods = {
	externalTrafficPolicy: 'Cluster',
	localNote: 'the tunnel calls the Service from inside the cluster',
	targets: 'pods',
	packetSource: 'loadBalancer',
} as const;
