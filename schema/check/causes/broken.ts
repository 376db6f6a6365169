// Why a request got no answer from Kong's route: which end has to change, and where.

import { needText } from '../../catalogue/finder.ts';
import { advisedSwitch, methodOf, proxySwitches, settingText, switchedOn } from '../../catalogue/switches.ts';
import { isRefusal } from '../../catalogue/types.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, portPlace } from '../../cluster/places.ts';
import { isForeignProxySwitch, siblingsOf } from '../balancer/foreign.ts';
import { listenerOn } from '../balancer/front.ts';
import { isTooOld } from '../balancer/mode-proxy.ts';
import { asGrave, finding } from '../find.ts';
import type { Followed, Situation } from '../follow.ts';
import type { ObjectFinding } from '../types.ts';

/** The causes of a followed request that ended before the route. */
export function causesOfBreak(situation: Situation, followed: Followed): ObjectFinding[] {
	const { kong, entrance, pod } = situation;
	const { port, mode, trace, family } = followed;
	const { service } = entrance;
	const other = listenerOn(kong, port.container);
	const listener = listenerOn(kong, port.container, family);
	const target = String(port.container);
	const at = service ? portPlace(service, port, 'targetPort') : null;
	if (!kong.gateway.check.accepted) return [];
	if (listener === null || trace.outcome === 'refused') {
		const listeners =
			kong.gateway.check.settings.listens.proxy.entries.map(({ text }) => text).join(', ') || 'none';
		const of = other === null ? '' : ` for ${family}`;
		const place = other === null ? at : pod.env.place('KONG_PROXY_LISTEN');
		const named =
			port.unknownName && `${JSON.stringify(port.unknownName)}, a name that no port of the container has`;
		const args = { port: String(port.port), target: named ?? target, family: of, listeners };
		return [finding('nothing-listens', place, args)];
	}
	const sent = mode.balancer?.proxyProtocol ?? null;
	if (sent !== null && !listener.proxyProtocol) {
		const args = {
			listener: listener.entry,
			listen: listenText(situation, true),
			peer: peerRanges(followed),
		};
		return [finding('proxy-not-expected', pod.env.place('KONG_PROXY_LISTEN'), args)];
	}
	if (sent === null && listener.proxyProtocol) return missingProxy(situation, followed, listener.entry);
	const ended = mode.balancer !== null && mode.balancer.tls === 'end';
	if (ended && listener.ssl) {
		const plain =
			kong.gateway.check.settings.listens.proxy.entries.find(({ ssl }) => !ssl)?.port ?? 'a plain listener';
		const { front } = entrance;
		const fix = front
			? `Let ${front.kind}/${front.name} call a port of the Service that leads to ${plain}, or speak TLS to its backend`
			: `Set targetPort to ${plain}`;
		const place = front ? fieldPlace(front, 'spec') : at;
		return [finding('plain-to-tls', place, { port: String(port.port), target, fix })];
	}
	const tls =
		kong.gateway.check.settings.listens.proxy.entries.find(({ ssl }) => ssl)?.port ?? 'a TLS listener';
	return [finding('tls-to-plain', at, { port: String(port.port), target, tls })];
}

