// The realip settings that are in force in Kong's proxy server, from the blocks of nginx's configuration.

import { hasChange } from '../../kong/changes.ts';
import { type KongVersion, recordedKong } from '../../kong/image.ts';
import { memberOf } from '../../text/members.ts';
import type { ReadBlock } from './check.ts';
import type { RealIp } from './real-ip.ts';
import type { KeptNames } from './request-headers.ts';

/** Realip, and what else of nginx's settings bears on reading a request. */
export interface GatewayRealIp extends RealIp {
	readonly keptNames: KeptNames;
	/** client_header_buffer_size in bytes. */
	readonly bufferBytes: number;
}

/** The server's own directives go before those of the http block, nginx's defaults come last. */
export function gatewayRealIp(blocks: readonly ReadBlock[], kong: KongVersion = recordedKong): GatewayRealIp {
	const http = blocks.find(({ name }) => name === 'http');
	const proxy = blocks.find(({ name }) => name === 'proxy');
	const value = (name: string): string | undefined => proxy?.values.get(name) ?? http?.values.get(name);
	const trusted = proxy?.trusted ?? [];
	return {
		header: value('real_ip_header') ?? 'X-Real-IP',
		recursive: /^on$/i.test(value('real_ip_recursive') ?? 'off'),
		trusted: trusted.length > 0 ? trusted : (http?.trusted ?? []),
		bracketsAlone: hasChange(kong.release, 'bracketedAddress'),
		keptNames: {
			// Kong's template turns this on in the http block, unlike nginx's default.
			underscores: /^on$/i.test(value('underscores_in_headers') ?? 'on'),
			invalid: /^off$/i.test(value('ignore_invalid_headers') ?? 'on'),
		},
		bufferBytes: parseSize(value('client_header_buffer_size') ?? '1k'),
	};
}

// ngx_parse_size: bytes, or with k or m behind.
function parseSize(text: string): number {
	const [, digits, unit = ''] = /^(\d+)([kKmM]?)$/.exec(text) ?? [];
	const factor = memberOf({ '': 1, k: 1024, m: 1024 * 1024 }, unit.toLowerCase()) ?? 1;
	return digits === undefined ? 1024 : Number(digits) * factor;
}
