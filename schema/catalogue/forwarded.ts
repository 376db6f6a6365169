// The forwarded headers beside X-Forwarded-For, and what a balancer or CDN does to them.

/**
 * What X-Forwarded-… says beside the address. Kong believes them from a peer that it trusts: the scheme and the host of redirects come
 * from there, and all of them go to the upstream. Source: kong/runloop/handler.lua and kong/pdk/request.lua of Kong 3.9.3.
 */
export const forwardedNames = ['proto', 'host', 'port', 'path', 'prefix'] as const;

export type ForwardedName = (typeof forwardedNames)[number];

/**
 * What happens to each; one that is missing passes as the client wrote it. `replaces`: whatever the client sent is dropped. `adds`:
 * only where the client sent none. `appendsLine`: a line of its own behind the client's. `removes`: none goes on.
 */
export type Forwarded = {
	readonly [name in ForwardedName]?: 'replaces' | 'adds' | 'appendsLine' | 'removes';
} & {
	/** Whether it drops names with underscores; else x_forwarded_proto passes, which Kong prefers to X-Forwarded-Proto. */
	readonly underscores?: 'drops';
};

/** Those of which one line, the last, is true. */
export function lastLines(forwarded: Forwarded): readonly ForwardedName[] {
	return forwardedNames.filter((name) => forwarded[name] === 'appendsLine');
}

/** Those that a client cannot choose, where only the last line of several is read. */
export function unforgeable(forwarded: Forwarded): readonly ForwardedName[] {
	const last = lastLines(forwarded);
	return forwardedNames.filter(
		(name) => last.includes(name) || forwarded[name] === 'replaces' || forwarded[name] === 'removes',
	);
}

/** The headers' names, with dashes or underscores: `X-Forwarded-Host, -Path and -Prefix`. Empty for none. */
export function forwardedText(names: readonly ForwardedName[], sign: '-' | '_' = '-'): string {
	const [first, ...others] = names.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`);
	if (first === undefined) return '';
	const last = others.pop();
	const middle = others.map((name) => `, ${sign}${name}`).join('');
	return `X${sign}Forwarded${sign}${first}${middle}${last ? ` and ${sign}${last}` : ''}`;
}

/** Other headers in which proxies, CDNs and applications name the client. Kong itself reads none unless it is set to. */
export const addressHeaders = [
	'Forwarded',
	'True-Client-IP',
	'CF-Connecting-IP',
	'Fastly-Client-IP',
	'X-Azure-ClientIP',
	'X-Azure-SocketIP',
	'CloudFront-Viewer-Address',
	'X-Client-IP',
	'X-Cluster-Client-IP',
	'X-Original-Forwarded-For',
	'X-Envoy-External-Address',
] as const;
