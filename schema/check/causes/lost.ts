// Why Kong mistakes somebody else for the client although the request was answered: the hop and the setting.

import { isRefusal } from '../../catalogue/method.ts';
import {
	advisedSwitch,
	methodOf,
	proxySwitches,
	settingText,
	sourceSwitches,
} from '../../catalogue/switches.ts';
import { annotationsOf, type KubeObject } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { carriersOf } from '../../trace/index.ts';
import { forwardedFor } from '../balancer/decided.ts';
import { isTooOld } from '../balancer/mode-proxy.ts';
import { preservation } from '../balancer/signals.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { notBelieved } from './disbelieved.ts';
import { forwardedForOff } from './forwarded-for-off.ts';
import { nameBeside, peerRanges, proxySettings } from './peer.ts';

/** The causes of a followed request after which Kong believes another address. */
export function causesOfLoss(situation: WaySituation, followed: Followed): ObjectFinding[] {
	const { verdict, trace } = followed;
	if (verdict.lostAt === 'node') return lostAtNode(situation, followed);
	if (verdict.lostAt === 'loadBalancer') return [replaced(situation, followed)];
	// Every CDN writes its caller into X-Forwarded-For, so that it loses nobody: what is left is what Kong got and did not believe.
	const arrived = trace.steps.at(-1)?.arrives;
	if (!arrived) throw new Error('a request that Kong answered never arrived at it');
	const atNode = () => lostAtNode(situation, followed);
	return notBelieved(situation, followed, carriersOf(arrived, followed.client), atNode);
}

function lostAtNode(situation: WaySituation, followed: Followed): ObjectFinding[] {
	const { wire, stage, family } = followed;
	const { entrance, sidecar } = situation;
	// One that refuses clients has a finding of its own.
	if (wire.sidecar && sidecar?.refuses) return [];
	if (wire.sidecar && sidecar) {
		const { mesh, address, fix, place } = sidecar;
		return [finding('sidecar-captures', place, { mesh, address, fix })];
	}
	if (stage.rewriter) {
		const { who, fix, place } = stage.rewriter;
		const scope = entrance.families.length > 1 ? ` over ${family}` : '';
		return [finding('node-rewrites', place, { who, fix, scope })];
	}
	return entrance.service ? [rewritten(situation, followed, entrance.service)] : [];
}

function rewritten(
	situation: WaySituation,
	followed: Followed,
	service: NonNullable<WaySituation['entrance']['service']>,
): ObjectFinding {
	const { product, entrance, front, cdn } = situation;
	const switches = product && !cdn ? proxySwitches(product.entry) : null;
	const sure = product && !isTooOld(methodOf(product.entry, 'proxyProtocol'), front.kubernetes);
	const { port } = followed.port;
	const proxy = sure ? advisedSwitch(switches ?? [], entrance.annotations, port, entrance.ports) : null;
	const other = proxy ? ` Or use PROXY: set ${proxy.setting}, and ${kongFor(followed)}.` : '';
	const place = fieldPlace(service, 'spec', 'externalTrafficPolicy');
	const [, path = ''] = place.shown.split(':');
	const set = service.within?.unset
		? `Name a GatewayConfiguration in ${path} that has spec.dataPlaneOptions.network.services.ingress.externalTrafficPolicy: Local.`
		: `Set ${path}: Local.`;
	return finding('source-rewritten', place, { fix: `${set}${other}` });
}

function replaced(situation: WaySituation, followed: Followed): ObjectFinding {
	const { entrance, front, product, title } = situation;
	const object = entrance.front ?? entrance.service;
	const told = forwardedFor(situation, followed.port);
	if (told && followed.mode.balancer?.protocol === 'http') return forwardedForOff(title, told);
	const believed = nameBeside(followed.verdict.believed ?? '', followed, situation);
	const say = (place: Place | null, fix: string) =>
		finding('source-replaced', place, { product: title, believed, fix });
	if (object && cannotSend(situation)) {
		const other = product ? '' : '; or let it send PROXY headers, if it can';
		return say(terminationPlace(object), `End TLS there, and set ${reading(followed)}${other}.`);
	}
	const hides = preservation(front.annotations, followed.port.port);
	if (hides?.keeps === false && object && product?.entry.kind === 'pass-through') {
		const otherwise = sourceSwitches(product.entry)?.length === 0 ? ', or remove it' : '';
		const fix = `${hides.annotation} asks for that. Write ${hides.cure} there${otherwise}.`;
		return say(annotationPlace(object, hides.annotation), fix);
	}
	return keepFix(situation, followed, object, say);
}

/** By a switch of the product, where it has one: to keep the source, or to send PROXY headers. */
function keepFix(
	situation: WaySituation,
	followed: Followed,
	object: KubeObject | null,
	say: (place: Place | null, fix: string) => ObjectFinding,
): ObjectFinding {
	const { entrance, front, product, kong } = situation;
	const [keep] = (product && sourceSwitches(product.entry)) ?? [];
	const sent = product && proxySwitches(product.entry);
	const send = sent && advisedSwitch(sent, entrance.annotations, followed.port.port, entrance.ports);
	const ways = [
		...(keep ? [`set ${settingText(keep.name, keep.wanted)}`] : []),
		...(send ? [`set ${send.setting}, and ${kongFor(followed)}`] : []),
	];
	const fix =
		ways.length > 0
			? `To keep the client, ${ways.join('; or ')}.`
			: `${[`Let it send PROXY headers, and ${kongFor(followed)}`, ...otherWays(situation, followed)].join('; ')}.`;
	if (!object) return say(null, fix);
	const own = front.byHand ? undefined : (keep ?? send);
	if (own) return say(annotationPlace(object, own.name), fix);
	return say(kong.listens ? fieldPlace(object, 'spec', ...(entrance.front ? [] : ['type'])) : null, fix);
}

/** Whether a front passes TLS on unread, and is not known to send PROXY headers. */
function cannotSend({ front, product, entrance }: WaySituation): boolean {
	const refused = product ? isRefusal(product.entry.strategies.proxyProtocol) : entrance.front !== null;
	return front.passesTls && refused;
}

/** What else a balancer of the user's own may do. */
function otherWays({ product }: WaySituation, followed: Followed): string[] {
	const own = product?.entry.service.type === 'NodePort' ? product.entry : null;
	if (!own) return [];
	return [
		...(methodOf(own, 'httpHeaders')
			? [`or let it write X-Forwarded-For, and set ${reading(followed)}`]
			: []),
		...(methodOf(own, 'externalTrafficPolicy')
			? ['or let it keep the source, with spec.externalTrafficPolicy: Local']
			: []),
	];
}

/** What Kong needs where PROXY headers arrive. */
function kongFor(followed: Followed): string {
	return `set proxy_protocol on every entry of KONG_PROXY_LISTEN${proxySettings(followed)}`;
}

/** What Kong needs where the client arrives in X-Forwarded-For. */
function reading(followed: Followed): string {
	const ranges = peerRanges(followed) ?? followed.peers.balancerRanges;
	return `KONG_REAL_IP_HEADER=X-Forwarded-For, KONG_REAL_IP_RECURSIVE=on and ${ranges} in KONG_TRUSTED_IPS`;
}

function terminationPlace(object: KubeObject): Place {
	if (object.kind === 'Route') return fieldPlace(object, 'spec', 'tls', 'termination');
	const [passes] = Object.keys(annotationsOf(object)).filter((name) => /ssl-passthrough$/.test(name));
	return passes === undefined ? fieldPlace(object, 'spec') : annotationPlace(object, passes);
}
