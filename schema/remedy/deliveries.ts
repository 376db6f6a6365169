// How the client's address can come to Kong over one way, and what has to be set at the balancer's end for that.
import { supposed } from '../balancer/made.ts';
import { isRefusal, type Method, type Refusal } from '../catalogue/method.ts';
import { proxySwitches } from '../catalogue/switches.ts';
import { forwardedFor } from '../check/balancer/decided.ts';
import { askedSibling } from '../check/balancer/foreign.ts';
import { listenerOn } from '../check/balancer/front.ts';
import { madePort, proxyDecider } from '../check/balancer/made-port.ts';
import { preservation } from '../check/balancer/signals.ts';
import { TAILNET } from '../check/entrance/tailnet.ts';
import { TUNNEL } from '../check/entrance/tunnels.ts';
import type { WaySituation } from '../check/follow-requests.ts';
import type { Way } from '../check/outcome.ts';
import { annotationsOf, at, items } from '../cluster/objects.ts';
import { annotationPlace, fieldPlace } from '../cluster/places.ts';
import { type AnnotationDraft, annotationDraft } from './annotation-draft.ts';
import { withItem } from './attributes.ts';
import type { Edit, FieldEdit } from './edits.ts';

/**
 * In what the client's address arrives: as the source of packets, in a PROXY header, or in an HTTP header. A CDN writes a header of its own,
 * which a balancer that hands on connections does not touch.
 */
export type Carrier = 'source' | 'proxy' | 'header';

/** One way made to deliver the client's address. */
export interface Delivery {
	readonly carrier: Carrier;
	/** The headers that carry it. */
	readonly headers: readonly string[];
	readonly edits: readonly Edit[];
}

/** All that the way can do. @param wholly with what the product's entry suggests for its method as well, such as health checks. */
export function deliveriesOf(way: Way, wholly: boolean): readonly Delivery[] {
	const { situation, ports } = way;
	const { front, product, entrance } = situation;
	const reads = ports.some(({ mode }) => mode.balancer?.protocol === 'http');
	const header = reads ? [byHeader(way)] : endingTls(way);
	// A balancer that reads requests since its annotations say so, or do not say otherwise, can also hand on connections.
	if (reads && (entrance.front !== null || product === null || product.entry.kind === 'http')) return header;
	const { strategies } = product?.entry ?? {};
	const streams = [
		...(front.direct || !strategies ? ofUnknown(situation) : []),
		...(strategies ? byMethod(way, 'source', strategies.externalTrafficPolicy, wholly) : []),
		...(strategies ? byMethod(way, 'proxy', strategies.proxyProtocol, wholly) : []),
		...bySibling(situation),
	];
	const grouped = byTargetGroup(way);
	if (grouped.length > 0) return [...header, ...grouped, ...streams, ...behindCdn(situation)];
	return [...header, ...streams, ...behindCdn(situation)];
}

/** A front that reads requests names the client in X-Forwarded-For; where it is set not to, that setting goes. */
function byHeader({ situation, ports }: Way): Delivery {
	const { cdn, entrance } = situation;
	const named = [
		...(cdn ? [cdn.header] : []),
		...(entrance.frontClass === TUNNEL ? ['CF-Connecting-IP'] : []),
	];
	const draft = annotationDraft(situation);
	for (const { port } of ports) draft?.appendForwardedFor(situation, port);
	return {
		carrier: 'header',
		headers: [...new Set([...named, 'X-Forwarded-For'])],
		edits: [...(draft?.edits() ?? []), ...appendedInClass(situation, ports)],
	};
}

const FORWARDED_FOR = 'routing.http.xff_header_processing.mode';

/** What the parameters of a class say of X-Forwarded-For is beyond the annotations of the Ingress. */
function appendedInClass(situation: WaySituation, ports: Way['ports']): FieldEdit[] {
	const said = ports.map(({ port }) => forwardedFor(situation, port)).find((one) => one !== null);
	if (!said || said.mode === 'append' || said.place.path.at(-1) !== 'loadBalancerAttributes') return [];
	const value = withItem(at(said.place.object.body, ...said.place.path), FORWARDED_FOR, 'append');
	return [{ kind: 'field', place: said.place, value, shown: `${FORWARDED_FOR}=append` }];
}

