// Waits for kube-proxy: an object is in the API server some time before the packets know of it.
import type { ExecutionContext } from 'ava';
import { eventually } from '../cluster/support.ts';
import type { ServiceObject } from './scene.ts';
import { getRequest, type Sender } from './send.ts';

/**
 * Returns when every node takes TCP connections for every address of the Services: until then kube-proxy refuses them
 * (it knows the Service but no endpoint) or lets them pass on into the void. What the gateway makes of the connection
 * does not matter here; one that speaks PROXY ends it without a byte.
 */
export async function whenServed(
	t: ExecutionContext,
	onNodes: readonly Sender[],
	services: readonly ServiceObject[],
): Promise<void> {
	const targets = services.flatMap(({ spec, status }) => {
		const balanced = status.loadBalancer.ingress?.map(({ ip }) => ip) ?? [];
		return [...spec.clusterIPs, ...balanced].flatMap((host) =>
			spec.ports.map(({ port }) => ({ host, port })),
		);
	});
	const request = getRequest([['Host', 'demo.example']]);
	const waits = onNodes.flatMap((sender, index) =>
		targets.map(({ host, port }) =>
			eventually(t, `node ${index + 1} serves ${host}, port ${port}`, async () => {
				const { ending } = await sender.send({ host, port, tls: false, request, patience: 500 });
				return ending === 'refused' || ending === 'timeout' ? undefined : true;
			}),
		),
	);
	await Promise.all(waits);
}
