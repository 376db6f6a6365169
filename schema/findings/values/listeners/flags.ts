// Flags of Kong's listeners, as the user wrote them.
import { oncePer } from '../../../text/once-per.ts';
import type { Values } from '../../../values/values.ts';

export interface WrittenFlag {
	readonly flag: string;
	/** The list that holds it. */
	readonly path: string;
	readonly index: number;
	/** The flags before it in its list. */
	readonly before: readonly string[];
}

/** The flags that the user may write, of every list. */
export const writtenFlags = oncePer(({ proxy, admin }: Values): readonly WrittenFlag[] =>
	(
		[
			['proxy.http.parameters', proxy.http.parameters],
			['proxy.tls.parameters', proxy.tls.parameters],
			['admin.tls.parameters', admin.tls.parameters],
		] as const
	).flatMap(([path, flags]) =>
		flags.map((flag, index) => ({ flag, path, index, before: flags.slice(0, index) })),
	),
);

/** Flags that the chart writes where they belong, and what to use instead of setting them by hand. */
export const ownedFlags: { readonly [flag: string]: string } = {
	proxy_protocol: 'use clientIp.strategy proxyProtocol',
	ssl: 'the TLS port has it',
};
