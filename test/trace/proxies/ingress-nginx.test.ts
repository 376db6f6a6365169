// Ingress NGINX as a hop, against what its own template did in nginx: settings and request of each record, and what reached the upstream.
import { readFileSync } from 'node:fs';
import test from 'ava';
import type { ProxyHeader } from '../../../schema/trace/nginx/proxy-header.ts';
import type { Header } from '../../../schema/trace/nginx/request-headers.ts';
import { ingressNginxSettings, throughIngressNginx } from '../../../schema/trace/proxies/ingress-nginx.ts';

/** Observed with controller-v1.15.1's template and Lua in nginx 1.22.1. */
interface Record {
	readonly id: number;
	readonly configMap: { readonly [key: string]: string };
	/** The annotation upstream-vhost. */
	readonly host?: string;
	readonly source: string;
	/** `v1 ADDRESS`, or `v2 ADDRESS destination port PORT`. */
	readonly proxy?: string;
	readonly tls?: true;
	readonly headers: readonly Header[];
	/** Null where the connection was closed. */
	readonly upstream: readonly Header[] | null;
}

const records = readFileSync(new URL('ingress-nginx.jsonl', import.meta.url), 'utf8')
	.trim()
	.split('\n')
	.map((line): Record => JSON.parse(line));

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

function upstreamOf({ configMap, host, source, proxy, tls, headers }: Record): readonly Header[] | null {
	const settings = { ...ingressNginxSettings(configMap), ...(host ? { host } : {}) };
	return throughIngressNginx(settings, {
		source,
		destination: tls ? '10.9.0.1:443' : '10.9.0.1:80',
		tls: tls === true,
		proxyHeaders: proxy ? [proxyHeader(proxy)] : [],
		headers: [['Host', 'app.example.com'], ...headers],
	});
}

// Names come in lower case over HTTP/2; the order of names says nothing.
const comparable = (headers: readonly Header[] | null): string[] | null =>
	headers?.map(([name, value]) => `${name.toLowerCase()}: ${value}`).toSorted() ?? null;

test('there are records of every setting', (t) => {
	t.true(records.length >= 160);
	const settings = new Set(records.flatMap(({ configMap }) => Object.keys(configMap)));
	t.deepEqual([...settings].toSorted(), [
		'compute-full-forwarded-for',
		'enable-real-ip',
		'enable-underscores-in-headers',
		'forwarded-for-header',
		'proxy-real-ip-cidr',
		'use-forwarded-headers',
		'use-proxy-protocol',
	]);
});

test('what reaches the upstream is what reached it', (t) => {
	for (const record of records)
		t.deepEqual(comparable(upstreamOf(record)), comparable(record.upstream), `record ${record.id}`);
});
