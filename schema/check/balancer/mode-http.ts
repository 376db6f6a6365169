// Whether the balancer ends HTTP on a port, how it calls Kong then, and what it writes into headers.

import { supposed } from '../../balancer/made.ts';
import { httpSwitches, methodOf, switchedOn } from '../../catalogue/switches.ts';
import { items } from '../../cluster/objects.ts';
import type { Wire } from '../../explain/way-model.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import { TUNNEL } from '../entrance/tunnels.ts';
import type { KongSide } from '../gateway/kong.ts';
import { type Front, isInside, listenerOn } from './front.ts';
import { configuredMode, encryptsAnew, forwardedForMode, passesTls } from './signals.ts';

/** An HTTP listener. */
export interface Http {
	/** The annotation that asked for it. */
	readonly by: string | null;
	/** Whether only Kong's settings suppose it. */
	readonly assumed: boolean;
}

const said = (by: string | null | undefined): Http => ({ by: by ?? null, assumed: false });

/** How the port came to be HTTP; null where it is not. */
export function httpOf(front: Front, port: EntrancePort, kong: KongSide): Http | null {
	const { product, annotations } = front;
	if (front.passesTls || passesTls(annotations, port)) return null;
	const switches = product ? httpSwitches(product) : [];
	const switched = switches && switchedOn(switches, annotations, port.port);
	return (
		httpByNature(front, port, switched?.name) ??
		httpByAnnotation(front, switched?.name) ??
		(switches?.length === 0 && supposesHttp(front, port, kong) ? { by: null, assumed: true } : null)
	);
}

/** @param by name of the annotation that switches HTTP on, where one does. */
function httpByNature({ product, annotations, byHand }: Front, port: EntrancePort, by?: string): Http | null {
	if (product?.kind === 'http') return said(by);
	if (!product?.httpByDefault || byHand) return null;
	const mode = configuredMode(annotations, port);
	if (mode === 'tcp') return null;
	return said(mode === 'http' ? by : null);
}

function httpByAnnotation({ byIngress, byHand }: Front, by?: string): Http | null {
	if (byIngress) return said(null);
	return by !== undefined && !byHand ? said(by) : null;
}

/** Kong that reads a header from somebody whom it trusts supposes a balancer that writes it. */
function supposesHttp({ cdnCalls, besideFront }: Front, port: EntrancePort, kong: KongSide): boolean {
	return (
		kong.trusted.length > 0 &&
		!cdnCalls &&
		!besideFront &&
		!/^(proxy_protocol|x-real-ip)$/i.test(kong.header) &&
		listenerOn(kong, port.container)?.proxyProtocol !== true
	);
}

/** Where an HTTP balancer sends: to pods, or to node ports. */
export function httpTargets(front: Front): 'nodes' | 'pods' {
	if (front.chained || throughNodePorts(front)) return 'nodes';
	if (isInside(front)) return 'pods';
	return (front.product && methodOf(front.product, 'httpHeaders')?.targets) ?? 'nodes';
}

/** In-cluster controllers that also write X-Real-IP. https://github.com/kubernetes/ingress-nginx/blob/main/rootfs/etc/nginx/template/nginx.tmpl */
const WRITES_REAL_IP = /nginx|traefik|webapprouting/i;

/** What the balancer writes of the client into headers; null for nothing. */
export function headerOf(
	{ product, annotations, byIngress, className, made }: Front,
	forwardedFor: string | undefined,
): Wire['header'] {
	const mode = forwardedFor ?? forwardedForMode(annotations)?.mode ?? 'append';
	if (mode === 'preserve') return null;
	if (mode === 'remove') return { appends: 'nothing' };
	const method = product && methodOf(product, 'httpHeaders');
	// Of its settings nothing is known here, so it may keep what clients write.
	const named = askedHeader(made);
	const own = { ...(method?.header ?? { appends: 'client' as const }), ...(named === null ? {} : { named }) };
	if (product) return { ...own, replaces: false, keeps: mode === 'if-none' };
	if (className === TUNNEL) return { appends: 'client', named: 'CF-Connecting-IP' };
	const realIp = byIngress && WRITES_REAL_IP.test(className ?? '');
	return { appends: 'client', ...(realIp ? { realIp: true } : {}) };
}

/**
 * A header that the balancer is asked to set to the client's address: of Google's, in a BackendConfig.
 * https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#request_headers
 */
export function askedHeader(made: Front['made']): string | null {
	const balancer = made && supposed(made);
	const headers =
		balancer?.outcome === 'balancer' ? items(balancer.balancer.facts?.customRequestHeaders) : [];
	const asked = headers.map((one) => /^\s*([\w-]+)\s*:\s*\{client_ip_address\}\s*$/.exec(String(one))?.[1]);
	return asked.find((name) => name !== undefined) ?? null;
}

/** Whether the product sends to node ports because no annotation of the Service asks for pods. */
function throughNodePorts({ product, annotations, serviceType }: Front): boolean {
	const selecting = Object.entries(product?.service.annotations ?? {});
	if (product?.kind !== 'http' || serviceType === 'ClusterIP' || selecting.length === 0) return false;
	return !selecting.every(
		([name, wanted]) => annotations[name] !== undefined && sameJson(annotations[name], wanted),
	);
}

function sameJson(actual: string, wanted: unknown): boolean {
	return typeof wanted !== 'string' || actual.replace(/\s+/g, '').includes(wanted.replace(/[\s{}]+/g, ''));
}

// An Ingress says in annotations of its own, or by the Service's, that its balancer speaks TLS to the backend.
export function backendTls(
	{ annotations, byIngress, encrypts, className }: Front,
	port: EntrancePort,
): boolean {
	if (encrypts || encryptsAnew(annotations) !== null) return true;
	const named = Object.entries(annotations).some(
		([name, value]) => /\/app-protocols$/.test(name) && value.includes(`"${port.name}":"HTTPS"`),
	);
	const byPort = TLS_BY_PORT.test(className ?? '') && isTlsPort(port);
	return byIngress && (named || byPort || /^https$/i.test(port.appProtocol ?? ''));
}

// https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/#communication-between-traefik-and-pods
const TLS_BY_PORT = /traefik/i;
const isTlsPort = ({ port, name }: EntrancePort): boolean => port === 443 || name.startsWith('https');

/** Classes, and annotations, of controllers that speak plain HTTP to every port unless a setting says otherwise. */
const PLAIN_CLASS =
	/nginx|haproxy|contour|kong|istio|cilium|emissary|ambassador|envoy|gce|gke|alb|azure|webapprouting|openshift/i;
const PLAIN_ANNOTATION = /^(nginx|haproxy|haproxy-ingress)\.(ingress\.kubernetes\.io|org|github\.io)\//;

/** Whether the front may be one that speaks TLS to such a port by itself: nothing says which controller it is for. */
export function supposesTls(front: Front, port: EntrancePort): boolean {
	const { product, byIngress, encryptsUnsaid, className = '', annotations } = front;
	if (!byIngress || product !== null || !encryptsUnsaid || !isTlsPort(port)) return false;
	if (PLAIN_CLASS.test(className) || TLS_BY_PORT.test(className)) return false;
	return !Object.keys(annotations).some((name) => PLAIN_ANNOTATION.test(name));
}
