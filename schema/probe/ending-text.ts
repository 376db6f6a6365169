// How a request ended, in words: the part of a sentence behind the name of a way. Words of a server are shortened and printable.
import type { Ending } from './types.ts';

/** `closes the connection without an answer`. */
export function endingText(ending: Ending): string {
	switch (ending.how) {
		case 'answer':
			return answerText(ending);
		case 'certificate':
			return `has a certificate that is not valid for it (${ending.reason})`;
		case 'tls':
			return `ends the TLS handshake (${ending.reason})`;
		case 'unreachable':
			return `cannot be reached (${ending.reason})`;
		default:
			return TEXTS[ending.how];
	}
}

const TEXTS = {
	closed: 'closes the connection without an answer',
	reset: 'resets the connection without an answer',
	refused: 'refuses the connection',
	silent: 'gives no whole answer in time',
	endless: 'answers more than an echo route ever says',
	garbage: 'answers something that is not HTTP',
	http2: 'speaks HTTP/2 only',
	tlsWanted: 'speaks TLS only',
	noTls: 'does not speak TLS',
	skipped: 'was not asked in time',
} as const;

function answerText({ status, body, location }: Extract<Ending, { how: 'answer' }>): string {
	if (status >= 300 && status < 400 && location !== undefined) return `redirects to ${quoted(location)}`;
	const words = body.trim() === '' ? '' : `: ${quoted(body.trim())}`;
	return `answers with status ${status}${words}`;
}

/** In quotes, at most 80 characters, nothing that moves a cursor. */
function quoted(text: string): string {
	const shortened = text.length > 80 ? `${text.slice(0, 79)}…` : text;
	return JSON.stringify(shortened).replace(
		/[\p{C}\p{Zl}\p{Zp}]/gu,
		(character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
	);
}

/** What to do about it, as a sentence. */
export function endingRemedy(ending: Ending): string {
	switch (ending.how) {
		case 'answer':
			return answerRemedy(ending);
		case 'certificate':
			return 'Name the host that the certificate is for in the URL, or pass --insecure.';
		case 'tlsWanted':
			return 'Write the URL with https://.';
		case 'noTls':
			return 'Write the URL with http://, or name the port that speaks TLS; a listener that does not expect the PROXY header of its load balancer answers like this, too.';
		case 'http2':
			return 'The probe speaks HTTP/1.1: allow that beside HTTP/2.';
		case 'garbage':
		case 'endless':
			return 'Check the address and the port.';
		case 'silent':
			return 'Check that a firewall lets you pass, or allow more time with --timeout.';
		case 'refused':
		case 'unreachable':
			return 'Check the address, the port and what lies between.';
		case 'skipped':
			return 'Allow more time with --deadline.';
		default:
			return 'Check the scheme and the port; a listener that expects a PROXY header closes like this, too.';
	}
}

function answerRemedy({ status }: Extract<Ending, { how: 'answer' }>): string {
	if (status === 404)
		return 'Check the path; set echo.enabled in the chart, or apply what kong-client-ip probe --manifest prints.';
	if (status === 426) return 'The route takes https only: write the URL with https://.';
	if (status === 400)
		return 'Check the scheme and the port; a listener that does not expect the PROXY header of its load balancer answers like this, too.';
	if (status >= 300 && status < 400)
		return 'The probe follows no redirect: name the URL that answers itself.';
	if (status === 401 || status === 403)
		return 'Pass the header that the route asks for with --header NAME=VALUE.';
	return 'Check that the URL is that of the echo route.';
}
