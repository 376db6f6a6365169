// Kong's settings for one way of reading the client's address.
import type { CheckedGateway } from '../check/check.ts';
import { HEADER_DIRECTIVES, TRUST_DIRECTIVES } from '../check/gateway/kong.ts';
import type { Edit, EnvEdit } from './edits.ts';
import { listenEdits } from './listen-edits.ts';
import type { Trusted } from './trust.ts';

/** How Kong is to read: nobody is believed, PROXY headers, or a header of HTTP. */
export type Reads = 'nothing' | 'proxy_protocol' | { readonly header: string };

const ADDRESS = [
	'KONG_REAL_IP_HEADER',
	'KONG_REAL_IP_RECURSIVE',
	'KONG_TRUSTED_IPS',
	...HEADER_DIRECTIVES,
	...TRUST_DIRECTIVES,
];

/** Listeners, header and recursion. What is right already is not touched. */
export function readingEdits(gateway: CheckedGateway, reads: Reads): Edit[] {
	const { pod, kong } = gateway;
	const { values } = pod.env;
	const given = [values.KONG_NGINX_PROXY_REAL_IP_HEADER, values.KONG_REAL_IP_HEADER];
	const set = (name: string, value: string): EnvEdit[] =>
		values[name] === value ? [] : [{ kind: 'env', pod, name, value }];
	const listen = listenEdits(gateway, reads === 'proxy_protocol');
	if (reads === 'nothing') return [...listen, ...ADDRESS.flatMap((name) => unsetEdit(gateway, name))];
	const header = reads === 'proxy_protocol' ? reads : reads.header;
	const isGiven = given.some((one) => one !== undefined);
	const same = kong.header.toLowerCase() === header.toLowerCase() && isGiven;
	const recursive = header === 'X-Forwarded-For' && !kong.recursive;
	const [overHeader = '', overRecursive = ''] = HEADER_DIRECTIVES;
	return [
		...listen,
		...(same ? [] : [...set('KONG_REAL_IP_HEADER', header), ...unsetEdit(gateway, overHeader)]),
		...(recursive ? [...set('KONG_REAL_IP_RECURSIVE', 'on'), ...unsetEdit(gateway, overRecursive)] : []),
	];
}

/** Takes a setting away. One from a ConfigMap, a Secret or kong.conf is still there without its variable; an empty one outweighs it. */
function unsetEdit({ pod }: CheckedGateway, name: string): EnvEdit[] {
	const given = pod.env.values[name];
	if (given === undefined) return [];
	const value = pod.env.isWritten(name) ? null : '';
	return given === value ? [] : [{ kind: 'env', pod, name, value }];
}

/** The list of those whom Kong trusts. */
export function trustEdit(gateway: CheckedGateway, all: readonly Trusted[]): EnvEdit[] {
	const { pod, kong } = gateway;
	const trusted = withoutRepeats(all);
	const name = 'KONG_TRUSTED_IPS';
	const others = TRUST_DIRECTIVES.flatMap((one) => unsetEdit(gateway, one));
	if (trusted.length === 0) return [...unsetEdit(gateway, name), ...others];
	const value = [...new Set(trusted.flatMap(({ blocks }) => blocks))].join(',');
	if (value === kong.trusted.join(',')) return [];
	const lacks = trusted.flatMap((one) => one.lacks ?? []);
	const shown = trusted.map(({ words }) => words).join(',');
	return [
		{
			kind: 'env',
			pod,
			name,
			value,
			...(shown === value ? {} : { shown: joined(trusted) }),
			...(lacks.length > 0 ? { lacks } : {}),
		},
		...others,
	];
}

/** Without those whose every range another before them has. */
function withoutRepeats(all: readonly Trusted[]): Trusted[] {
	const seen = new Set<string>();
	return all.filter(({ blocks }) => {
		const ranges = blocks.map(asRange);
		const isNew = blocks.length === 0 || ranges.some((range) => !seen.has(range));
		for (const range of ranges) seen.add(range);
		return isNew;
	});
}

/** A single address as the range that it is, so that it is not listed beside that. */
function asRange(block: string): string {
	if (block.includes('/')) return block;
	return block + (block.includes(':') ? '/128' : '/32');
}

const joined = (trusted: readonly Trusted[]) => trusted.map(({ words }) => words).join(' and ');
