// What is right but worth knowing.

import { fieldPlace, portPlace } from '../../cluster/places.ts';
import {
	type Forgeable,
	forgeableHeaders,
	forgeableText,
	joinForgeable,
} from '../../explain/forgeable-headers.ts';
import { pathOf } from '../../explain/way-model.ts';
import { tells } from '../../kong/changes.ts';
import { addAll } from '../../text/lists.ts';
import { listenerOn } from '../balancer/front.ts';
import type { Entrance } from '../entrance/entrances.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import type { KongSide } from '../gateway/kong.ts';
import { finding } from '../object-findings.ts';
import type { Way } from '../outcome.ts';
import type { ObjectFinding } from '../types.ts';
import { assumptions } from './assumptions.ts';
import { believedCdn } from './believed-cdn.ts';
import { rangesLacking } from './cdn-ranges.ts';
import { frontName } from './peer.ts';
import { publishedLacking } from './published-ranges.ts';

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
	if (ways.length === 0) {
		const wanted = 'the Service, Ingress or Gateway that does';
		notes.push(finding('no-entrance', fieldPlace(pod.workload, 'metadata', 'name'), { wanted }));
	}
	if (inside.length > 0) notes.push(finding('insider-can-forge', trust, { ranges: inside.join(', ') }));
	addAll(notes, headersForged(pod, kong, ways));
	for (const way of ways)
		addAll(notes, [
			...assumptions(way),
			...rangesLacking(way),
			...publishedLacking(way),
			...sharedCdn(pod, way),
			...httpsNotTold(way, kong),
			...routesForHttps(pod, way),
		]);
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

/** What clients write into forwarded headers that Kong believes: of grave effect only where a route goes by it. */
function headersForged(pod: GatewayPod, kong: KongSide, ways: readonly Way[]): ObjectFinding[] {
	if (kong.trusted.length === 0) return [];
	const each = ways.map((way) => ({ way, forgeable: joinForgeable(forgedOver(way, kong)) }));
	const forged = joinForgeable(each.flatMap(({ forgeable }) => forgeable ?? []));
	if (!forged) return [];
	const headers = forgeableText(forged);
	const whose = new Set(each.flatMap(({ way, forgeable }) => (forgeable ? frontName(way.situation) : [])));
	const who = [...whose].join(' and ');
	const leaves = whose.size === 1 ? `${who} leaves` : `${who} leave`;
	const names = [...forged.dashed, ...forged.underscored];
	const trust = pod.env.place('KONG_TRUSTED_IPS');
	const [route] = ways.flatMap(({ situation }) => situation.schemeRoute ?? []);
	const does = [
		...(names.includes('proto') ? ['opens it over plain HTTP'] : []),
		...(names.includes('host') && route?.redirects ? ['chooses the host of its redirect'] : []),
	].join(', or ');
	return [
		route && does !== ''
			? finding('scheme-forgeable', trust, { headers, leaves, route: route.name, does })
			: finding('forwarded-headers-believed', trust, { headers, leaves }),
	];
}

/** The headers that a client forges on a way. Where it forges its address too, that is said already. */
function forgedOver({ ports }: Way, { gateway }: KongSide): readonly Forgeable[] {
	return ports.flatMap(({ followed }) => {
		const [honest] = followed;
		if (!honest || followed.some(({ fooled }) => fooled)) return [];
		const { wire, port, mode, client } = honest;
		const ends = { published: port.port, container: port.container };
		const path = pathOf(wire, gateway, ends, { ip: client, tls: mode.clientTls });
		return [forgeableHeaders(path, { source: client, tls: mode.clientTls })];
	});
}

/** Ports on which the balancer ends TLS and Kong, reached over TCP, cannot know of it. */
function httpsNotTold(way: Way, kong: KongSide): ObjectFinding[] {
	const { situation } = way;
	const { service } = situation.entrance;
	if (!service) return [];
	return plainPorts(way, kong)
		.filter(({ mode }) => mode.balancer?.protocol === 'tcp')
		.map(({ port }) => {
			const args = { port: String(port.port), product: situation.title };
			return finding('https-hidden', portPlace(service, port, 'targetPort'), args);
		});
}

/** Ports whose TLS the balancer ends, and behind which Kong listens without. */
const plainPorts = ({ ports }: Way, kong: KongSide) =>
	ports
		.filter(({ mode }) => mode.balancer?.tls === 'end')
		.filter(({ port }) => listenerOn(kong, port.container)?.ssl === false);

/** Where Kong cannot know of https: routes without protocols, which newer versions take for https only, answer 426. */
function routesForHttps(pod: GatewayPod, way: Way): ObjectFinding[] {
	const { service } = way.situation.entrance;
	if (!service || !tells(pod.kong, 'httpsOnlyRoutes') || !mayLackProtocols(pod)) return [];
	return plainPorts(way, way.situation.kong)
		.filter(({ mode }) => mode.clientTls)
		.filter(({ followed: [honest] }) => honest?.trace.answered?.upstream['x-forwarded-proto'] === 'http')
		.map(({ port }) => {
			const args = { port: String(port.port), product: way.situation.title, image: pod.image };
			return finding('routes-https-only', portPlace(service, port, 'targetPort'), args);
		});
}

/** Whether routes come from elsewhere than the Ingress Controller, which always names their protocols. */
function mayLackProtocols({ env }: GatewayPod): boolean {
	const isGiven = (name: string) => env.values[name] !== undefined || env.unknown.has(name);
	return (
		isGiven('KONG_DECLARATIVE_CONFIG') ||
		isGiven('KONG_DECLARATIVE_CONFIG_STRING') ||
		env.values.KONG_ROLE === 'data_plane' ||
		(env.values.KONG_DATABASE ?? 'postgres') !== 'off'
	);
}
