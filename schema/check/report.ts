// The report on a gateway: its ways, its verdict, and each request that was followed.
import { isSameIp } from '../address/ranges.ts';
import { titleOf } from '../cluster/objects.ts';
import type { Followed } from './follow-requests.ts';
import type { GatewayPod } from './gateway/gateways.ts';
import type { Way } from './outcome.ts';
import type { GatewayReport, TracedRequest, Verdict } from './types.ts';

/** Who Kong takes for the client, in words: addresses are often no more than examples. */
export function whom({ verdict, wire, fooled }: Followed): string {
	if (verdict.preserved) return 'client';
	if (fooled) return 'the address that the client claims';
	const { believed } = verdict;
	if (believed === null) return 'nothing';
	const { node, loadBalancer, cdn, published } = wire.addresses;
	const is = (address: string | null) => address !== null && isSameIp(believed, address);
	if (is(wire.sidecar)) return 'sidecar';
	if (is(cdn)) return wire.cdn ? 'CDN' : 'another';
	if (is(loadBalancer) || is(published)) return wire.node === 'Cluster' ? 'node' : 'load balancer';
	return is(node) ? 'node' : 'another';
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
		gateway: titleOf(workload),
		namespace: workload.namespace,
		container: containerName,
		entrances: ways.map(({ situation: { entrance, title } }) => {
			const { front, service } = entrance;
			const through = front && front !== service ? `${front.kind}/${front.name} → ` : '';
			const own = service ? `Service/${service.name} (${entrance.type})` : `the pod's ${entrance.type}`;
			return `${through}${own}, by ${title}`;
		}),
		verdict,
		requests: requests.map(traced),
	};
}

function traced(followed: Followed): TracedRequest {
	const { port, family, forged, trace, verdict, past } = followed;
	const around = past?.around ?? followed.around;
	return {
		port: `${port.name} ${port.port}`,
		family,
		kind: forged === null ? 'honest' : 'forged',
		outcome: around ? `${trace.outcome} (round ${around})` : trace.outcome,
		lostAt: verdict.lostAt,
		believed: verdict.believed === null ? null : whom(followed),
	};
}
