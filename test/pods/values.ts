// The chart's values for real pods: the stand-in's image, the echo route, and a short way out.
import { nodes } from '../../scripts/cluster/pods/layout.ts';
import { standInImage } from './image.ts';

/** What Kong's socket sees under traffic policy Cluster: a node, towards its own pods by the first address of their network. */
const masqueraded = nodes.flatMap(({ address, pods }) => [address, pods.replace('.0/24', '.1')]);

/** Seconds. The balancer here notices in about one; nothing in these tests answers slowly. */
const drain = { wait: 5, timeout: 5 } as const;

/** What every release of these tests has. */
export const common = {
	image: standInImage,
	echo: { enabled: true },
	drain,
	readinessProbe: { periodSeconds: 1 },
} as const;

/** Values for each strategy. */
export const strategies = {
	externalTrafficPolicy: { clientIp: { strategy: 'externalTrafficPolicy' } },
	proxyProtocol: {
		clientIp: { strategy: 'proxyProtocol', trustedIPs: masqueraded },
		proxy: { externalTrafficPolicy: 'Cluster' },
	},
	httpHeaders: {
		clientIp: { strategy: 'httpHeaders', trustedIPs: masqueraded },
		proxy: { externalTrafficPolicy: 'Cluster' },
	},
	none: { clientIp: { strategy: 'none' } },
} as const;
