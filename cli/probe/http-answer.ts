// Reads an HTTP/1 answer out of the bytes that have come so far. Pure; the bytes are a stranger's and may be anything.
import type { Ending } from '../../schema/probe/types.ts';

/** No echo route says more. What comes after so many bytes is not read. */
export const MOST_BYTES = 64 * 1024;

/** The answer, or null while more must come. `whole` says that nothing more will. */
export function readHttpAnswer(bytes: Buffer, whole: boolean): Ending | null {
	if (bytes.length === 0) return whole ? { how: 'closed' } : null;
	if (!isBeginning(bytes)) return foreign(bytes, whole);
	const text = bytes.toString('latin1');
	const end = text.indexOf('\r\n\r\n');
	if (end < 0) return withoutBody(bytes, whole);
	const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
	const status = Number(/^HTTP\/1\.[01] (\d{3})( |$)/.exec(statusLine)?.[1] ?? 0);
	if (status === 0) return { how: 'garbage' };
	const rest = bytes.subarray(end + 4);
	if (status >= 100 && status < 200) return readHttpAnswer(rest, whole);
	const body = bodyOf(rest, new Map(lines.map(field)), whole || bytes.length >= MOST_BYTES);
	if (body === null) return null;
	if (status === 200 && bytes.length >= MOST_BYTES) return { how: 'endless' };
	return answer(status, body.toString('utf8'), new Map(lines.map(field)).get('location'));
}

const isBeginning = (bytes: Buffer) => {
	const start = bytes.subarray(0, 7).toString('latin1');
	return 'HTTP/1.'.startsWith(start);
};

function field(line: string): [name: string, value: string] {
	const colon = line.indexOf(':');
	return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}

/** nginx and Go say in words that they were asked without TLS. */
function answer(status: number, body: string, location: string | undefined): Ending {
	if (
		status === 400 &&
		/plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server/.test(body)
	)
		return { how: 'tlsWanted' };
	return { how: 'answer', status, body, ...(location === undefined ? {} : { location }) };
}

function withoutBody(bytes: Buffer, whole: boolean): Ending | null {
	if (bytes.length >= MOST_BYTES) return { how: 'endless' };
	return whole ? { how: 'closed' } : null;
}

/** A frame of HTTP/2 (SETTINGS or GOAWAY on stream 0), an alert of TLS, or anything else. */
function foreign(bytes: Buffer, whole: boolean): Ending | null {
	if (bytes[0] === 0x15 && (bytes.length < 2 || bytes[1] === 3)) return { how: 'tlsWanted' };
	const [type = -1] = bytes.subarray(3, 4);
	if (bytes.length >= 9 && (type === 4 || type === 7) && bytes.readUInt32BE(5) === 0) return { how: 'http2' };
	return bytes.length < 9 && !whole ? null : { how: 'garbage' };
}

/** The body, as far as it came; null while more must come. */
function bodyOf(rest: Buffer, fields: ReadonlyMap<string, string>, whole: boolean): Buffer | null {
	if (/\bchunked\b/i.test(fields.get('transfer-encoding') ?? '')) return chunksOf(rest, whole);
	const length = Number(fields.get('content-length') ?? Number.NaN);
	if (rest.length >= length) return rest.subarray(0, length);
	return whole ? rest : null;
}

function chunksOf(rest: Buffer, whole: boolean): Buffer | null {
	const chunks: Buffer[] = [];
	let at = 0;
	for (;;) {
		const lineEnd = rest.indexOf('\r\n', at);
		const size = lineEnd < 0 ? Number.NaN : Number.parseInt(rest.toString('latin1', at, lineEnd), 16);
		if (size === 0) return Buffer.concat(chunks);
		const start = lineEnd + 2;
		if (!(size > 0) || rest.length < start + size) return whole ? Buffer.concat(chunks) : null;
		chunks.push(rest.subarray(start, start + size));
		at = start + size + 2;
	}
}
