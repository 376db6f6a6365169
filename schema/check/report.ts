// The report on a gateway: its ways, its verdict, and each request that was followed.
import type { Followed } from './follow-requests.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import type { Way } from './outcome.ts';
import type { GatewayReport, TracedRequest, Verdict } from './types.ts';

/** Who Kong takes for the client, in a word. */
export function whom({ verdict, wire }: Followed): string {
	if (verdict.preserved) return 'client';
	const { node, loadBalancer, cdn, published } = wire.addresses;
	switch (verdict.believed) {
		case wire.sidecar:
			return 'sidecar';
		case cdn:
			return wire.cdn ? 'CDN' : 'another';
		case loadBalancer:
		case published:
			return wire.node === 'Cluster' ? 'node' : 'load balancer';
		case node:
			return 'node';
		default:
			return verdict.believed ?? 'nothing';
	}
}

/** The report about a gateway. */
export function report(
	pod: GatewayPod,
	ways: readonly Way[],
	requests: readonly Followed[],
	verdict: Verdict,
): GatewayReport {
	const { workload, containerName } = pod;
	return {
		gateway: `${workload.kind}/${workload.name}`,
		namespace: workload.namespace,
		container: containerName,
		entrances: ways.map(({ situation: { entrance, title } }) => {
			const through = entrance.front ? `${entrance.front.kind}/${entrance.front.name} → ` : '';
			const service = entrance.service
				? `Service/${entrance.service.name} (${entrance.type})`
				: `the pod's ${entrance.type}`;
			return `${through}${service}, by ${title}`;
		}),
		verdict,
		requests: requests.map(traced),
	};
}

function traced({ port, family, forged, trace, verdict, around, past }: Followed): TracedRequest {
	const way = around ? ' (round the CDN)' : past ? ' (at a port of a node)' : '';
	return {
		port: `${port.name} ${port.port}`,
		family,
		kind: forged === null ? 'honest' : 'forged',
		outcome: `${trace.outcome}${way}`,
		lostAt: verdict.lostAt,
		believed: verdict.believed,
	};
}
