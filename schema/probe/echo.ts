// Reads an echo route's answer: this chart's (echo.enabled), or that of the manifest which `probe --manifest` prints.
import { isMap } from '../text/map.ts';
import { formatAddress, isMapped, parseNginxAddress } from '../trace/index.ts';
import type { Ending } from './types.ts';

/** What an echo route says. Everything but the client may be missing. */
export interface Echo {
	/** Whom Kong takes for the client. */
	readonly client: string;
	/** Who opened the connection to Kong. */
	readonly peer?: string;
	/** Whether Kong trusts the peer. */
	readonly trusted?: boolean;
	/** The source in the PROXY header, believed or not. */
	readonly proxySource?: string;
	/** X-Forwarded-For as Kong received it. */
	readonly forwardedFor?: string;
	/** What Kong takes for the client's scheme, host, port, path and prefix. */
	readonly forwarded: { readonly [part in Part]?: string };
}

const PARTS = ['scheme', 'host', 'port', 'path', 'prefix'] as const;
type Part = (typeof PARTS)[number];

/** The echo in an answer; null where it is none. */
export function readEcho(ending: Ending): Echo | null {
	if (ending.how !== 'answer' || ending.status !== 200) return null;
	const said = parsed(ending.body);
	const client = addressOf(said?.forwarded_ip);
	if (said === null || client === undefined) return null;
	const peer = addressOf(said.ip);
	const proxySource = addressOf(said.proxy_protocol_addr);
	return {
		client,
		...(peer === undefined ? {} : { peer }),
		...(typeof said.trusted === 'boolean' ? { trusted: said.trusted } : {}),
		...(proxySource === undefined ? {} : { proxySource }),
		...(typeof said.x_forwarded_for === 'string' ? { forwardedFor: said.x_forwarded_for } : {}),
		forwarded: Object.fromEntries(
			PARTS.flatMap((part) => {
				const value = said[`forwarded_${part}`];
				return typeof value === 'string' || typeof value === 'number' ? [[part, String(value)]] : [];
			}),
		),
	};
}

function parsed(body: string): { readonly [name: string]: unknown } | null {
	try {
		const value: unknown = JSON.parse(body);
		return isMap(value) ? value : null;
	} catch {
		return null;
	}
}

/** An address in one spelling, IPv4 in IPv6 as IPv4; undefined for anything else. */
export function addressOf(text: unknown): string | undefined {
	if (typeof text !== 'string') return undefined;
	const address = parseNginxAddress(text);
	if (address === null) return undefined;
	return formatAddress(isMapped(address) ? address.slice(12) : address);
}
