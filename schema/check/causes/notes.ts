// What is right but worth knowing.

import { fieldPlace, portPlace } from '../../cluster/places.ts';
import { listenerOn } from '../balancer/front.ts';
import type { Entrance } from '../entrance/entrances.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import type { KongSide } from '../gateway/kong.ts';
import { finding } from '../object-findings.ts';
import type { Way } from '../outcome.ts';
import type { ObjectFinding } from '../types.ts';
import { assumptions } from './assumptions.ts';
import { believedCdn } from './believed-cdn.ts';

/**
 * Notes on a gateway.
 * @param inner Services for callers inside the cluster.
 * @param inside trusted ranges in which pods and hosts of the cluster are.
 */
export function notesOn(
	pod: GatewayPod,
	kong: KongSide,
	ways: readonly Way[],
	inner: readonly Entrance[],
	inside: readonly string[],
): ObjectFinding[] {
	const trust = pod.env.place('KONG_TRUSTED_IPS');
	const notes: ObjectFinding[] = [];
	if (ways.length === 0) notes.push(finding('no-entrance', fieldPlace(pod.workload, 'metadata', 'name')));
	if (inside.length > 0) notes.push(finding('insider-can-forge', trust, { ranges: inside.join(', ') }));
	notes.push(...schemeForged(pod, kong, ways));
	for (const way of ways) notes.push(...assumptions(way), ...sharedCdn(pod, way), ...httpsNotTold(way, kong));
	for (const { service, ports } of inner) {
		if (service && ports.some(({ container }) => listenerOn(kong, container)?.proxyProtocol))
			notes.push(
				finding('in-cluster-needs-proxy', fieldPlace(service, 'spec', 'ports'), {
					service: `Service/${service.name}`,
				}),
			);
	}
	return notes;
}

/** Where Kong believes a CDN, it believes all customers of that CDN. */
function sharedCdn(pod: GatewayPod, way: Way): ObjectFinding[] {
	const cdn = believedCdn(way);
	if (!cdn) return [];
	const { forges, closes } = cdn.shared;
	return [finding('cdn-shared', pod.env.place('KONG_TRUSTED_IPS'), { cdn: cdn.title, forges, closes })];
}

/** Whether clients write the scheme and host that Kong believes: of grave effect only where a route goes by them. */
function schemeForged(pod: GatewayPod, kong: KongSide, ways: readonly Way[]): ObjectFinding[] {
	const tcp = ways.some(({ ports }) =>
		ports.some(({ mode }) => mode.balancer?.protocol === 'tcp' && mode.balancer.proxyProtocol !== null),
	);
	if (!tcp || kong.trusted.length === 0 || kong.gateway.clearing !== null) return [];
	const [route] = ways.flatMap(({ situation }) => situation.schemeRoute ?? []);
	const trust = pod.env.place('KONG_TRUSTED_IPS');
	return [
		route ? finding('scheme-forgeable', trust, { route }) : finding('forwarded-headers-believed', trust),
	];
}

/** Ports on which the balancer ends TLS and Kong, reached over TCP, cannot know of it. */
function httpsNotTold({ situation, ports }: Way, kong: KongSide): ObjectFinding[] {
	const { service } = situation.entrance;
	if (!service) return [];
	return ports
		.filter(({ mode }) => mode.balancer?.protocol === 'tcp' && mode.balancer.tls === 'end')
		.filter(({ port }) => listenerOn(kong, port.container)?.ssl === false)
		.map(({ port }) => {
			const args = { port: String(port.port), product: situation.title };
			return finding('https-hidden', portPlace(service, port, 'targetPort'), args);
		});
}
