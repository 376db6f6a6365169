// What the balancer does with each port: the product's nature, what annotations have switched on, and where nothing says so, what
// Kong's settings suppose.
import type { LoadBalancer, Method } from '../catalogue/types.ts';
import type { BalancerPort, Wire } from '../explain/wire.ts';
import { findListener, parseEndpoint } from '../trace/index.ts';
import type { EntrancePort } from './entrances.ts';
import type { KongSide } from './kong.ts';
import { httpSwitches, methodOf, proxySwitches, sourceSwitches, switchedOn } from './methods.ts';
import {
	encryptsAnew,
	endsTls,
	forwardedForMode,
	looksLikeTls,
	portProxy,
	preservesClient,
	redirectsPlain,
	targetsPods,
} from './signals.ts';

/** The balancer in front of an entrance. */
export interface Front {
	/** Null where nothing is known of it. */
	readonly product: LoadBalancer | null;
	/** No balancer at all. */
	readonly direct: boolean;
	/** Annotations of the Service, and of the Ingress or Gateway. */
	readonly annotations: { readonly [name: string]: string };
	/** Whether HTTP ends at an Ingress or Gateway. */
	readonly byIngress: boolean;
	/** Whether somebody made the balancer by hand, so that annotations of the Service say nothing. */
	readonly byHand: boolean;
	readonly sendsProxy: 1 | 2 | undefined;
	readonly policy: 'Local' | 'Cluster';
	/** Version of the cluster. */
	readonly kubernetes: string | undefined;
}

export interface PortMode extends Pick<Wire, 'packetSource' | 'header'> {
	readonly balancer: BalancerPort | null;
	readonly targets: 'nodes' | 'pods';
	/** Whether clients speak TLS on the port. */
	readonly clientTls: boolean;
	/** Whether the port only answers redirects of the balancer. */
	readonly redirectOnly: boolean;
	/** The annotation that made it an HTTP listener. */
	readonly httpBy: string | null;
	/** HTTP without a certificate where clients speak TLS. */
	readonly tlsUnserved: boolean;
	/** What was taken from Kong's settings, since nothing else says so; null when nothing was. */
	readonly assumed: 'PROXY' | 'HTTP' | 'pass-through' | null;
}

/** Kong's listener on a port of its container, by IPv4 or else IPv6. */
export function listenerOn({ gateway }: KongSide, port: number) {
	const at = (address: string) => findListener(gateway.check.served, parseEndpoint(`${address}:${port}`));
	return at('100.64.0.30') ?? at('[fd00:90d::30]');
}

/** What the balancer does with a port. */
export function portMode(front: Front, port: EntrancePort, kong: KongSide): PortMode {
	const listener = listenerOn(kong, port.container);
	const clientTls = listener?.ssl === true || looksLikeTls(port) || endsTls(front.annotations, port);
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

	const http = httpOf(front, port, kong);
	if (http) {
		const ended = front.byIngress || endsTls(annotations, port);
		const again = backendTls(front, port) || (http.assumed && listener?.ssl === true);
		const method = product && methodOf(product, 'httpHeaders');
		const mode = forwardedForMode(annotations);
		return {
			balancer: { protocol: 'http', tls: again ? 'again' : 'end', proxyProtocol: null },
			packetSource: 'loadBalancer',
			targets: targetsPods(annotations) ? 'pods' : (method?.targets ?? 'nodes'),
			header: mode === 'append' ? (method?.header ?? { appends: 'client' }) : null,
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
	const tls = endsTls(annotations, port) ? (encryptsAnew(annotations) ? 'again' : 'end') : 'pass';
	const method =
		product &&
		(methodOf(product, version.sent ? 'proxyProtocol' : 'externalTrafficPolicy') ??
			methodOf(product, 'proxyProtocol'));
	return {
		...plain,
		clientTls: tlsHere,
		balancer: { protocol: 'tcp', tls, proxyProtocol: version.sent },
		packetSource: sourceOf(front, port, version.sent !== null),
		targets: targetsPods(annotations) ? 'pods' : (method?.targets ?? 'nodes'),
		redirectOnly,
		assumed: version.assumed ? (version.sent ? 'PROXY' : 'pass-through') : null,
	};
}

function httpOf(
	front: Front,
	port: EntrancePort,
	kong: KongSide,
): { readonly by: string | null; readonly assumed: boolean } | null {
	const { product, annotations } = front;
	const switches = product ? httpSwitches(product) : [];
	const switched = switches && switchedOn(switches, annotations, port.port);
	if (product?.kind === 'http') return { by: switched?.name ?? null, assumed: false };
	if (switches === null || front.byIngress) return front.byIngress ? { by: null, assumed: false } : null;
	if (switched && !front.byHand) return { by: switched.name, assumed: false };
	// Configured elsewhere: Kong that reads a header from somebody whom it trusts supposes a balancer that writes it.
	const supposes =
		kong.trusted.length > 0 &&
		!/^(proxy_protocol|x-real-ip)$/i.test(kong.header) &&
		listenerOn(kong, port.container)?.proxyProtocol !== true;
	return switches.length === 0 && supposes ? { by: null, assumed: true } : null;
}

function proxyOf(
	front: Front,
	port: EntrancePort,
	expected: boolean,
): { readonly sent: 1 | 2 | null; readonly assumed: boolean } {
	if (front.sendsProxy) return { sent: front.sendsProxy, assumed: false };
	const { product } = front;
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
	const told = preservesClient(annotations);
	if (told !== null && product?.kind === 'pass-through') return told ? 'client' : 'loadBalancer';
	if (product === null) return proxied ? 'loadBalancer' : 'client';
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
	const minor = (text: string) =>
		Math.max(...[...text.matchAll(/\b1\.([0-9]+)/g)].map(([, number]) => Number(number)));
	return kubernetes === undefined || minor(kubernetes) <= minor((method.needs ?? []).join(' '));
}

// An Ingress says in annotations of its own, or by the Service's, that its balancer speaks TLS to the backend.
function backendTls({ annotations, byIngress }: Front, port: EntrancePort): boolean {
	if (encryptsAnew(annotations) !== null) return true;
	const named = Object.entries(annotations).some(
		([name, value]) => /\/app-protocols$/.test(name) && value.includes(`"${port.name}":"HTTPS"`),
	);
	return byIngress && (named || /^https$/i.test(port.appProtocol ?? ''));
}
