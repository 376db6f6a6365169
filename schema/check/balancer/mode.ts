// What the balancer does with each port: the product's nature, what annotations have switched on, and where nothing says so, what
// Kong's settings suppose.

import type { BalancerPort } from '../../balancer/types.ts';
import { methodOf } from '../../catalogue/switches.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { sendsProxy } from '../../trace/index.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { KongSide } from '../gateway/kong.ts';
import { forwardedOf } from './forwarded.ts';
import { type Front, isInside, listenerOn, type PortMode } from './front.ts';
import { annotationOf, madePort, sourceOf as madeSource, readsHttp, tlsOf } from './made-port.ts';
import { backendTls, type Http, headerOf, httpOf, httpTargets, supposesTls } from './mode-http.ts';
import { type ProxySent, proxyOf } from './mode-proxy.ts';
import { sourceOf } from './mode-source.ts';
import { encryptsAnew, endsTls, looksLikeTls, redirectsPlain, targetsPods } from './signals.ts';

/** What is known of a port on both ends. */
interface Known {
	readonly front: Front;
	readonly port: EntrancePort;
	/** The balancer's port, where a controller says what it makes. */
	readonly made: BalancerPort | null;
	/** Kong's listener. */
	readonly listener: ReturnType<typeof listenerOn>;
	readonly clientTls: boolean;
	readonly redirectOnly: boolean;
}

const PLAIN = {
	redirectOnly: false,
	httpBy: null,
	tlsUnserved: false,
	header: null,
	forwarded: {},
	assumed: null,
} as const;

/** What the balancer does with a port. */
export function portMode(front: Front, port: EntrancePort, kong: KongSide): PortMode {
	const listener = listenerOn(kong, port.container);
	const made = madePort(front, port);
	const clientTls = listener?.ssl === true || looksLikeTls(port) || endsClientTls(front, port, made);
	if (front.direct) return { ...PLAIN, clientTls, balancer: null, packetSource: 'client', targets: 'nodes' };
	const redirectOnly = port.port === 80 && redirectsPlain(front.annotations);
	const known: Known = { front, port, made, listener, clientTls, redirectOnly };
	const http = made ? httpMade(made) : httpOf(front, port, kong);
	return http ? httpMode(known, http) : streamMode(known);
}

function endsClientTls({ annotations }: Front, port: EntrancePort, made: BalancerPort | null): boolean {
	return made ? made.frontend !== 'http' && made.frontend !== 'tcp' : endsTls(annotations, port);
}

/** An HTTP listener that a controller makes, and the annotation that asked for it; null for another listener. */
function httpMade(made: BalancerPort): Http | null {
	return readsHttp(made) ? { by: annotationOf(made, 'frontend'), assumed: false } : null;
}

/** A port on which the balancer reads requests. */
function httpMode(known: Known, http: Http): PortMode {
	const { front, port, made, listener, clientTls, redirectOnly } = known;
	const byProxy = front.proxy ? sendsProxy(front.proxy.proxy) : null;
	const sent = front.product?.proxyWithHttp ? proxySent(known).sent : byProxy;
	const supposed = made === null && listener?.ssl === true && supposesTls(front, port);
	const ended =
		front.byIngress || (made ? made.frontend === 'https' : endsTls(front.annotations, port)) || http.assumed;
	return {
		balancer: {
			protocol: 'http',
			tls: encryptsHttp(known, http) || supposed ? 'again' : 'end',
			proxyProtocol: sent,
		},
		packetSource: 'loadBalancer',
		targets: front.binds ?? targetsOf(made) ?? (targetsPods(front.annotations) ? 'pods' : httpTargets(front)),
		header: headerOf(front, made?.forwardedFor),
		forwarded: forwardedOf(front),
		clientTls,
		redirectOnly,
		httpBy: http.by,
		tlsUnserved: !ended && listener?.ssl === true,
		assumed: http.assumed ? 'HTTP' : supposed ? 'TLS' : null,
	};
}

/** Whether an HTTP balancer calls Kong by TLS. Where the manifests need not say so, a TLS listener of Kong supposes it. */
function encryptsHttp({ front, port, made, listener }: Known, http: Http): boolean {
	if (made) return tlsOf(made) === 'again';
	const unsaid = http.assumed || front.binds !== null || isMadeElsewhere(front);
	return backendTls(front, port) || (unsaid && listener?.ssl === true);
}

/** Whether an Ingress or Gateway that is not among the objects selects the Service: its target groups say how they call Kong. */
function isMadeElsewhere({ product, byIngress }: Front): boolean {
	return !byIngress && (product?.ingress ?? product?.gateway) !== undefined;
}

/** A port on which the balancer hands on connections. */
function streamMode(known: Known): PortMode {
	const { front, port, made, listener, clientTls, redirectOnly } = known;
	const proxy = proxySent(known);
	// If nothing is known of the balancer, TLS may end anywhere before it.
	const tlsHere = front.product === null && listener !== null ? listener.ssl : clientTls;
	return {
		...PLAIN,
		clientTls: tlsHere,
		balancer: { protocol: 'tcp', tls: streamTls(known), proxyProtocol: proxy.sent },
		packetSource: (made && madeSource(made)) ?? sourceOf(front, port, proxy.sent !== null),
		targets: front.binds ?? targetsOf(made) ?? streamTargets(front, proxy),
		redirectOnly,
		assumed: assumedOf(proxy),
	};
}

function proxySent({ front, port, listener }: Known): ProxySent {
	return proxyOf(front, port, listener?.proxyProtocol === true);
}

function streamTls({ front: { annotations }, port, made }: Known): 'end' | 'again' | 'pass' {
	if (made) return tlsOf(made);
	if (!endsTls(annotations, port)) return 'pass';
	return encryptsAnew(annotations) ? 'again' : 'end';
}

function streamTargets(front: Front, { sent }: ProxySent): 'nodes' | 'pods' {
	const { product, annotations } = front;
	if (targetsPods(annotations) || isInside(front)) return 'pods';
	const chosen = product && chosenTargets(product, annotations);
	if (chosen) return chosen;
	const method =
		product &&
		(methodOf(product, sent ? 'proxyProtocol' : 'externalTrafficPolicy') ??
			methodOf(product, 'proxyProtocol'));
	return method?.targets ?? 'nodes';
}

/** The targets that an annotation chooses which the product's methods set in different ways; null where none does. */
function chosenTargets(product: LoadBalancer, annotations: Front['annotations']): 'nodes' | 'pods' | null {
	const [packets, proxy] = (['externalTrafficPolicy', 'proxyProtocol'] as const).map((strategy) =>
		methodOf(product, strategy),
	);
	if (!packets?.targets || !proxy?.targets || packets.targets === proxy.targets) return null;
	const name = Object.keys(packets.annotations ?? {}).find((one) => proxy.annotations?.[one] !== undefined);
	if (name === undefined) return null;
	return annotations[name] === packets.annotations?.[name] ? packets.targets : proxy.targets;
}

function assumedOf({ sent, assumed }: ProxySent): PortMode['assumed'] {
	if (!assumed) return null;
	return sent ? 'PROXY' : 'pass-through';
}

function targetsOf(made: BalancerPort | null): 'nodes' | 'pods' | null {
	return made?.targets === 'nodes' || made?.targets === 'pods' ? made.targets : null;
}
