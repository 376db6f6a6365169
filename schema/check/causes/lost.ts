// Why Kong takes somebody else for the client although the request was answered: the hop and the setting.

import {
	advisedSwitch,
	methodOf,
	proxySwitches,
	settingText,
	sourceSwitches,
} from '../../catalogue/switches.ts';
import { isRefusal } from '../../catalogue/types.ts';
import { annotationsOf, type KubeObject } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { carriersOf } from '../../trace/index.ts';
import { forwardedFor } from '../balancer/decided.ts';
import { preservation } from '../balancer/signals.ts';
import { finding } from '../find.ts';
import type { Followed, Situation } from '../follow.ts';
import type { ObjectFinding } from '../types.ts';
import { peerRanges } from './broken.ts';
import { notBelieved } from './disbelieved.ts';

/** The causes of a followed request after which Kong believes another address. */
export function causesOfLoss(situation: Situation, followed: Followed): ObjectFinding[] {
	const { verdict, trace } = followed;
	if (verdict.lostAt === 'node') return lostAtNode(situation, followed);
	if (verdict.lostAt === 'loadBalancer') return [replaced(situation, followed)];
	const arrived = trace.steps.at(-1)?.arrives;
	if (verdict.lostAt !== 'gateway' || !arrived) {
		const args = { hop: verdict.lostAt ?? 'an unknown hop', believed: verdict.believed ?? 'nobody' };
		return [finding('address-lost', null, args)];
	}
	const atNode = () => lostAtNode(situation, followed);
	return notBelieved(situation, followed, carriersOf(arrived, followed.client), atNode);
}

function lostAtNode(situation: Situation, { wire, stage, family }: Followed): ObjectFinding[] {
	const { entrance, sidecar } = situation;
	// One that refuses clients is told of as such.
	if (wire.sidecar && sidecar?.refuses) return [];
	if (wire.sidecar && sidecar) {
		const { mesh, address, fix, place } = sidecar;
		return [finding('sidecar-captures', place, { mesh, address, fix })];
	}
	if (stage.rewriter) {
		const { who, fix, place } = stage.rewriter;
		const scope = entrance.families.length > 1 ? ` (${family})` : '';
		return [finding('node-rewrites', place, { who, fix, scope })];
	}
	return entrance.service ? [rewritten(situation, entrance.service)] : [];
}

function rewritten(
	situation: Situation,
	service: NonNullable<Situation['entrance']['service']>,
): ObjectFinding {
	const switches = situation.product ? proxySwitches(situation.product.entry) : null;
	const [proxy] = switches ?? [];
	const other =
		proxy && !situation.cdn ? ` Or speak PROXY on both ends (${settingText(proxy.name, proxy.wanted)}).` : '';
	const place = fieldPlace(service, 'spec', 'externalTrafficPolicy');
	const [, path = ''] = place.shown.split(':');
	const set = service.within?.unset
		? `Name a GatewayConfiguration in ${path} that has spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy: Local.`
		: `Set ${path}: Local.`;
	return finding('source-rewritten', place, { fix: `${set}${other}` });
}

function replaced(situation: Situation, followed: Followed): ObjectFinding {
	const { entrance, front, product, title, kong } = situation;
	const object = entrance.front ?? entrance.service;
	const kept = product ? sourceSwitches(product.entry) : null;
	const sent = product ? proxySwitches(product.entry) : null;
	const [keep] = kept ?? [];
	const send = sent ? advisedSwitch(sent, entrance.annotations, followed.port.port) : null;
	const told = forwardedFor(situation, followed.port);
	if (told && followed.mode.balancer?.protocol === 'http') {
		const args = { product: title, mode: told.mode };
		return finding('forwarded-for-off', told.place, args);
	}
	if (object && cannotSend(situation)) {
		const fix = `End TLS there, and trust it in KONG_TRUSTED_IPS with KONG_REAL_IP_HEADER=X-Forwarded-For and KONG_REAL_IP_RECURSIVE=on${product ? '' : '; or let it send PROXY headers, if it can'}.`;
		return finding('source-replaced', terminationPlace(object), { product: title, fix });
	}
	const kongSide = `proxy_protocol on Kong's listeners, KONG_REAL_IP_HEADER=proxy_protocol and KONG_TRUSTED_IPS=${peerRanges(followed)}`;
	const hides = preservation(front.annotations, followed.port.port);
	if (hides?.keeps === false && object && product?.entry.kind === 'pass-through') {
		const fix = `It was told to, by ${hides.annotation}: write ${hides.cure} there, or take that out.`;
		return finding('source-replaced', annotationPlace(object, hides.annotation), { product: title, fix });
	}
	const ways = [
		...(keep ? [`set ${settingText(keep.name, keep.wanted)}`] : []),
		...(send ? [`set ${send.setting} with ${kongSide}`] : []),
	];
	const fix =
		ways.length > 0
			? `To keep the client, ${ways.join(', or ')}.`
			: `${[`Let it send PROXY headers, with ${kongSide}`, ...otherWays(situation, followed)].join('; ')}.`;
	const place = object && !front.byHand ? (keep ?? send) : undefined;
	const none =
		kong.listens && object ? fieldPlace(object, 'spec', ...(entrance.front ? [] : ['type'])) : null;
	return finding('source-replaced', place && object ? annotationPlace(object, place.name) : none, {
		product: title,
		fix,
	});
}

/** Whether a front passes TLS on unread, and is not known to send PROXY headers. */
function cannotSend({ front, product, entrance }: Situation): boolean {
	const refused = product ? isRefusal(product.entry.strategies.proxyProtocol) : entrance.front !== null;
	return front.passesTls && refused;
}

/** What else a balancer of the user's own may do. */
function otherWays({ product }: Situation, followed: Followed): string[] {
	const own = product?.entry.service.type === 'NodePort' ? product.entry : null;
	if (!own) return [];
	const header = `or let it write X-Forwarded-For, with KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on and KONG_TRUSTED_IPS=${peerRanges(followed)}`;
	return [
		...(methodOf(own, 'httpHeaders') ? [header] : []),
		...(methodOf(own, 'externalTrafficPolicy')
			? ['or let it keep the source, with spec.externalTrafficPolicy: Local']
			: []),
	];
}

function terminationPlace(object: KubeObject): Place {
	if (object.kind === 'Route') return fieldPlace(object, 'spec', 'tls', 'termination');
	const [passes] = Object.keys(annotationsOf(object)).filter((name) => /ssl-passthrough$/.test(name));
	return passes === undefined ? fieldPlace(object, 'spec') : annotationPlace(object, passes);
}
