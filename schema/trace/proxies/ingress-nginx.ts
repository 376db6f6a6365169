// Ingress NGINX before Kong: from its ConfigMap and a request to what it sends on.
// Source: rootfs/etc/nginx/template/nginx.tmpl, internal/ingress/controller/template/configmap.go and rootfs/etc/nginx/lua/lua_ingress.lua of
// controller-v1.15.1, https://github.com/kubernetes/ingress-nginx.

import { formatAddress } from '../address/address.ts';
import { type Cidr, nginxMatches, parseNginxCidr } from '../address/cidr.ts';
import { parseEndpoint, parseIp } from '../address/endpoint.ts';
import { parseNginxAddress } from '../nginx/address.ts';
import { type ProxyHeader, readProxyHeader } from '../nginx/proxy-header.ts';
import { realIpAddress } from '../nginx/real-ip.ts';
import type { Header } from '../nginx/request-headers.ts';
import type { Traffic } from '../traffic.ts';
import { firstOf, listOf } from './sent.ts';

/** What of the ConfigMap decides about the client's address, scheme and host. */
export interface IngressNginx {
	/** use-forwarded-headers, compute-full-forwarded-for, use-proxy-protocol, enable-real-ip, enable-underscores-in-headers. */
	readonly usesForwarded: boolean;
	readonly computesFull: boolean;
	readonly usesProxy: boolean;
	readonly usesRealIp: boolean;
	readonly keepsUnderscores: boolean;
	/** forwarded-for-header, and proxy-real-ip-cidr as far as it holds ranges. */
	readonly header: string;
	readonly trusted: readonly string[];
	/** The annotation upstream-vhost. */
	readonly host?: string;
}

/** Reads the entries of its ConfigMap; what is missing has the controller's default. */
export function ingressNginxSettings(data: { readonly [key: string]: string }): IngressNginx {
	const isOn = (key: string): boolean => /^(1|t|T|TRUE|true|True)$/.test(data[key] ?? '');
	return {
		usesForwarded: isOn('use-forwarded-headers'),
		computesFull: isOn('compute-full-forwarded-for'),
		usesProxy: isOn('use-proxy-protocol'),
		usesRealIp: isOn('enable-real-ip'),
		keepsUnderscores: isOn('enable-underscores-in-headers'),
		header: data['forwarded-for-header'] ?? 'X-Forwarded-For',
		trusted: (data['proxy-real-ip-cidr'] ?? '0.0.0.0/0')
			.split(',')
			.map((block) => block.trim())
			.filter((block) => parseNginxCidr(block) !== null),
	};
}

/** Whether it believes what others say of the client, in whatever way. */
export const believesOthers = ({ usesForwarded, usesProxy, usesRealIp }: IngressNginx): boolean =>
	usesForwarded || usesProxy || usesRealIp;

/** The header by which its address and that in a PROXY header come together; the controller's own. */
const JOINED = 'X-Forwarded-For-Proxy-Protocol';

/** The header lines that it sends on; null where it closes the connection or answers 400. */
export function throughIngressNginx(settings: IngressNginx, arrives: Traffic): readonly Header[] | null {
	const proxied = proxyOf(settings, arrives.proxyHeaders);
	if (proxied === null) return null;
	const headers = arrives.headers.filter(([name]) => settings.keepsUnderscores || !name.includes('_'));
	const request = { ...arrives, headers, proxied };
	const joined = settings.usesProxy && settings.usesForwarded ? joinedHeader(settings, request) : '';
	const client = clientOf(settings, request, joined);
	const seen = seenBy(settings, request);
	const written: Header[] = [
		['Host', settings.host ?? seen.host],
		['X-Real-IP', client],
		[
			'X-Forwarded-For',
			settings.usesForwarded && settings.computesFull ? fullList(settings, request) : client,
		],
		['X-Forwarded-Host', seen.host],
		['X-Forwarded-Port', seen.port],
		['X-Forwarded-Proto', seen.scheme],
		['X-Forwarded-Scheme', seen.scheme],
		['X-Scheme', seen.scheme],
		['X-Original-Forwarded-For', listOf(headers, settings.header)],
		['X-Original-Forwarded-Host', firstOf(headers, 'X-Forwarded-Host')],
		[JOINED, joined],
	];
	const names = new Set(written.map(([name]) => name.toLowerCase()));
	return [
		...written.filter(([, value]) => value !== ''),
		...headers.filter(([name, value]) => !names.has(name.toLowerCase()) && !HOP.test(name) && value !== ''),
	];
}