/** A front that passes TLS on unread can end it, and then names the client in a header. */
function endingTls({ situation, ports }: Way): Delivery[] {
	const { front, entrance, product, kong } = situation;
	if (!front.passesTls || entrance.front === null || product?.entry.kind === 'pass-through') return [];
	const { kind } = entrance.front;
	const termination = fieldPlace(entrance.front, 'spec', 'tls', 'termination');
	const draft = annotationDraft(situation);
	for (const name of Object.keys(annotationsOf(entrance.front)).filter((one) =>
		/ssl-passthrough$/.test(one),
	)) {
		draft?.remove(name);
		const encrypted = ports.some(({ port }) => listenerOn(kong, port.container)?.ssl);
		if (encrypted) draft?.set(name.replace('ssl-passthrough', 'backend-protocol'), 'HTTPS');
	}
	const route: FieldEdit[] =
		kind === 'Route' ? [{ kind: 'field', place: termination, value: 'reencrypt' }] : [];
	const edits = [...route, ...(draft?.edits() ?? [])];
	return edits.length > 0 ? [{ carrier: 'header', headers: ['X-Forwarded-For'], edits }] : [];
}

/** By a method of the product, with its other methods switched off. */
function byMethod(
	{ situation, ports }: Way,
	carrier: 'source' | 'proxy',
	method: Method | Refusal,
	wholly: boolean,
): Delivery[] {
	if (isRefusal(method)) return [];
	if (isElsewhere(situation, carrier)) return [{ carrier, headers: [], edits: byHand(situation, carrier) }];
	const draft = annotationDraft(situation);
	if (draft === null || situation.product === null) return [];
	for (const { mode } of ports) if (mode.httpBy !== null) draft.remove(mode.httpBy);
	if (wholly) draft.switchOn(method.suggested ?? {}, situation.entrance.ports);
	if (carrier === 'source') keepSource(draft, situation, method);
	else if (!sends(ports)) sendProxy(draft, situation, method);
	const policy =
		method.externalTrafficPolicy === 'Local'
			? local(situation)
			: method.localBreaks
				? cluster(situation)
				: [];
	return [{ carrier, headers: [], edits: [...draft.edits(), ...policy, ...bySetting(situation, method)] }];
}

/** The setting of the controller that the method needs, where the balancer is not made as with it. */
function bySetting({ front, circumstances }: WaySituation, { controllerSetting }: Method): Edit[] {
	const made = front.made && supposed(front.made);
	if (!controllerSetting || made?.outcome !== 'balancer') return [];
	const { name, value, says, without } = controllerSetting;
	if (made.balancer.facts?.[without.fact] !== without.value) return [];
	const controllerSettings = { ...circumstances.controllerSettings, [name]: value };
	return [{ kind: 'outside', says, circumstances: { controllerSettings } }];
}

/** By the attributes of the target group that the AWS Load Balancer Controller makes for a Gateway. */
function byTargetGroup({ situation, ports }: Way): Delivery[] {
	const groups = ports.map(({ port }) => madePort(situation.front, port)?.decidedBy?.targets);
	const [first] = groups;
	if (first?.object.kind !== 'TargetGroupConfiguration') return [];
	if (groups.some((one) => one?.object !== first.object)) return [];
	const place = fieldPlace(first.object, ...first.path.slice(0, -1), 'targetGroupAttributes');
	const given = at(first.object.body, ...place.path);
	const set = (on: string, off: string): FieldEdit => {
		const said = items(given).some((one) => at(one, 'key') === off && at(one, 'value') === 'true');
		const value = withItem(said ? withItem(given, off, 'false') : given, on, 'true');
		const shown = `${on}=true${said ? ` and ${off}=false` : ''}`;
		return { kind: 'field', place, value, shown };
	};
	const [proxy, keeps] = ['proxy_protocol_v2.enabled', 'preserve_client_ip.enabled'] as const;
	const nodes = ports.some(({ mode }) => mode.targets === 'nodes');
	return [
		{ carrier: 'source', headers: [], edits: [set(keeps, proxy), ...(nodes ? local(situation) : [])] },
		{
			carrier: 'proxy',
			headers: [],
			edits: [...(sends(ports) ? [] : [set(proxy, proxy)]), ...(nodes ? cluster(situation) : [])],
		},
	];
}

