// nginx with a configuration that somebody wrote, in a ConfigMap: which Services it calls. What it says of the client is not read.
// https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass, https://nginx.org/en/docs/http/ngx_http_upstream_module.html#server

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, texts } from '../../cluster/objects.ts';
import type { Backend } from './backends.ts';

/** Counts as the class of a front, which such a proxy does not have. */
export const WRITTEN = 'nginx.conf';

const PASSED = /\bproxy_pass\s+(https?):\/\/([\w.-]+)(?::(\d+))?/g;
const UPSTREAM = /^[ \t]*server[ \t]+([\w.-]+):(\d+)/gm;

interface Found {
	readonly namespace: string;
	readonly name: string;
	readonly backend: Backend;
}

export function writtenBackends(inventory: Inventory): Found[] {
	return ofKind(inventory, 'ConfigMap').flatMap((config) =>
		Object.values(texts(at(config.body, 'data')))
			.filter((value) => value.includes('proxy_pass'))
			.flatMap(callsIn)
			.map(({ name, namespace, port, encrypts }) => ({
				namespace: namespace ?? config.namespace,
				name,
				backend: { front: config, className: WRITTEN, readsHttp: true, encrypts, sendsProxy: null, port },
			})),
	);
}

interface Call {
	readonly name: string;
	readonly namespace: string | undefined;
	readonly port: number;
	readonly encrypts: boolean;
}

/** Names of upstreams among them lead to no Service. */
function callsIn(text: string): Call[] {
	const encrypts = /\bproxy_pass\s+https:/.test(text) && !/\bproxy_pass\s+http:/.test(text);
	return [
		...[...text.matchAll(PASSED)].map(([, scheme, host = '', port]) => ({
			...serviceOf(host),
			port: port === undefined ? (scheme === 'https' ? 443 : 80) : Number(port),
			encrypts: scheme === 'https',
		})),
		...[...text.matchAll(UPSTREAM)].map(([, host = '', port]) => ({
			...serviceOf(host),
			port: Number(port),
			encrypts,
		})),
	];
}

function serviceOf(host: string) {
	const [name = '', namespace] = host.split('.');
	return { name, namespace };
}
