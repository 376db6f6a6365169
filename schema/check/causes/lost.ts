// Why Kong mistakes somebody else for the client although the request was answered: the hop and the setting.

import { isRefusal } from '../../catalogue/method.ts';
import { advisedSwitch, proxySwitches, sourceSwitches } from '../../catalogue/switches.ts';
import { annotationsOf, type KubeObject } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { carriersOf } from '../../trace/index.ts';
import { forwardedFor } from '../balancer/decided.ts';
import { preservation } from '../balancer/signals.ts';
import { isOfTailnet, TAILNET } from '../entrance/tailnet.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { notBelieved } from './disbelieved.ts';
import { forwardedForOff } from './forwarded-for-off.ts';
import { nameBeside } from './peer.ts';

/** The causes of a followed request after which Kong believes another address. */
export function causesOfLoss(situation: WaySituation, followed: Followed): ObjectFinding[] {
	const { verdict, trace } = followed;
	if (verdict.lostAt === 'node') return lostAtNode(situation, followed);
	// A proxy that hands on what clients write has a finding of its own.
	const passes = followed.wire.proxy !== undefined && situation.front.proxy?.beliefs.length;
	if (verdict.lostAt === 'loadBalancer') return passes ? [] : [replaced(situation, followed)];
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
		const { mesh, address, place } = sidecar;
		return [finding('sidecar-captures', place, { mesh, address })];
	}
	if (stage.rewriter) {
		const { who, fix, place } = stage.rewriter;
		const scope = entrance.families.length > 1 ? ` over ${family}` : '';
		return [finding('node-rewrites', place, { who, fix, scope })];
	}
	return entrance.service
		? [finding('source-rewritten', fieldPlace(entrance.service, 'spec', 'externalTrafficPolicy'))]
		: [];
}

function replaced(situation: WaySituation, followed: Followed): ObjectFinding {
	const { entrance, front, product, title, kong } = situation;
	const object = entrance.front ?? entrance.service;
	const given = forwardedFor(situation, followed.port);
	if (given && followed.mode.balancer?.protocol === 'http') return forwardedForOff(title, given);
	const believed = nameBeside(followed.verdict.believed ?? '', followed, situation);
	const say = (place: Place | null) => finding('source-replaced', place, { product: title, believed });
	if (object === null) return say(null);
	if (entrance.frontClass === TAILNET)
		return finding('tailnet-source', tailnetPlace(object), { service: object.name });
	if (cannotSend(situation)) return say(terminationPlace(object));
	const hides = preservation(front.annotations, followed.port.port);
	if (hides?.keeps === false && product?.entry.kind === 'pass-through')
		return say(annotationPlace(object, hides.annotation));
	const own = front.byHand ? undefined : ownSwitch(situation, followed);
	if (own !== undefined) return say(annotationPlace(object, own));
	return say(kong.listens ? fieldPlace(object, 'spec', ...(entrance.front ? [] : ['type'])) : null);
}

/** What makes the Tailscale operator take a Service. */
function tailnetPlace(service: KubeObject): Place {
	return isOfTailnet(service)
		? fieldPlace(service, 'spec', 'loadBalancerClass')
		: annotationPlace(service, 'tailscale.com/expose');
}

/** The annotation by which the product keeps the source, or else sends PROXY headers. */
function ownSwitch({ entrance, product }: WaySituation, { port }: Followed): string | undefined {
	const [keep] = (product && sourceSwitches(product.entry)) ?? [];
	const sent = product && proxySwitches(product.entry);
	return keep?.name ?? (sent ? advisedSwitch(sent, entrance.annotations, port.port)?.name : undefined);
}

/** Whether a front passes TLS on unread, and is not known to send PROXY headers. */
function cannotSend({ front, product, entrance }: WaySituation): boolean {
	const refused = product ? isRefusal(product.entry.strategies.proxyProtocol) : entrance.front !== null;
	return front.passesTls && refused;
}

function terminationPlace(object: KubeObject): Place {
	if (object.kind === 'Route') return fieldPlace(object, 'spec', 'tls', 'termination');
	const [passes] = Object.keys(annotationsOf(object)).filter((name) => /ssl-passthrough$/.test(name));
	return passes === undefined ? fieldPlace(object, 'spec') : annotationPlace(object, passes);
}
