// What the real programs sent to the upstream: one request a line. See README.md.
import { readFileSync } from 'node:fs';
import type { ProxyHeader } from '../../../schema/trace/nginx/proxy-header.ts';
import type { Header } from '../../../schema/trace/nginx/request-headers.ts';
import type { Sent } from '../../../schema/trace/proxies/sent.ts';
import type { Traffic } from '../../../schema/trace/traffic.ts';

/** One request through a proxy. */
export interface Recorded {
	readonly id: number;
	/** Whose settings they are, where a controller makes them. */
	readonly as?: string;
	readonly version?: string;
	readonly settings: { readonly [name: string]: unknown };
	readonly source?: string;
	/** `v1 ADDRESS`, or `v2 ADDRESS destination port PORT`. */
	readonly proxy?: string;
	readonly tls?: true;
	readonly http2?: true;
	readonly headers: readonly Header[];
	/** Null where it answered an error or closed the connection. */
	readonly upstream: readonly Header[] | null;
	/** The PROXY header that arrived: `v1 TCP4 SOURCE DESTINATION`. */
	readonly sent?: string;
}

export function recordsOf(proxy: string): readonly Recorded[] {
	return readFileSync(new URL(`${proxy}.jsonl`, import.meta.url), 'utf8')
		.trim()
		.split('\n')
		.map((line): Recorded => JSON.parse(line));
}

/** The request as it arrived. */
export function trafficOf({ source = '10.9.0.10', tls, http2, proxy, headers }: Recorded): Traffic {
	return {
		source,
		destination: tls ? '10.9.0.1:443' : '10.9.0.1:80',
		tls: tls === true,
		proxyHeaders: proxy ? [proxyHeader(proxy)] : [],
		// The client of HTTP/2 named the port that it called.
		headers: [['Host', http2 ? 'app.example.com:18443' : 'app.example.com'], ...headers],
	};
}

function proxyHeader(text: string): ProxyHeader {
	const [version, source, , , port = '80'] = text.split(' ');
	return {
		version: version === 'v2' ? 2 : 1,
		command: 'PROXY',
		family: 'TCP4',
		source: `${source}:4242`,
		destination: `10.9.0.1:${port}`,
	};
}

/** Names that say nothing of the client: those that each proxy has for itself. */
const OWN =
	/^(x-forwarded-server|x-request-id|x-envoy-expected-rq-timeout-ms|x-envoy-attempt-count|via|accept-encoding)$/i;

/** Behind none of the programs a name with dots was recorded: the server behind them did not keep such lines. */
const NOT_KEPT = /\./;

/** Lines in an order of their own, names in lower case: over HTTP/2 they come so. Lines of one name keep theirs. */
const comparable = (headers: readonly Header[] | null): string[] | null =>
	headers
		?.filter(([name]) => !OWN.test(name) && !NOT_KEPT.test(name))
		.map(([name, value]) => [name.toLowerCase(), value] as const)
		.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([name, value]) => `${name}: ${value}`) ?? null;

/** What was recorded, and what a function makes of it, to be compared. */
export function compared(record: Recorded, sent: Sent | null) {
	const [version, , source] = record.sent?.split(' ') ?? [];
	const own = sent?.proxy ? `v${sent.proxy.version} ${sent.proxy.source}` : '';
	return {
		got: [comparable(sent?.headers ?? null), own],
		recorded: [comparable(record.upstream), record.sent ? `${version} ${source}` : ''],
	};
}
