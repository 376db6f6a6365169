// The options of `probe`, and what they ask for.
import { UserError } from '../../readers/user-error.ts';
import { type CdnId, cdns } from '../../schema/cdn/index.ts';
import { addressOf } from '../../schema/probe/echo.ts';
import { nearest } from '../../schema/text/nearest.ts';
import type { Header } from '../../schema/trace/index.ts';
import { type Options, oneOf } from '../arguments/option.ts';

export const probeOptions = {
	'my-address': {
		type: 'string',
		multiple: true,
		value: 'IP',
		says: 'The address that you have on the way to Kong; once for each of IPv4 and IPv6.',
	},
	direct: {
		type: 'string',
		value: 'URL',
		says: 'An echo route that you reach without anything in between: it tells your address.',
	},
	node: {
		type: 'string',
		multiple: true,
		value: 'ADDRESS[:PORT]',
		says: 'Also asks at this node; the port is that of the URL unless given. May be repeated.',
	},
	cdn: {
		type: 'string',
		value: 'ID',
		takes: Object.keys(cdns),
		says: `The CDN in front: ${oneOf(Object.keys(cdns))}.`,
	},
	'cdn-url': {
		type: 'string',
		value: 'URL',
		says: 'The echo route by way of the CDN, where URL leads past it.',
	},
	header: {
		type: 'string',
		multiple: true,
		value: 'NAME=VALUE',
		says: 'Sent with every request, such as the secret of --manifest.',
	},
	forge: { type: 'string', multiple: true, value: 'NAME', says: 'Forges this header, too.' },
	insecure: { type: 'boolean', default: false, says: 'Accepts any certificate.' },
	timeout: { type: 'string', default: '5', value: 'SECONDS', says: 'For one answer (default: 5).' },
	deadline: { type: 'string', default: '120', value: 'SECONDS', says: 'For all of them (default: 120).' },
} as const satisfies Options;

/** A URL that is asked. */
export interface Target {
	readonly url: URL;
	/** Without brackets. */
	readonly host: string;
	readonly port: number;
	readonly tls: boolean;
}

export interface ProbeSettings {
	readonly target: Target;
	readonly cdnTarget: Target | undefined;
	readonly direct: Target | undefined;
	readonly mine: readonly string[];
	readonly nodes: readonly { readonly address: string; readonly port: number }[];
	readonly cdn: CdnId | undefined;
	readonly headers: readonly Header[];
	readonly forge: readonly string[];
	readonly insecure: boolean;
	/** Milliseconds. */
	readonly timeout: number;
	readonly deadline: number;
}

interface Values {
	readonly 'my-address'?: readonly string[] | undefined;
	readonly direct?: string | undefined;
	readonly node?: readonly string[] | undefined;
	readonly cdn?: string | undefined;
	readonly 'cdn-url'?: string | undefined;
	readonly header?: readonly string[] | undefined;
	readonly forge?: readonly string[] | undefined;
	readonly insecure: boolean;
	readonly timeout: string;
	readonly deadline: string;
}

/** Throws a UserError where an option makes no sense. */
export function readProbeSettings(url: string, values: Values): ProbeSettings {
	const target = readTarget('', url);
	const optional = (option: string, text: string | undefined) =>
		text === undefined ? undefined : readTarget(`${option} `, text);
	return {
		target,
		cdnTarget: optional('--cdn-url', values['cdn-url']),
		direct: optional('--direct', values.direct),
		mine: (values['my-address'] ?? []).map((text) => readAddress('--my-address', text)),
		nodes: (values.node ?? []).map((text) => readNode(text, target.port)),
		cdn: readCdn(values.cdn),
		headers: (values.header ?? []).map(readHeader),
		forge: (values.forge ?? []).map(readName),
		insecure: values.insecure,
		timeout: readSeconds('--timeout', values.timeout, 60),
		deadline: readSeconds('--deadline', values.deadline, 3600),
	};
}

function readTarget(option: string, text: string): Target {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
		throw new UserError(
			`${option}${text} is not a URL of an echo route, such as https://kong.example/.well-known/client-ip.`,
		);
	const tls = url.protocol === 'https:';
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return { url, host, tls, port: url.port === '' ? (tls ? 443 : 80) : Number(url.port) };
}

function readAddress(option: string, text: string): string {
	const address = addressOf(text.replace(/^\[|\]$/g, ''));
	if (address !== undefined) return address;
	throw new UserError(`${option} ${text} is not an address, such as 203.0.113.7 or 2001:db8::7.`);
}

/** `a.b.c.d`, `a.b.c.d:port`, `v6`, `[v6]`, `[v6]:port`. */
function readNode(text: string, otherwise: number): { address: string; port: number } {
	const isBare = text.split(':').length > 2 && !text.startsWith('[');
	const [, bracketed, plain, digits] = isBare
		? ['', undefined, text]
		: (/^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []);
	const address = addressOf(bracketed ?? plain);
	const port = digits === undefined ? otherwise : Number(digits);
	if (address !== undefined && port > 0 && port < 65536) return { address, port };
	throw new UserError(
		`--node ${text} is not an address, nor an address with a port, such as 10.0.0.5:30080 or [fd00::5]:30080.`,
	);
}

function readCdn(word: string | undefined): CdnId | undefined {
	if (word === undefined) return undefined;
	if (Object.hasOwn(cdns, word)) return word as CdnId;
	const near = nearest(word, Object.keys(cdns));
	throw new UserError(
		`--cdn ${word} is not known. Use one of ${Object.keys(cdns).join(', ')}.${near ? ` Did you mean ${near}?` : ''}`,
	);
}

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

function readHeader(text: string): Header {
	const at = text.indexOf('=');
	const [name, value] = [text.slice(0, at), text.slice(at + 1)];
	if (at < 1 || !TOKEN.test(name) || !/^[\t\x20-\x7e]*$/.test(value))
		throw new UserError(`--header ${JSON.stringify(text)} is not NAME=VALUE, in printable ASCII.`);
	return [name, value];
}

function readName(text: string): string {
	if (TOKEN.test(text)) return text;
	throw new UserError(`--forge ${JSON.stringify(text)} is not the name of a header.`);
}

function readSeconds(option: string, text: string, most: number): number {
	const seconds = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
	if (seconds > 0 && seconds <= most) return seconds * 1000;
	throw new UserError(`${option} ${text} is not a number of seconds from 0.001 to ${most}.`);
}
