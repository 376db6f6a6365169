// Why a request got no answer from Kong's route: which end has to change, and where.

import { needText } from '../../catalogue/finder.ts';
import { advisedSwitch, methodOf, proxySwitches, settingText, switchedOn } from '../../catalogue/switches.ts';
import { isRefusal } from '../../catalogue/types.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, portPlace } from '../../cluster/places.ts';
import { isForeignProxySwitch, siblingsOf } from '../balancer/foreign.ts';
import { listenerOn } from '../balancer/front.ts';
import { portMode } from '../balancer/mode.ts';
import { isTooOld } from '../balancer/mode-proxy.ts';
import type { Product } from '../balancer/product.ts';
import { asGrave, finding } from '../find.ts';
import type { Followed, WaySituation } from '../follow.ts';
import type { ObjectFinding } from '../types.ts';
import { peerRanges, proxySettings } from './peer.ts';

/** The causes of a followed request that ended before the route. */
export function causesOfBreak(situation: WaySituation, followed: Followed): ObjectFinding[] {
	const { kong, entrance, pod } = situation;
	const { port, mode, trace, family } = followed;
	const { service } = entrance;
	const other = listenerOn(kong, port.container);
	const listener = listenerOn(kong, port.container, family);
	const target = String(port.container);
	const at = service ? portPlace(service, port, 'targetPort') : null;
	if (!kong.gateway.check.accepted) return [];
	if (listener === null || trace.outcome === 'refused') {
		const elsewhere = other === null && !boundElsewhere(situation, port.container);
		const place = elsewhere ? at : pod.env.place('KONG_PROXY_LISTEN');
		const { unknownName } = port;
		const args = {
			port: String(port.port),
			target: unknownName === undefined ? target : JSON.stringify(unknownName),
			why:
				unknownName === undefined
					? `Kong does not listen there${other === null ? '' : ` for ${family}`}`
					: 'no port of the container has that name',
			fix: listenFix(situation, followed, other !== null),
		};
		return [finding('nothing-listens', place, args)];
	}
	const sent = mode.balancer?.proxyProtocol ?? null;
	if (sent !== null && !listener.proxyProtocol) {
		const args = {
			product: situation.title,
			listener: listener.entry,
			listen: listenText(situation, true),
			further: proxySettings(followed),
		};
		return [finding('proxy-not-expected', pod.env.place('KONG_PROXY_LISTEN'), args)];
	}
	if (sent === null && listener.proxyProtocol) return missingProxy(situation, followed, listener.entry);
	const ended = mode.balancer !== null && mode.balancer.tls === 'end';
	if (ended && listener.ssl) {
		const { front } = entrance;
		const fix = front
			? `${callFix(situation, false)}, or speak TLS to its backend`
			: callFix(situation, false);
		const place = front ? fieldPlace(front, 'spec') : at;
		return [finding('plain-to-tls', place, { port: String(port.port), target, fix })];
	}
	const or = entrance.front ? 'speak plain HTTP to its backend' : 'end TLS at the load balancer';
	const fix = `${callFix(situation, true)}, or ${or}`;
	return [finding('tls-to-plain', at, { port: String(port.port), target, fix })];
}

// How to lead a port to a listener that speaks TLS, or to one that does not.
function callFix({ kong, entrance }: WaySituation, tls: boolean): string {
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
		return `Its listener ${own.text} is not reached from outside the pod: write ${any}:${port.container} in its place`;
	return `Lead the port to one of Kong's listeners: ${entries.map(({ text }) => text).join(', ') || 'none'}`;
}

// Kong waits for a header that does not come: by the product's nature, or since nobody switched it on.
function missingProxy(situation: WaySituation, followed: Followed, listener: string): ObjectFinding[] {
	const { entrance, product, title, pod, front } = situation;
	const { port, mode } = followed;
	const place = pod.env.place('KONG_PROXY_LISTEN');
	const listen = listenText(situation, false);
	if (front.direct || (product === null && !entrance.front))
		return [finding('proxy-outside-balancer', place, { listener, how: entrance.type, listen })];
	const never = () => {
		const args = { listener, product: title, why: whyNever(situation, followed), listen };
		return [finding('proxy-never-sent', place, { ...args, instead: insteadOfProxy(situation, followed) })];
	};
	if (product === null) return never();
	const { entry } = product;
	const switches = proxySwitches(entry);
	const sibling = unselectedSibling(situation);
	if (sibling && entrance.service) {
		const { name, setting } = sibling;
		const args = { product: title, why: refusalOf(entry) ?? `${name} is missing`, setting };
		const at = annotationPlace(entrance.service, name);
		return [finding('proxy-switched-off', at, { ...args, ports: String(port.port) })];
	}
	if (mode.balancer?.protocol === 'http' || switches === null || switches.length === 0) return never();
	const object = entrance.front ?? entrance.service;
	if (object === null) return [];
	const own = advisedSwitch(switches, entrance.annotations, port.port, entrance.ports);
	const setting = own?.setting ?? '';
	const tooOld = switchedOn(switches, entrance.annotations, port.port)
		? olderController(situation, object)
		: [];
	const foreign = Object.keys(entrance.annotations).filter((name) => isForeignProxySwitch(name, entry));
	if (foreign.length > 0) {
		const args = {
			product: title,
			effect: ', so no PROXY header is sent and Kong closes every connection',
			fix: `Set ${setting}, or take proxy_protocol out of KONG_PROXY_LISTEN`,
		};
		const ignored = foreign.map((name) =>
			asGrave(finding('annotation-ignored', annotationPlace(object, name), args), 'error'),
		);
		return [...tooOld, ...ignored];
	}
	if (tooOld.length > 0) return tooOld;
	if (own === null) return [];
	const written = entrance.annotations[own.name];
	const why =
		written === undefined ? 'no annotation asks for it' : `${own.name} is ${JSON.stringify(written)}`;
	const args = { product: title, why, setting, ports: String(port.port) };
	return [finding('proxy-switched-off', annotationPlace(object, own.name), args)];
}