/** Another product of the provider that sends PROXY headers: it was asked for them, and nothing selects it. */
function bySibling({ product, entrance }: WaySituation): Delivery[] {
	const sibling = entrance.front ? null : askedSibling(product?.entry ?? null, entrance.annotations);
	if (!sibling || !entrance.service) return [];
	const place = annotationPlace(entrance.service, sibling.name);
	return [{ carrier: 'proxy', headers: [], edits: [{ kind: 'field', place, value: sibling.value }] }];
}

/** Whether PROXY headers come on every port already. */
const sends = (ports: Way['ports']): boolean =>
	ports.every(({ mode }) => (mode.balancer?.proxyProtocol ?? null) !== null);

/** Whether no annotation decides: somebody made the balancer by hand, or it is configured outside of the cluster. */
function isElsewhere({ front, product }: WaySituation, carrier: 'source' | 'proxy'): boolean {
	if (front.byHand || product?.entry.service.type === 'NodePort') return true;
	return carrier === 'proxy' && product !== null && proxySwitches(product.entry)?.length === 0;
}

function sendProxy(draft: AnnotationDraft, { product, entrance, front }: WaySituation, method: Method): void {
	const { annotations, byVersion, proxyProtocol: [version] = [] } = method;
	const wanted = { ...annotations, ...(version ? byVersion?.[version] : {}) };
	if (!product) return;
	const names = (proxySwitches(product.entry) ?? []).map(({ name }) => name);
	for (const port of entrance.ports) {
		const own = proxyDecider(front, port);
		if (own !== null && !names.includes(own)) draft.dropProxy(own);
	}
	draft.switchProxyOn(product.entry, wanted, entrance.ports);
}

function keepSource(draft: AnnotationDraft, situation: WaySituation, method: Method): void {
	const { front, product, entrance } = situation;
	if (product) draft.switchProxyOff(product.entry, entrance.ports);
	for (const { port } of entrance.ports) {
		const said = preservation(front.annotations, port);
		if (said && !said.keeps) draft.set(said.annotation, said.cure);
	}
	draft.switchOn(method.annotations ?? {}, entrance.ports);
}

/** A balancer that hands on connections, whatever becomes of their source, where the CDN names the client in a header. */
function behindCdn(situation: WaySituation): Delivery[] {
	const { cdn, product, entrance, front } = situation;
	if (cdn === null || front.byIngress) return [];
	const draft = annotationDraft(situation);
	if (product) draft?.switchProxyOff(product.entry, entrance.ports);
	return [{ carrier: 'header', headers: [cdn.header, 'X-Forwarded-For'], edits: draft?.edits() ?? [] }];
}

/** Traffic policy Local, where the Service can have one. */
function local({ entrance: { service, type, policy } }: WaySituation): FieldEdit[] {
	if (service === null || policy === 'Local' || type === 'ClusterIP') return [];
	return [{ kind: 'field', place: fieldPlace(service, 'spec', 'externalTrafficPolicy'), value: 'Local' }];
}

function cluster({ entrance: { service, policy } }: WaySituation): FieldEdit[] {
	if (service === null || policy !== 'Local') return [];
	return [{ kind: 'field', place: fieldPlace(service, 'spec', 'externalTrafficPolicy'), value: 'Cluster' }];
}

/** Clients reach nodes themselves, or nothing is known of the balancer but that it hands on connections. */
function ofUnknown(situation: WaySituation): Delivery[] {
	// It sends neither, and nothing changes that.
	if (situation.entrance.frontClass === TAILNET) return [];
	if (situation.entrance.front) return [{ carrier: 'proxy', headers: [], edits: byHand(situation, 'proxy') }];
	return [
		{ carrier: 'source', headers: [], edits: local(situation) },
		...(situation.front.direct
			? []
			: [{ carrier: 'proxy' as const, headers: [], edits: byHand(situation, 'proxy') }]),
	];
}

/** At a balancer that no manifest makes. */
function byHand(situation: WaySituation, carrier: 'source' | 'proxy'): Edit[] {
	const { front, title, circumstances, product } = situation;
	if (carrier === 'source') {
		const says = `let ${title} keep the source address of clients`;
		const hides = product !== null && product.entry.kind !== 'pass-through';
		return [...(hides ? [{ kind: 'outside', says, circumstances: {} } as const] : []), ...local(situation)];
	}
	if ((circumstances.sendsProxy ?? front.sendsProxy ?? null) !== null) return [];
	return [{ kind: 'outside', says: `let ${title} send PROXY headers`, circumstances: { sendsProxy: 2 } }];
}
