// The addresses and names of a cluster with real pods: a router, and two nodes behind it.
//
//   whatever a test connects ── router 198.51.100.254 ──┬── node-1 198.51.100.1, pods 10.244.1.0/24
//                               (name service, API)     └── node-2 198.51.100.2, pods 10.244.2.0/24

/** A machine that runs pods. IPv4 only: the packet tests do both families. */
export interface NodeLayout {
	readonly name: string;
	readonly address: string;
	/** CIDR of its pods. */
	readonly pods: string;
}

export const nodes: readonly NodeLayout[] = [1, 2].map((number) => ({
	name: `node-${number}`,
	address: `198.51.100.${number}`,
	pods: `10.244.${number}.0/24`,
}));

/** Where the nodes find the API server and the name service. */
export const router = { address: '198.51.100.254', apiPort: 6443 } as const;

/** The domain below which the name service answers. */
export const clusterDomain = 'cluster.local';