/** Why a product has no PROXY, without what comes of that; null where it has. */
function refusalOf({ strategies: { proxyProtocol } }: Product['entry']): string | null {
	if (!isRefusal(proxyProtocol)) return null;
	return proxyProtocol.refused.replace(/,? (so|and) Kong would refuse every connection$/, '');
}

// As a sentence.
function whyNever({ product }: WaySituation, { mode }: Followed): string {
	const refused = product && refusalOf(product.entry);
	if (refused) return `${refused.charAt(0).toUpperCase()}${refused.slice(1)}.`;
	if (mode.balancer?.protocol === 'http') return 'It speaks HTTP there.';
	return 'Nothing there asks for one.';
}

// What hands on the client instead, as the end of the sentence that sets the listeners.
function insteadOfProxy(situation: WaySituation, followed: Followed): string {
	const { entrance, product, front, cdn } = situation;
	const { mode, port } = followed;
	const switches = product && proxySwitches(product.entry);
	if (mode.balancer?.protocol === 'http') {
		const trust = peerRanges(followed) ?? followed.peers.balancerRanges;
		const read = `KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on and ${trust} in KONG_TRUSTED_IPS`;
		const own = advisedSwitch(switches ?? [], front.annotations, port.port, entrance.ports);
		if (mode.header && mode.header.appends !== 'nothing') return `, ${read}`;
		return own ? `; or set ${own.setting}` : `, ${read}, and let it append the client to X-Forwarded-For`;
	}
	if (product && methodOf(product.entry, 'externalTrafficPolicy') && entrance.service && switches === null) {
		const policy = entrance.policy === 'Local' ? '' : ', set spec.externalTrafficPolicy: Local';
		return cdn
			? `${policy}, KONG_REAL_IP_HEADER=${cdn.header} and the ranges of ${cdn.title} in KONG_TRUSTED_IPS`
			: `${policy}, and unset KONG_TRUSTED_IPS and KONG_REAL_IP_HEADER: Kong then sees the client itself`;
	}
	const ending = front.passesTls && product === null ? ', or end TLS there and read X-Forwarded-For' : '';
	return `; or let it send PROXY headers${ending}`;
}

// PROXY was asked of another product of the provider, but nothing selects that one, and its controller makes this one by default.
function unselectedSibling({ entrance, product }: WaySituation): { name: string; setting: string } | null {
	if (product?.entry.service.unselected !== 'now' || entrance.front) return null;
	for (const [name, wanted] of Object.entries(product.entry.service.annotations ?? {})) {
		if (entrance.annotations[name] !== undefined) continue;
		for (const other of siblingsOf(product.entry)) {
			const selecting = other.service.annotations?.[name];
			const asked = proxySwitches(other)?.some((one) => entrance.annotations[one.name] !== undefined);
			if (asked && selecting !== undefined && selecting !== wanted)
				return { name, setting: settingText(name, selecting) };
		}
	}
	return null;
}

// The annotation is right, and yet only new controllers heed it.
function olderController({ product, title, front }: WaySituation, object: KubeObject): ObjectFinding[] {
	const method = product && methodOf(product.entry, 'proxyProtocol');
	if (!product || !isTooOld(method, front.kubernetes)) return [];
	const [selecting] = Object.keys(product.entry.service.annotations ?? {});
	const place = selecting ? annotationPlace(object, selecting) : null;
	const { kubernetes } = front;
	const version =
		kubernetes === undefined ? 'manifests do not show the version' : `this cluster is ${kubernetes}`;
	const fix =
		kubernetes === undefined
			? 'Name the version of the cluster with its patch (--kubernetes 1.34.2), or use traffic policy Local without PROXY.'
			: /\.\d+\.\d/.test(kubernetes)
				? 'Update the controller, or use traffic policy Local without PROXY.'
				: 'Name the patch as well (--kubernetes 1.34.2), update the controller, or use traffic policy Local without PROXY.';
	return [
		finding('controller-too-old', place, {
			product: title,
			needs: (method?.needs ?? []).map(needText).join('; '),
			version,
			fix,
		}),
	];
}

/**
 * KONG_PROXY_LISTEN with or without proxy_protocol on its entries: as the entrance's ports want it, and the same on those to which it does
 * not lead.
 */
function listenText({ kong, front, entrance }: WaySituation, proxy: boolean): string {
	const entries = kong.gateway.check.settings.listens.proxy.entries.map(({ text, port }) => {
		const bare = text.replace(/\s+proxy_protocol\b/g, '');
		const sent = entrance.ports
			.filter(({ container }) => container === Number(port))
			.map((one) => (portMode(front, one, kong).balancer?.proxyProtocol ?? null) !== null);
		return (sent[0] ?? proxy) ? `${bare} proxy_protocol` : bare;
	});
	return JSON.stringify(entries.join(', '));
}
