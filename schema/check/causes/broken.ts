// Why a request got no answer from Kong's route: which end has to change, and where.

import { isOfGateway } from '../../cluster/objects.ts';
import { fieldPlace, type Place, portPlace } from '../../cluster/places.ts';
import { listenerOn } from '../balancer/front.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { missingProxy } from './missing-proxy.ts';

/** The causes of a followed request that ended before the route. */
export function causesOfBreak(situation: WaySituation, followed: Followed): ObjectFinding[] {
	const { kong, pod } = situation;
	const { port, mode, trace, family } = followed;
	const listener = listenerOn(kong, port.container, family);
	if (!kong.gateway.check.accepted) return [];
	if (listener === null || trace.outcome === 'refused') return [unheard(situation, followed)];
	const sent = mode.balancer?.proxyProtocol ?? null;
	if (sent !== null && !listener.proxyProtocol) {
		const args = { product: situation.title, listener: listener.entry };
		return [finding('proxy-not-expected', pod.env.place('KONG_PROXY_LISTEN'), args)];
	}
	if (sent === null && listener.proxyProtocol) return missingProxy(situation, followed, listener.entry);
	return [tlsMismatch(situation, followed, mode.balancer?.tls === 'end' && listener.ssl)];
}

/** Kong has no listener where the port leads. */
function unheard(situation: WaySituation, followed: Followed): ObjectFinding {
	const { kong, pod } = situation;
	const { port, family } = followed;
	const other = listenerOn(kong, port.container);
	const elsewhere = other === null && !boundElsewhere(situation, port.container);
	const place = elsewhere ? targetPlace(situation, followed) : pod.env.place('KONG_PROXY_LISTEN');
	const { unknownName } = port;
	const isNumber = unknownName === undefined;
	return finding('nothing-listens', place, {
		port: String(port.port),
		target: isNumber ? String(port.container) : JSON.stringify(unknownName),
		why: isNumber
			? `Kong does not listen there${other === null ? '' : ` for ${family}`}`
			: 'no port of the container has that name',
		fix: listenFix(situation, followed, other !== null),
	});
}

/** Plain requests at a listener that speaks TLS, or the other way round. */
function tlsMismatch(situation: WaySituation, followed: Followed, isPlain: boolean): ObjectFinding {
	const { front } = situation.entrance;
	const { port } = followed;
	const at = targetPlace(situation, followed);
	const args = { port: String(port.port), target: String(port.container) };
	if (isPlain) {
		const fix = front
			? `${callFix(situation, false)}, or speak TLS to its backend`
			: callFix(situation, false);
		return finding('plain-to-tls', front ? fieldPlace(front, 'spec') : at, { ...args, fix });
	}
	const or = front ? 'speak plain HTTP to its backend' : 'end TLS at the load balancer';
	return finding('tls-to-plain', at, { ...args, fix: `${callFix(situation, true)}, or ${or}` });
}

function targetPlace({ entrance: { service } }: WaySituation, { port }: Followed): Place | null {
	return service ? portPlace(service, port, 'targetPort') : null;
}

// How to lead a port to a listener that speaks TLS, or to one that does not.
function callFix({ kong, entrance }: WaySituation, tls: boolean): string {
	if (!entrance.front && entrance.service && isOfGateway(entrance.service))
		return `Set protocol: ${tls ? 'HTTPS' : 'HTTP'} in that listener of the Gateway`;
	const { front } = entrance;
	const listener = kong.gateway.check.settings.listens.proxy.entries.find(({ ssl }) => ssl === tls)?.port;
	const made = listener ?? (tls ? 'a listener with ssl' : 'a listener without ssl');
	const add = listener ? '' : `Add ${made} to KONG_PROXY_LISTEN. `;
	return front
		? `${add}Let ${front.kind}/${front.name} call a port of the Service that leads to ${listener ?? 'it'}`
		: `${add}Set targetPort to ${listener ?? 'its port'}`;
}

/** Whether Kong has a listener on the port, on an address that nobody reaches from outside the pod. */
function boundElsewhere({ kong }: WaySituation, port: number): boolean {
	return kong.gateway.check.settings.listens.proxy.entries.some((one) => Number(one.port) === port);
}

// Why Kong does not listen, and what to do: by its role, by the address of the listener, or by its port.
function listenFix(situation: WaySituation, { port, family }: Followed, otherFamily: boolean): string {
	const { kong, pod } = situation;
	const { entries } = kong.gateway.check.settings.listens.proxy;
	if (pod.env.values.KONG_ROLE === 'control_plane')
		return 'A Kong with the role control_plane serves no requests: lead the Service to the data plane';
	const own = entries.find((one) => Number(one.port) === port.container);
	const any = family === 'IPv6' ? '[::]' : '0.0.0.0';
	if (own && otherFamily)
		return `Add ${any}:${port.container} to KONG_PROXY_LISTEN, with the flags of ${own.text}, or take ${family} out of the Service`;
	if (own)
		return `Its listener ${own.text} cannot be reached from outside the pod: write ${any}:${port.container} instead`;
	return `Lead the port to one of Kong's listeners: ${entries.map(({ text }) => text).join(', ') || 'none'}`;
}
