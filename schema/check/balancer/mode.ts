// What the balancer does with each port: the product's nature, what annotations have switched on, and where nothing says so, what
// Kong's settings suppose.

import type { BalancerPort } from '../../balancer/types.ts';
import { methodOf, proxySwitches, sourceSwitches, switchedOn } from '../../catalogue/switches.ts';
import { isRefusal, type Method } from '../../catalogue/types.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import type { KongSide } from '../gateway/kong.ts';
import { type Front, isInside, listenerOn, type PortMode } from './front.ts';
import { annotationOf, madePort, sourceOf as madeSource, readsHttp, tlsOf } from './made-port.ts';
import { backendTls, headerOf, httpOf, httpTargets } from './mode-http.ts';
import {
	encryptsAnew,
	endsTls,
	looksLikeTls,
	portProxy,
	preservation,
	redirectsPlain,
	targetsPods,
} from './signals.ts';

/** What the balancer does with a port. */
export function portMode(front: Front, port: EntrancePort, kong: KongSide): PortMode {
	const listener = listenerOn(kong, port.container);
	const made = madePort(front, port);
	const clientTls =
		listener?.ssl === true ||
		looksLikeTls(port) ||
		(made ? made.frontend !== 'http' && made.frontend !== 'tcp' : endsTls(front.annotations, port));
	const plain = {
		clientTls,
		redirectOnly: false,
		httpBy: null,
		tlsUnserved: false,
		header: null,
		assumed: null,
	} as const;
	if (front.direct) return { ...plain, balancer: null, packetSource: 'client', targets: 'nodes' };
	const { product, annotations } = front;
	const redirectOnly = port.port === 80 && redirectsPlain(annotations);

	const http = made ? httpMade(made) : httpOf(front, port, kong);
	if (http) {
		const ended = front.byIngress || (made ? made.frontend === 'https' : endsTls(annotations, port));
		const supposed = http.assumed || front.binds !== null || isMadeElsewhere(front);
		const again = made
			? tlsOf(made) === 'again'
			: backendTls(front, port) || (supposed && listener?.ssl === true);
		const sent = product?.proxyWithHttp ? proxyOf(front, port, listener?.proxyProtocol === true).sent : null;
		return {
			balancer: { protocol: 'http', tls: again ? 'again' : 'end', proxyProtocol: sent },
			packetSource: 'loadBalancer',
			targets: front.binds ?? targetsOf(made) ?? (targetsPods(annotations) ? 'pods' : httpTargets(front)),
			header: headerOf(front, made?.forwardedFor),
			clientTls,
			redirectOnly,
			httpBy: http.by,
			tlsUnserved: !ended && !http.assumed && listener?.ssl === true,
			assumed: http.assumed ? 'HTTP' : null,
		};
	}
	const version = proxyOf(front, port, listener?.proxyProtocol === true);
	// Where nothing is known of the balancer, TLS may end anywhere before.
	const tlsHere = product === null && listener !== null ? listener.ssl : clientTls;
	const tls = made
		? tlsOf(made)
		: endsTls(annotations, port)
			? encryptsAnew(annotations)
				? 'again'
				: 'end'
			: 'pass';
	const method =
		product &&
		(methodOf(product, version.sent ? 'proxyProtocol' : 'externalTrafficPolicy') ??
			methodOf(product, 'proxyProtocol'));
	return {
		...plain,
		clientTls: tlsHere,
		balancer: { protocol: 'tcp', tls, proxyProtocol: version.sent },
		packetSource: (made && madeSource(made)) ?? sourceOf(front, port, version.sent !== null),
		targets:
			front.binds ??
			targetsOf(made) ??
			(targetsPods(annotations) || isInside(front) ? 'pods' : (method?.targets ?? 'nodes')),
		redirectOnly,
		assumed: version.assumed ? (version.sent ? 'PROXY' : 'pass-through') : null,
	};
}

/** An HTTP listener that a controller makes, and the annotation that asked for it; null for another listener. */
function httpMade(made: BalancerPort): { readonly by: string | null; readonly assumed: boolean } | null {
	return readsHttp(made) ? { by: annotationOf(made, 'frontend'), assumed: false } : null;
}

