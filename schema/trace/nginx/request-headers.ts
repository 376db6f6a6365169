// The header lines of a request as nginx keeps them. Source: ngx_http_parse_header_line, ngx_http_validate_host and
// ngx_http_process_host in nginx 1.25.3.

/** A header line: the name as it was spelt, and the value. */
export type Header = readonly [name: string, value: string];

/** What nginx kept of the header lines, or that it answers 400. */
type ReadHeaders =
	| { readonly ok: false }
	| { readonly ok: true; readonly headers: readonly Header[]; readonly host: string };

/** Which header names nginx keeps besides those of letters, digits and `-`; lines with other names are dropped. */
export interface KeptNames {
	/** Names with `_` (`underscores_in_headers`). */
	readonly underscores: boolean;
	/** Names with any character (`ignore_invalid_headers off`). */
	readonly invalid: boolean;
}

// A second line of one of these is a bad request, like a second Host. Source: ngx_http_process_unique_header_line.
const ONCE = [
	'authorization',
	'content-length',
	'content-range',
	'expect',
	'if-match',
	'if-modified-since',
	'if-none-match',
	'if-range',
	'if-unmodified-since',
	'transfer-encoding',
];

/** Reads header lines in sending order. */
export function readHeaders(lines: readonly Header[], kept: KeptNames): ReadHeaders {
	const headers: Header[] = [];
	for (const [name, value] of lines.map(atFirstColon)) {
		if (!/^[!-9;-~\u0080-\uffff]+$/.test(name) || value.includes('\0')) return { ok: false };
		const allowed = kept.underscores ? /^[0-9A-Za-z_-]+$/ : /^[0-9A-Za-z-]+$/;
		if (kept.invalid || allowed.test(name)) headers.push([name, trimSpaces(value)]);
	}
	if (ONCE.some((name) => headersNamed(headers, name).length > 1)) return { ok: false };
	const hosts = headersNamed(headers, 'host');
	const host = hosts.length === 1 ? normalHost(hosts[0] ?? '') : null;
	return host === null ? { ok: false } : { ok: true, headers, host };
}

// In a request a name ends at its first colon, wherever the caller ended it.
function atFirstColon([name, value]: Header): Header {
	const [, before = name, after] = /^([^:]*):(.*)$/s.exec(name) ?? [];
	return [before, after === undefined ? value : `${after}: ${value}`];
}

/** The values of all lines with this name (any case), in order. */
export function headersNamed(headers: readonly Header[], name: string): string[] {
	const wanted = name.toLowerCase();
	return headers.filter(([spelling]) => spelling.toLowerCase() === wanted).map(([, value]) => value);
}

/** Host in lower case without port and final dot, as `$host` has it; null when nginx answers 400. */
function normalHost(value: string): string | null {
	if (/[\0- \u007f/]|\.\./.test(value)) return null;
	const end = value.startsWith('[') ? value.indexOf(']') + 1 || value.length : value.search(/:|$/);
	const host = value.slice(0, end > 0 && value.lastIndexOf('.') === end - 1 ? end - 1 : end);
	// Letters beyond ASCII keep their case.
	return host === '' ? null : host.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

// Only blanks: nginx leaves tabs in the value.
function trimSpaces(value: string): string {
	return value.replace(/^ +|(?<! ) +$/g, '');
}