/** Names that end at each hop. */
const HOP = /^(connection|keep-alive|te|upgrade)$/i;

/** A request as it is read: what the PROXY header says, null where none is read. */
interface Request extends Pick<Traffic, 'source' | 'tls' | 'destination' | 'headers'> {
	readonly proxied: Proxied;
}

interface Proxied {
	readonly source: string | null;
	readonly port: string | null;
}

const NO_PROXY: Proxied = { source: null, port: null };
const BUFFER_BYTES = 4096;

function proxyOf({ usesProxy }: IngressNginx, [first]: readonly ProxyHeader[]): Proxied | null {
	if (!usesProxy) return first === undefined ? NO_PROXY : null;
	const reading = first && readProxyHeader(first, BUFFER_BYTES);
	if (!first || !reading?.ok) return null;
	const port = first.destination === undefined ? null : String(parseEndpoint(first.destination).port);
	return { source: reading.source, port };
}

/** What realip makes of the peer. */
function clientOf(settings: IngressNginx, { source, proxied, headers }: Request, joined: string): string {
	const peer = parseIp(source);
	if (!believesOthers(settings)) return formatAddress(peer);
	const both = settings.usesProxy && settings.usesForwarded;
	const realIp = {
		header: both ? JOINED : settings.usesProxy ? 'proxy_protocol' : settings.header,
		recursive: true,
		trusted: cidrsOf(settings),
	};
	const lines: readonly Header[] = both ? [[JOINED, joined]] : headers;
	return formatAddress(realIpAddress(realIp, peer, proxied.source, lines) ?? peer);
}

const cidrsOf = ({ trusted }: IngressNginx): Cidr[] =>
	trusted.flatMap((block) => parseNginxCidr(block) ?? []);

/** The list that arrived where a trusted address is in the PROXY header, else that address. */
function joinedHeader(settings: IngressNginx, { proxied, headers }: Request): string {
	const named = parseNginxAddress(proxied.source ?? '');
	const isTrusted = named !== null && nginxMatches(named, cidrsOf(settings));
	return isTrusted ? listOf(headers, settings.header) : (proxied.source ?? '');
}

/** The list that arrived, with whoever connected behind it. */
function fullList({ usesProxy }: IngressNginx, { source, proxied, headers }: Request): string {
	const own = usesProxy ? (proxied.source ?? '') : formatAddress(parseIp(source));
	const list = listOf(headers, 'X-Forwarded-For');
	return list === '' ? own : `${list}, ${own}`;
}

/** Scheme, host and port as it takes them to be: a client's own words under use-forwarded-headers, whoever the client is. */
function seenBy({ usesForwarded, usesProxy }: IngressNginx, { headers, tls, proxied, destination }: Request) {
	const own = proxied.port ?? (tls ? '443' : String(parseEndpoint(destination).port));
	const said = (name: string): string => (usesForwarded ? variable(headers, name) : '');
	const scheme = said('X-Forwarded-Proto') || (tls ? 'https' : 'http');
	const [host = ''] = said('X-Forwarded-Host').split(',');
	return {
		scheme: usesProxy && proxied.port === '443' ? 'https' : scheme,
		port: said('X-Forwarded-Port') || own,
		host: host.trim() || firstOf(headers, 'Host'),
	};
}

/** nginx's `$http_…`: of a name with `_` as of one with `-`. */
function variable(headers: readonly Header[], name: string): string {
	const wanted = name.toLowerCase();
	return headers.find(([one]) => one.toLowerCase().replaceAll('_', '-') === wanted)?.[1] ?? '';
}
