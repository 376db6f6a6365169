// What is right but worth knowing, and what was taken for granted.

import { annotationPlace, fieldPlace, type Place, portPlace } from '../../cluster/places.ts';
import { listenerOn } from '../balancer/front.ts';
import type { Entrance } from '../entrance/entrances.ts';
import { finding } from '../find.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import type { KongSide } from '../gateway/kong.ts';
import type { Way } from '../outcome.ts';
import type { ObjectFinding } from '../types.ts';

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
	const tcp = ways.some(({ ports }) =>
		ports.some(({ mode }) => mode.balancer?.protocol === 'tcp' && mode.balancer.proxyProtocol !== null),
	);
	if (tcp && kong.trusted.length > 0 && kong.gateway.clearing === null)
		notes.push(finding('forwarded-headers-believed', trust));
	for (const { situation, ports } of ways) {
		notes.push(...assumptions(situation, ports));
		for (const { port, mode } of ports) {
			const { service } = situation.entrance;
			if (!service || mode.balancer?.protocol !== 'tcp' || mode.balancer.tls !== 'end') continue;
			if (listenerOn(kong, port.container)?.ssl !== false) continue;
			const args = { port: String(port.port), product: situation.title };
			notes.push(finding('https-not-told', portPlace(service, port, 'targetPort'), args));
		}
	}
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

function assumptions(
	{ entrance, front, product, title, cdn, kong, pod }: Way['situation'],
	ports: Way['ports'],
): ObjectFinding[] {
	const { service } = entrance;
	const place = service ? fieldPlace(service, 'spec', 'type') : portsPlace(pod);
	const [mode] = ports.map((port) => port.mode).filter(({ assumed }) => assumed !== null);
	const does = {
		PROXY: 'sends PROXY headers',
		HTTP: 'reads HTTP requests and names the client in a header',
		'pass-through': 'forwards packets unchanged',
	};
	const believed = kong.trusted.length > 0 ? (cdn?.conditions ?? []) : [];
	const notes = believed.map((what) => finding('balancer-assumed', place, { what }));
	if (entrance.supposed && entrance.front) {
		const through = `${entrance.front.kind}/${entrance.front.name}`;
		const what = `The input does not hold the routes of the tunnel that ${through} runs; the check assumes that they lead to Service/${service?.name}.`;
		notes.push(finding('balancer-assumed', place, { what }));
	}
	const unselected = product?.entry.service.unselected && product.by === 'manifests';
	const [selecting] = Object.keys(product?.entry.service.annotations ?? {});
	if (unselected && selecting && service && entrance.annotations[selecting] === undefined) {
		const what = `The Service does not have ${selecting}, so the check assumes ${title}, which the controller makes by default; other versions of it have another default. Write the annotation.`;
		notes.push(finding('balancer-assumed', annotationPlace(service, selecting), { what }));
	}
	if (mode?.assumed && front.made?.outcome === 'error') {
		// What the controller refuses is no unknown balancer.
	} else if (mode?.assumed && front.product === null) {
		notes.push(
			finding('balancer-unknown', place, {
				service: service ? `Service/${service.name}` : 'the ports of the node',
				assumed: does[mode.assumed],
			}),
		);
	} else if (mode?.assumed) {
		const what = `The input does not hold the configuration of ${title}; the check assumes that it ${does[mode.assumed]}, as Kong's settings expect. Compare the two.`;
		notes.push(finding('balancer-assumed', place, { what }));
	}
	const taken = new Set(
		ports.flatMap(({ followed }) =>
			followed.flatMap(({ peers, wire, mode: { packetSource } }) =>
				peers.assumed.filter(
					(who) =>
						(who === 'node' && wire.node === 'Cluster') ||
						(who === 'loadBalancer' && packetSource === 'loadBalancer' && wire.node !== 'Cluster') ||
						(who === 'cdn' && wire.cdn),
				),
			),
		),
	);
	const words = {
		node: ['the nodes have', 'Name them with --nodes'],
		loadBalancer: ['the load balancer has', 'Name them with --balancer-subnets'],
		published: ['the load balancer has', 'Name them with --balancer-subnets'],
		cdn: ['the CDN has', 'Compare them with the list that it publishes'],
	};
	for (const who of taken) {
		const [whose, fix] = words[who];
		const what = `The input does not say which addresses ${whose}; the check assumes that KONG_TRUSTED_IPS holds them. ${fix}.`;
		notes.push(finding('balancer-assumed', place, { what }));
	}
	return notes;
}

// Of the ports of the node: the container that declares them.
function portsPlace({ workload, path, containerName }: GatewayPod): Place {
	return {
		object: workload,
		path: [...path, 'ports'],
		shown: `${workload.kind}/${workload.name}:${containerName}.ports`,
	};
}
