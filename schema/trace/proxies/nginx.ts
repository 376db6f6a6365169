// nginx before Kong: from its directives and a request to what it sends on. NGINX Gateway Fabric and F5's controller write such directives.
// Source: ngx_http_proxy_module, ngx_http_realip_module and ngx_http_variables.c of nginx 1.22, https://github.com/nginx/nginx.

import { formatAddress } from '../address/address.ts';
import { parseNginxCidr } from '../address/cidr.ts';
import { parseEndpoint, parseIp } from '../address/endpoint.ts';
import { realIpAddress } from '../nginx/real-ip.ts';
import { type Header, headersNamed } from '../nginx/request-headers.ts';
import type { Traffic } from '../traffic.ts';
import { addressIn, firstOf, listOf, passedOn, plain, replacing, type Sent } from './sent.ts';

/** What decides about the client's address, scheme and host. */
export interface Nginx {
	/** `listen … proxy_protocol`. */
	readonly readsProxy: boolean;
	/** set_real_ip_from, real_ip_header and real_ip_recursive; missing: nobody is believed. */
	readonly realIp?: {
		readonly from: readonly string[];
		readonly header: string;
		readonly recursive: boolean;
	};
	/** proxy_set_header: its value, a variable or a text. */
	readonly set: readonly (readonly [name: string, value: string])[];
	/** underscores_in_headers. */
	readonly keepsUnderscores: boolean;
	/** The name by which it calls the upstream, where Host is not set. */
	readonly host: string;
}

/** What it sends on; null where it closes the connection or answers 400. */
export function throughNginx(settings: Nginx, arrives: Traffic): Sent | null {
	const [first] = arrives.proxyHeaders;
	if (settings.readsProxy !== (first !== undefined)) return null;
	const headers = arrives.headers.filter(([name]) => settings.keepsUnderscores || !name.includes('_'));
	const proxied = (first && addressIn(first)) ?? null;
	const remote = remoteOf(settings, { ...arrives, headers }, proxied);
	const request = { ...arrives, headers };
	const hosted = settings.set.some(([name]) => name.toLowerCase() === 'host');
	const set = hosted ? settings.set : ([['Host', settings.host], ...settings.set] as const);
	return {
		headers: replacing(
			passedOn(headers),
			set.map(([name, value]): Header => [name, writtenBy(value, request, remote, proxied)]),
		),
	};
}

/** $remote_addr, after realip. */
function remoteOf({ realIp }: Nginx, { source, headers }: Traffic, proxied: string | null): string {
	if (!realIp) return plain(source);
	const peer = parseIp(source);
	const { from, header, recursive } = realIp;
	const trusted = from.flatMap((block) => parseNginxCidr(block) ?? []);
	return formatAddress(realIpAddress({ header, recursive, trusted }, peer, proxied, headers) ?? peer);
}

function writtenBy(
	value: string,
	{ headers, tls, destination }: Traffic,
	remote: string,
	proxied: string | null,
): string {
	switch (value) {
		case '$remote_addr':
			return remote;
		case '$scheme':
			return tls ? 'https' : 'http';
		case '$host':
			return firstOf(headers, 'Host').replace(/:\d+$/, '').toLowerCase();
		case '$http_host':
			return firstOf(headers, 'Host');
		case '$server_port':
			return String(parseEndpoint(destination).port);
		case '$proxy_protocol_addr':
			return proxied ?? '';
		case '$http_x_forwarded_for':
			return listOf(headers, 'X-Forwarded-For');
		case '$proxy_add_x_forwarded_for':
			return [...headersNamed(headers, 'X-Forwarded-For'), remote].join(', ');
		default:
			return value;
	}
}

/** What guides tell people to write. */
export const USUAL_SNIPPET: Nginx['set'] = [
	['Host', '$host'],
	['X-Real-IP', '$remote_addr'],
	['X-Forwarded-For', '$proxy_add_x_forwarded_for'],
	['X-Forwarded-Proto', '$scheme'],
];

/** What controllers write beside that. */
export const CONTROLLERS_SNIPPET: Nginx['set'] = [
	...USUAL_SNIPPET,
	['X-Forwarded-Host', '$host'],
	['X-Forwarded-Port', '$server_port'],
];