// Kong waits for a header that does not come: by the product's nature, or since nobody switched it on.
function missingProxy(situation: Situation, followed: Followed, listener: string): ObjectFinding[] {
	const { entrance, product, title, pod, front } = situation;
	const place = pod.env.place('KONG_PROXY_LISTEN');
	const listen = listenText(situation, false);
	if (product === null && entrance.front) return [unheard(situation, followed, { listener, listen })];
	if (front.direct || product === null)
		return [finding('proxy-outside-balancer', place, { listener, how: entrance.type, listen })];
	const { entry } = product;
	const switches = proxySwitches(entry);
	const method = entry.strategies.proxyProtocol;
	const sibling = unselectedSibling(situation);
	if (sibling && entrance.service) {
		const { name, setting } = sibling;
		const args = { product: title, setting, ports: String(followed.port.port) };
		return [finding('proxy-switched-off', annotationPlace(entrance.service, name), args)];
	}
	if (followed.mode.balancer?.protocol === 'http' || switches === null || switches.length === 0) {
		const [why, instead] = isRefusal(method)
			? [method.refused, method.instead]
			: [method.warnings?.[0] ?? 'nothing says that it does', 'use another method'];
		return [
			finding('proxy-never-sent', place, {
				listener,
				product: title,
				// What comes of it, the message says itself.
				why: why.replace(/,? (so|and) Kong would refuse every connection$/, ''),
				listen,
				instead: instead.replace(/^use strategy/, 'use'),
			}),
		];
	}
	const object = entrance.front ?? entrance.service;
	if (object === null) return [];
	const own = advisedSwitch(switches, entrance.annotations, followed.port.port);
	const setting = own?.setting ?? '';
	const tooOld = switchedOn(switches, entrance.annotations, followed.port.port)
		? olderController(situation, object)
		: [];
	const foreign = Object.keys(entrance.annotations).filter((name) => isForeignProxySwitch(name, entry));
	if (foreign.length > 0) {
		const instead = `, so it sends no PROXY header and Kong closes every connection. Set ${setting}, or take proxy_protocol out of KONG_PROXY_LISTEN`;
		const ignored = foreign.map((name) =>
			asGrave(
				finding('annotation-ignored', annotationPlace(object, name), { product: title, instead }),
				'error',
			),
		);
		return [...tooOld, ...ignored];
	}
	if (tooOld.length > 0) return tooOld;
	return own
		? [
				finding('proxy-switched-off', annotationPlace(object, own.name), {
					product: title,
					setting,
					ports: String(followed.port.port),
				}),
			]
		: [];
}

// A proxy in the cluster that speaks HTTP, or was told nothing of PROXY.
function unheard(
	{ entrance: { front }, pod }: Situation,
	{ mode }: Followed,
	texts: { readonly listener: string; readonly listen: string },
): ObjectFinding {
	const [why, instead] =
		mode.balancer?.protocol === 'http'
			? ['it speaks HTTP', 'let Kong read the header that it writes']
			: [
					'nothing there asks for it',
					'switch PROXY on there, or end TLS there and read the header that it writes',
				];
	const args = { ...texts, product: `${front?.kind}/${front?.name}`, why, instead };
	return finding('proxy-never-sent', pod.env.place('KONG_PROXY_LISTEN'), args);
}

// PROXY was asked of another product of the provider, but nothing selects that one, and its controller makes this one by default.
function unselectedSibling({ entrance, product }: Situation): { name: string; setting: string } | null {
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
function olderController({ product, title, front }: Situation, object: KubeObject): ObjectFinding[] {
	const method = product && methodOf(product.entry, 'proxyProtocol');
	if (!product || !isTooOld(method, front.kubernetes)) return [];
	const [selecting] = Object.keys(product.entry.service.annotations ?? {});
	const place = selecting ? annotationPlace(object, selecting) : null;
	const fix = 'Use a controller that certainly sends them, or traffic policy Local without PROXY.';
	return [
		finding('controller-too-old', place, {
			product: title,
			needs: (method?.needs ?? []).map(needText).join('; '),
			fix,
		}),
	];
}

/** Whose addresses Kong's socket sees, for advice. */
export function peerRanges({ stage, mode, peers }: Followed): string {
	if (stage.policy === 'Cluster') return peers.nodeRanges;
	return mode.packetSource === 'client' ? 'nobody (the peer is the client)' : peers.balancerRanges;
}

/** KONG_PROXY_LISTEN with or without proxy_protocol on every entry. */
export function listenText({ kong }: Pick<Situation, 'kong'>, proxy: boolean): string {
	const entries = kong.gateway.check.settings.listens.proxy.entries.map(({ text }) => {
		const bare = text.replace(/\s+proxy_protocol\b/g, '');
		return proxy ? `${bare} proxy_protocol` : bare;
	});
	return JSON.stringify(entries.join(', '));
}
