// Whom an entry point of Traefik believes, by its port's values or by arguments of older values files.
import { addresses } from '../kong/env.ts';
import type { Reader } from '../reader.ts';
import type { Given } from '../types.ts';

export interface EntryPoint {
	/** Null where it does not look for PROXY headers. `insecure` trusts everybody. */
	readonly proxyProtocol: Given<readonly string[]> | null;
	readonly forwardedHeaders: Given<readonly string[]> | null;
}

const everybody: readonly string[] = ['0.0.0.0/0', '::/0'];

/** The entry point of a name, from `ports` and `additionalArguments`. Both trust nobody by default. */
export function entryPoint(reader: Reader, name: string): EntryPoint {
	return {
		proxyProtocol: trust(reader, name, 'proxyProtocol'),
		forwardedHeaders: trust(reader, name, 'forwardedHeaders'),
	};
}

function trust(reader: Reader, name: string, setting: string): Given<readonly string[]> | null {
	const list = reader.list('ports', name, setting, 'trustedIPs');
	const insecure = reader.bool('ports', name, setting, 'insecure');
	if (insecure?.value === true) return { value: everybody, path: insecure.path };
	if (list) return { value: list.value.map(String), path: list.path };
	return fromArguments(reader, `--entrypoints.${name}.${setting}`.toLowerCase());
}

/** `--entryPoints.web.proxyProtocol.trustedIPs=10.0.0.0/8,…`, in any case; `.insecure` alone means true. */
function fromArguments(reader: Reader, prefix: string): Given<readonly string[]> | null {
	for (const key of ['additionalArguments', 'globalArguments']) {
		const given = reader.peek(key);
		if (!Array.isArray(given)) continue;
		for (const [index, item] of given.entries()) {
			const [name = '', ...rest] = String(item).trim().split('=');
			const value = rest.join('=').replace(/^"|"$/g, '');
			const path = [...reader.at(key), index];
			if (name.toLowerCase() === `${prefix}.insecure` && value !== 'false')
				return read(reader, key, everybody, path);
			if (name.toLowerCase() === `${prefix}.trustedips`) return read(reader, key, addresses(value), path);
		}
	}
	return null;
}

function read(reader: Reader, key: string, value: readonly string[], path: Given<unknown>['path']) {
	reader.skip(key);
	return { value, path };
}
