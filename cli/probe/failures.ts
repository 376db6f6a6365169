// What an error of a connection means for the request on it.

import type { Ending } from '../../schema/probe/types.ts';
import { memberOf } from '../../schema/text/members.ts';

interface Failure {
	readonly code?: string | undefined;
	readonly message: string;
	/** OpenSSL's own words. */
	readonly reason?: string | undefined;
}

const BY_CODE: { readonly [code: string]: Ending } = {
	ECONNREFUSED: { how: 'refused' },
	ECONNRESET: { how: 'reset' },
	EPIPE: { how: 'reset' },
	ECONNABORTED: { how: 'reset' },
	ETIMEDOUT: { how: 'silent' },
	EHOSTUNREACH: { how: 'unreachable', reason: 'no way leads to that host' },
	ENETUNREACH: { how: 'unreachable', reason: 'no way leads from this machine to that network' },
	EADDRNOTAVAIL: { how: 'unreachable', reason: 'no address of this machine fits' },
	ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: { how: 'http2' },
	ERR_SSL_WRONG_VERSION_NUMBER: { how: 'noTls' },
	ERR_SSL_HTTP_REQUEST: { how: 'noTls' },
	ERR_SSL_PACKET_LENGTH_TOO_LONG: { how: 'noTls' },
};

/** How a request ended whose connection failed. */
export function endingOfFailure({ code = '', message, reason }: Failure): Ending {
	// Node's code for a connection that was closed in the handshake is that of one that was reset.
	if (/before secure TLS connection/.test(message)) return { how: 'closed' };
	const known = memberOf(BY_CODE, code);
	if (known) return known;
	if (code.startsWith('ERR_SSL_')) return { how: 'tls', reason: reason ?? code };
	return { how: 'unreachable', reason: code || message };
}
