// The proxies that are known: their settings, and what each makes of a request.

import { isEveryone } from '../address/cidr.ts';
import type { Traffic } from '../traffic.ts';
import { type Envoy, throughEnvoy } from './envoy.ts';
import { type HAProxy, throughHAProxy } from './haproxy.ts';
import { type IngressNginx, throughIngressNginx } from './ingress-nginx.ts';
import { type Nginx, throughNginx } from './nginx.ts';
import type { Sent } from './sent.ts';
import { type Traefik, throughTraefik } from './traefik.ts';

/** A proxy by its program, with the settings that decide. */
export type ProxySettings =
	| { readonly kind: 'ingress-nginx'; readonly settings: IngressNginx }
	| { readonly kind: 'traefik'; readonly settings: Traefik }
	| { readonly kind: 'haproxy'; readonly settings: HAProxy }
	| { readonly kind: 'envoy'; readonly settings: Envoy }
	| { readonly kind: 'nginx'; readonly settings: Nginx };

/** What it sends on; null where it closes the connection or answers an error. */
export function throughProgram(proxy: ProxySettings, arrives: Traffic): Sent | null {
	switch (proxy.kind) {
		case 'ingress-nginx': {
			const headers = throughIngressNginx(proxy.settings, arrives);
			return headers && { headers };
		}
		case 'traefik':
			return throughTraefik(proxy.settings, arrives);
		case 'haproxy':
			return throughHAProxy(proxy.settings, arrives);
		case 'envoy':
			return throughEnvoy(proxy.settings, arrives);
		case 'nginx':
			return throughNginx(proxy.settings, arrives);
	}
}

/** Whose PROXY headers it insists on: nobody's, everybody's, or those of ranges, of which a balancer before it then is one. */
export function needsProxyOf(proxy: ProxySettings): 'nobody' | 'everybody' | readonly string[] {
	switch (proxy.kind) {
		case 'ingress-nginx':
			return proxy.settings.usesProxy ? 'everybody' : 'nobody';
		case 'traefik':
			return 'nobody';
		case 'haproxy':
			return proxy.settings.proxyOf;
		case 'envoy':
			return proxy.settings.readsProxy === 'always' ? 'everybody' : 'nobody';
		case 'nginx':
			return proxy.settings.readsProxy ? (proxy.settings.realIp?.from ?? 'everybody') : 'nobody';
	}
}

/** The version of the PROXY headers that it sends; null for none. */
export function sendsProxy(proxy: ProxySettings): 1 | 2 | null {
	return proxy.kind === 'haproxy' || proxy.kind === 'envoy' ? proxy.settings.sends : null;
}

/** Whether it reads PROXY headers, of whomever. */
export function readsProxy(proxy: ProxySettings): boolean {
	if (needsProxyOf(proxy) !== 'nobody') return true;
	if (proxy.kind === 'traefik') return proxy.settings.proxyOfAll || proxy.settings.proxyTrusted.length > 0;
	return proxy.kind === 'envoy' && proxy.settings.readsProxy !== 'never';
}

/** Whether it may know clients in spite of its peer, since it believes headers of others. */
export function knowsByHeaders(proxy: ProxySettings): boolean {
	switch (proxy.kind) {
		case 'ingress-nginx':
			return proxy.settings.usesForwarded || (proxy.settings.usesRealIp && !proxy.settings.usesProxy);
		case 'traefik':
			return proxy.settings.believesAll || proxy.settings.trusted.length > 0;
		case 'haproxy':
			return proxy.settings.client !== undefined || proxy.settings.forwardFor?.ifNone === true;
		case 'envoy':
			return proxy.settings.hops > 0 || !proxy.settings.usesRemote;
		case 'nginx':
			return proxy.settings.realIp !== undefined && proxy.settings.realIp.header !== 'proxy_protocol';
	}
}

/** Whether it believes everybody about scheme, host or port, so that a client's X-Forwarded-Proto goes on. */
export function passesScheme(proxy: ProxySettings): boolean {
	switch (proxy.kind) {
		case 'ingress-nginx':
			return proxy.settings.usesForwarded;
		case 'traefik':
			return proxy.settings.believesAll || proxy.settings.trusted.some(isEveryone);
		case 'haproxy':
			return !proxy.settings.rules.some(({ name, onlyTls }) => name === 'X-Forwarded-Proto' && !onlyTls);
		case 'envoy':
			return proxy.settings.hops > 0 || !proxy.settings.usesRemote;
		case 'nginx':
			return !proxy.settings.set.some(([name]) => name === 'X-Forwarded-Proto');
	}
}
