// From bytes to text, refusing what Helm's YAML parser refuses before it looks at any syntax.
import type { RawProblem } from './types.ts';

/**
 * More than any values file needs: Helm keeps values with the release in a Secret, which Kubernetes limits to 1 MiB
 * (https://kubernetes.io/docs/concepts/configuration/secret/#restriction-data-size).
 */
export const maxBytes = 1024 * 1024;

// Tab, line feed, carriage return and what YAML 1.1 calls printable (https://yaml.org/spec/1.1/#id868524).
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
// Line breaks to YAML 1.1 and so to Helm, not to YAML 1.2, to editors or to the reader.
const oddLineBreak = /\r(?!\n)|[\x85\u2028\u2029]/;

interface Decoded {
	/** Without a byte order mark; empty where there is a problem. */
	text: string;
	problem?: RawProblem;
}

function refused(message: string, code: RawProblem['code'] = 'yaml-encoding', start = 0): Decoded {
	return { text: '', problem: { code, message, start, end: start } };
}

/** Takes UTF-8 bytes or text; never throws. */
export function decode(source: string | Uint8Array): Decoded {
	if (isTooLarge(source)) {
		return refused(
			`the file is larger than ${maxBytes / 1024 ** 2} MiB, which no values file can be: check that you named the right file`,
			'yaml-size',
		);
	}
	let text: string;
	if (typeof source === 'string') text = source.replace(/^\ufeff/, '');
	else {
		const [first, second] = source;
		// UTF-16 with its mark, or without it as its first character is ASCII in all YAML.
		if (
			(first === 0xff && second === 0xfe) ||
			(first === 0xfe && second === 0xff) ||
			first === 0 ||
			second === 0
		) {
			return refused(
				'the file is not UTF-8 (it looks like UTF-16, which Helm 4 cannot read): save it as UTF-8',
			);
		}
		try {
			text = new TextDecoder('utf-8', { fatal: true }).decode(source);
		} catch {
			return refused('the file is not UTF-8: save it as UTF-8');
		}
	}
	const control = unprintable.exec(text);
	if (control) {
		const name = codePoint(control[0]);
		return { text, problem: { ...at(control.index), message: `${name} is not allowed in YAML: remove it` } };
	}
	const lineBreak = oddLineBreak.exec(text);
	if (lineBreak) {
		const message = `${codePoint(lineBreak[0])} starts a new line for Helm, but not in most editors: remove it, or escape it in double quotes`;
		return { text, problem: { ...at(lineBreak.index), message } };
	}
	return { text };
}

/** A character is three bytes at most, or two characters four. */
function isTooLarge(source: string | Uint8Array): boolean {
	if (typeof source !== 'string') return source.byteLength > maxBytes;
	if (source.length * 3 <= maxBytes) return false;
	return source.length > maxBytes || new TextEncoder().encode(source).length > maxBytes;
}

function at(start: number): Pick<RawProblem, 'code' | 'start' | 'end'> {
	return { code: 'yaml-encoding', start, end: start + 1 };
}

function codePoint(character: string): string {
	const number = character.codePointAt(0) ?? 0;
	return `the character U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}
