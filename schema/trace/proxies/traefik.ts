// Traefik before Kong: from its static settings and a request to what it sends on.
// Source: pkg/middlewares/forwardedheaders/forwarded_header.go, pkg/proxy/httputil/proxy.go and pkg/server/server_entrypoint_tcp.go of
// v3.7, https://github.com/traefik/traefik; older versions as observed.

import type { Header } from '../nginx/request-headers.ts';
import type { Traffic } from '../traffic.ts';
import {
	addressIn,
	firstOf,
	isAmong,
	listOf,
	namedByConnection,
	passedOn,
	plain,
	replacing,
	type Sent,
	without,
} from './sent.ts';

/** What of an entry point's settings decides about the client's address, scheme and host. */
export interface Traefik {
	/** forwardedHeaders.insecure and .trustedIPs. */
	readonly believesAll: boolean;
	readonly trusted: readonly string[];
	/** Whether it appends its peer to a list that it believes; not with forwardedHeaders.notAppendXForwardedFor. */
	readonly appends: boolean;
	/** proxyProtocol.insecure and .trustedIPs. */
	readonly proxyOfAll: boolean;
	readonly proxyTrusted: readonly string[];
	/** What it does to names that servers may read as another: `x_forwarded_for` (http.aliasHeadersStrategy). */
	readonly aliases: 'keep' | 'delete' | 'reject';
	/** What a middleware strips of the path. */
	readonly stripped?: string;
	/** The upstream's own name, which it calls under passHostHeader: false. */
	readonly host?: string;
	/** Its version, `3.7.15`; missing: the newest that is known. */
	readonly version?: string;
}

const FORWARDED = [
	'X-Forwarded-For',
	'X-Forwarded-Host',
	'X-Forwarded-Port',
	'X-Forwarded-Proto',
	'X-Forwarded-Server',
	'X-Forwarded-Uri',
	'X-Forwarded-Method',
	'X-Forwarded-Tls-Client-Cert',
	'X-Forwarded-Tls-Client-Cert-Info',
	'X-Real-Ip',
];

/** What it sends on; null where it answers 400. */
export function throughTraefik(settings: Traefik, arrives: Traffic): Sent | null {
	if (settings.aliases === 'reject' && arrives.headers.some(hasOdd)) return null;
	const peer = peerOf(settings, arrives);
	const believes = settings.believesAll || isAmong(peer, settings.trusted);
	const named = namedByConnection(arrives.headers);
	const kept = believed(settings, withoutNamed(settings, arrives.headers, named), believes);
	const list = listOf(kept, 'X-Forwarded-For');
	const own = settings.appends ? [list, peer].filter((part) => part !== '').join(', ') : list;
	const scheme = firstOf(kept, 'X-Forwarded-Proto') || (arrives.tls ? 'https' : 'http');
	const host = firstOf(kept, 'Host');
	const lines: Header[] = [
		['X-Forwarded-For', own],
		['X-Forwarded-Host', firstOf(kept, 'X-Forwarded-Host') || host],
		['X-Forwarded-Port', firstOf(kept, 'X-Forwarded-Port') || portOf(host, scheme)],
		['X-Forwarded-Server', SERVER],
		['X-Real-Ip', firstOf(kept, 'X-Real-Ip') || peer],
	];
	const further: Header[] = [
		...(kept.some(isScheme) ? [] : ([['X-Forwarded-Proto', scheme]] as const)),
		...(settings.stripped ? ([['X-Forwarded-Prefix', settings.stripped]] as const) : []),
	];
	const written = [...replacing(passedOn(kept), lines), ...further];
	const headers = without(written, ...lostBy(settings, named));
	return { headers: settings.host ? replacing(headers, [['Host', settings.host]]) : headers };
}

/** Stands for the name of the machine, which tells nothing of the client. */
const SERVER = 'traefik';

const isScheme = ([name]: Header): boolean => name.toLowerCase() === 'x-forwarded-proto';

/** The peer, or whom a PROXY header names that it believes; that of others is read and forgotten. */
function peerOf({ proxyOfAll, proxyTrusted }: Traefik, { source, proxyHeaders: [first] }: Traffic): string {
	const peer = plain(source);
	const named = first && (proxyOfAll || isAmong(peer, proxyTrusted)) ? addressIn(first) : null;
	return named ?? peer;
}

/** What is left of the lines before it writes its own. */
function believed({ aliases, version }: Traefik, headers: readonly Header[], believes: boolean) {
	const drops = !believes && isFrom(version, [3, 6, 14]);
	const real = headers.filter((line) => !(aliases === 'delete' && hasOdd(line)) && !(drops && isAlias(line)));
	const prefix = isFrom(version, [3, 5, 0]) ? ['X-Forwarded-Prefix'] : [];
	return believes ? real : without(real, ...FORWARDED, ...prefix);
}

/** Names that differ from those that it writes only in `_` for `-`. */
function isAlias([name]: Header): boolean {
	const usual = name.toLowerCase().replaceAll('_', '-');
	return usual !== name.toLowerCase() && ALIASED.has(usual);
}

const ALIASED = new Set([...FORWARDED, 'X-Forwarded-Prefix'].map((name) => name.toLowerCase()));

/** Names that some servers read as another. */
const hasOdd = ([name]: Header): boolean => name.includes('_');

/** Up to 3.4 a list that the client's Connection named was lost before the peer was appended. */
function withoutNamed({ version }: Traefik, headers: readonly Header[], named: readonly string[]) {
	const lost = named.filter((name) => name.toLowerCase() === 'x-forwarded-for');
	return isFrom(version, [3, 5, 0]) ? headers : without(headers, ...lost);
}

/** What older versions lost where the client's Connection named it. */
function lostBy({ version }: Traefik, named: readonly string[]): readonly string[] {
	if (isFrom(version, [3, 6, 12])) return [];
	const lost = isFrom(version, [3, 5, 0]) ? ['x-real-ip'] : ['x-real-ip', 'x-forwarded-proto'];
	return named.filter((name) => lost.includes(name.toLowerCase()));
}

/** The port of the host that the client called, else that of the scheme. */
function portOf(host: string, scheme: string): string {
	const [, port] = /:(\d+)$/.exec(host) ?? [];
	return port ?? (/^(https|wss)$/.test(scheme) ? '443' : '80');
}

function isFrom(version: string | undefined, from: readonly number[]): boolean {
	if (version === undefined) return true;
	const numbers = version.split('.').map(Number);
	const at = from.findIndex((number, index) => numbers[index] !== number);
	return at < 0 || (numbers[at] ?? 0) > (from[at] ?? 0);
}
