// Follows requests over the ports of an entrance.

import { annotationFindings } from './balancer/annotations.ts';
import { listenerOn } from './balancer/front.ts';
import { portMode } from './balancer/mode.ts';
import type { HazardRule } from './causes/hazard-rule.ts';
import { streamHazards } from './causes/streams.ts';
import { hazardsOf } from './causes/traffic-stops.ts';
import type { Entrance, EntrancePort } from './entrance/entrances.ts';
import { type Followed, follow, isSure, type WaySituation } from './follow-requests.ts';
import type { Way } from './outcome.ts';

/**
 * Follows requests over each port that leads to the proxy; none where none does, as with Services for the Admin API.
 * @param alone whether nothing else leads to the proxy, so that ports which lead nowhere are meant to.
 */
export function followAll(situation: WaySituation, before: HazardRule, alone: boolean): Way[] {
	const { entrance, kong, pod } = situation;
	const ports = entrance.ports.filter(({ container, name }) => {
		const listener = listenerOn(kong, container);
		return listener === null
			? !OTHER_SERVERS.test(name) && !isStream(situation, container) && !pod.otherPorts.has(container)
			: listener.proxied;
	});
	const leads = ports.some(({ container }) => listenerOn(kong, container)?.proxied);
	const forProxy =
		alone || leads || !kong.gateway.check.accepted || /proxy|gateway/i.test(entrance.service?.name ?? '');
	if (ports.length === 0 || !forProxy) return [];
	const followed = ports.map((port) => followPort(situation, before, port));
	const arrives = followed.every(
		({ followed: requests, hazards }) =>
			requests.every(isRight) && hazards.every(({ breaks, loses }) => breaks === 'nothing' && !loses),
	);
	return [
		{
			situation,
			notices: annotationFindings(situation, ports, arrives),
			streams: streamHazards(situation),
			ports: followed,
		},
	];
}

function followPort(situation: WaySituation, before: HazardRule, port: EntrancePort): Way['ports'][number] {
	const mode = portMode(situation.front, port, situation.kong);
	const all = situation.entrance.families.flatMap((family) => follow(situation, port, mode, family));
	return {
		port,
		mode,
		followed: all.filter(isSure),
		perhaps: all.filter((one) => !isSure(one)),
		hazards: [...hazardsOf(situation, port, mode), ...before(situation, port, mode)],
	};
}

/** Whether an honest request is served as its client's, and a forged one fools nobody. */
const isRight = ({ forged, trace, verdict, fooled }: Followed): boolean =>
	forged === null ? trace.outcome === 'response' && verdict.preserved : !fooled;

/** Ports of other servers, by their usual names. */
const OTHER_SERVERS = /admin|manager|portal|status|metrics|cluster|telemetry|webhook|validation|stream|udp/i;

/** Ports of Kong's other servers, as Kong's charts number them. */
const OTHER_PORTS = [8001, 8444, 8002, 8445, 8003, 8446, 8004, 8447, 8005, 8006, 8007, 8100];

/** Whether an entrance may be meant for clients, by the names and ports of its Service. */
export function isForClients({ service, ports }: Entrance): boolean {
	if (OTHER_SERVERS.test(service?.name ?? '')) return false;
	return ports.some(({ container }) => !OTHER_PORTS.includes(container));
}

function isStream({ kong }: WaySituation, port: number): boolean {
	return kong.gateway.check.settings.listens.stream.entries.some((entry) => Number(entry.port) === port);
}
