// One connection with one request on it: sends, and says how it ended. Nothing that the other end does makes it throw.

import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { Ending } from '../../schema/probe/types.ts';
import { memberOf } from '../../schema/text/members.ts';
import { endingOfFailure } from './failures.ts';
import { MOST_BYTES, readHttpAnswer } from './http-answer.ts';

/** Where to, and what. */
export interface Sent {
	readonly address: string;
	readonly port: number;
	/** Set for TLS: the name that the certificate must have, and whether any will do. */
	readonly tls?: { readonly host: string; readonly insecure: boolean };
	/** Bytes before the request, and before the TLS handshake. */
	readonly preface: Buffer;
	readonly request: string;
	/** Milliseconds for all of it. */
	readonly timeout: number;
}

export interface Exchanged {
	readonly ending: Ending;
	/** The address of this machine on the connection. */
	readonly own?: string;
}

/** Sends a request over a connection of its own. */
export function exchange(sent: Sent): Promise<Exchanged> {
	return new Promise((resolve) => {
		const raw = connect({ host: sent.address, port: sent.port });
		let own: string | undefined;
		let bytes = Buffer.alloc(0);
		const end = (ending: Ending): void => {
			clearTimeout(timer);
			raw.destroy();
			resolve({ ending, ...(own === undefined ? {} : { own }) });
		};
		const timer = setTimeout(() => end({ how: 'silent' }), sent.timeout);
		const read = (whole: boolean): boolean => {
			const ending = readHttpAnswer(bytes, whole);
			if (ending) end(ending);
			return ending !== null;
		};
		const fail = (error: Error & { code?: string; reason?: string }): void => {
			// What came before the connection broke may be a whole answer.
			if (bytes.length === 0 || !read(true)) end(endingOfFailure(error));
		};
		const listen = (stream: Socket): void => {
			stream.on('data', (chunk: Buffer) => {
				bytes = Buffer.concat([bytes, chunk]).subarray(0, MOST_BYTES);
				read(false);
			});
			stream.on('end', () => read(true));
			stream.on('close', () => read(true));
			stream.on('error', fail);
		};
		raw.on('error', fail);
		raw.on('connect', () => {
			own = raw.localAddress;
			if (sent.preface.length > 0) raw.write(sent.preface);
			if (sent.tls === undefined) {
				listen(raw);
				raw.write(sent.request);
			} else secure(raw, sent.tls, sent.request, listen, end);
		});
	});
}

/** Nothing is sent to an end whose certificate is not the right one. */
function secure(
	raw: Socket,
	{ host, insecure }: NonNullable<Sent['tls']>,
	request: string,
	listen: (stream: Socket) => void,
	end: (ending: Ending) => void,
): void {
	const isName = !/^[\d.]+$|:/.test(host);
	const session: TLSSocket = connectTls({
		socket: raw,
		host,
		...(isName ? { servername: host } : {}),
		ALPNProtocols: ['http/1.1'],
		rejectUnauthorized: false,
	});
	listen(session);
	session.on('secureConnect', () => {
		if (session.authorized || insecure) session.write(request);
		else end({ how: 'certificate', reason: certificateText(session.authorizationError) });
	});
}

function certificateText(error: Error | string | null): string {
	const code =
		typeof error === 'string' ? error : ((error as { code?: string } | null)?.code ?? String(error));
	return memberOf(CERTIFICATES, code) ?? code;
}

const CERTIFICATES: { readonly [code: string]: string } = {
	DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
	SELF_SIGNED_CERT_IN_CHAIN: 'an authority that is not known here signed it',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'an authority that is not known here signed it',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'an authority that is not known here signed it',
	CERT_HAS_EXPIRED: 'it has expired',
	CERT_NOT_YET_VALID: 'it is not valid yet',
	ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
};