function targetsOf(made: BalancerPort | null): 'nodes' | 'pods' | null {
	return made?.targets === 'nodes' || made?.targets === 'pods' ? made.targets : null;
}

// Selected by an Ingress or Gateway that is not among the objects: its target groups say how they call Kong.
function isMadeElsewhere({ product, byIngress }: Front): boolean {
	return !byIngress && (product?.ingress ?? product?.gateway) !== undefined;
}

function proxyOf(
	front: Front,
	port: EntrancePort,
	expected: boolean,
): { readonly sent: 1 | 2 | null; readonly assumed: boolean } {
	if (front.sendsProxy !== undefined) return { sent: front.sendsProxy, assumed: false };
	const { product } = front;
	const made = madePort(front, port);
	// Some controllers ask a cloud for what it does not do.
	const cannot = product !== null && isRefusal(product.strategies.proxyProtocol);
	if (made && made.proxyProtocol !== null && !cannot) {
		const old = isTooOld(product && methodOf(product, 'proxyProtocol'), front.kubernetes);
		return { sent: old ? null : made.proxyProtocol || null, assumed: false };
	}
	const switches = product ? proxySwitches(product) : [];
	if (switches === null) return { sent: null, assumed: false };
	const own = front.byHand ? null : portProxy(front.annotations, port.port);
	if (own) return { sent: own, assumed: false };
	const switched = front.byHand ? null : switchedOn(switches, front.annotations, port.port);
	const method = product && methodOf(product, 'proxyProtocol');
	if (switched) return { sent: isTooOld(method, front.kubernetes) ? null : switched.version, assumed: false };
	const elsewhere = switches.length === 0 || front.byHand;
	if (!elsewhere) return { sent: null, assumed: false };
	// A method that the catalogue only warns about is none that one may suppose.
	const doubtful = !front.byHand && method?.warnings !== undefined && method.proxyProtocol === undefined;
	const version = method?.proxyProtocol?.[0] ?? 2;
	return { sent: expected && !doubtful ? version : null, assumed: !doubtful };
}

function sourceOf(front: Front, port: EntrancePort, proxied: boolean): 'client' | 'loadBalancer' {
	const { product, annotations } = front;
	if (isInside(front) || (front.passesTls && product?.kind === 'http')) return 'loadBalancer';
	const told = preservation(annotations, port.port);
	if (told && product?.kind === 'pass-through') return told.keeps ? 'client' : 'loadBalancer';
	// Target groups of pods hide the client unless they were told otherwise.
	if (product === null) return proxied || front.binds === 'pods' ? 'loadBalancer' : 'client';
	if (proxied) return methodOf(product, 'proxyProtocol')?.packetSource ?? 'loadBalancer';
	const switches = sourceSwitches(product);
	if (switches === null) return 'loadBalancer';
	if (switches.length > 0) return switchedOn(switches, annotations, port.port) ? 'client' : 'loadBalancer';
	// One of the user's own may keep the source, and whoever asks for Local on its node ports has one that does.
	const own = product.service.type === 'NodePort' && front.policy === 'Local';
	return product.kind === 'pass-through' || own ? 'client' : 'loadBalancer';
}

/** Whether controllers may be in use that ignore the annotations, as far as the cluster's version does not tell otherwise. */
export function isTooOld(method: Method | null, kubernetes: string | undefined): boolean {
	if (!method?.olderIgnore) return false;
	if (kubernetes === undefined) return true;
	const versions = (method.needs ?? []).flatMap(({ from = [] }) => from).map(versionOf);
	const [minor, patch] = versionOf(kubernetes);
	const [line] = versions.filter(([least]) => least === minor);
	// A line that is not named is newer than all that are, or has no release with it.
	if (!line) return minor < Math.max(...versions.map(([least]) => least));
	return patch === null ? line[1] !== 0 : patch < (line[1] ?? 0);
}

/** Minor and patch of `1.33.4`; of `1.33` no patch. */
function versionOf(text: string): readonly [minor: number, patch: number | null] {
	const [, minor, patch] = /(?:^|[^0-9])1\.([0-9]+)(?:\.([0-9]+))?/.exec(text) ?? [];
	return [Number(minor ?? 0), patch === undefined ? null : Number(patch)];
}
