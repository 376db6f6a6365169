// What one line of a plain values file holds: an entry of a map, or a scalar. See quick.ts.

import { resolvePlain } from './resolve.ts';

/** Thrown, so that no caller goes on with half a value. */
export const giveUp = new Error('not plain');

type Scalar = string | number | boolean | null;

/** A key that no parser takes for anything but text. */
const plainKey = /^[A-Za-z_][A-Za-z0-9_./-]*$/;
/** Keys that YAML 1.1 takes for booleans or null. */
const notText = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** Where a line's content begins; its length where it is blank. */
export function leadingBlanks(line: string): number {
	let at = 0;
	while (line.charCodeAt(at) === 0x20) at++;
	return at;
}

/** Whether what follows a key or dash begins a block of literal text. */
export const isBlockHeader = (rest: string) => rest === '|' || rest === '|-' || rest === '|+';

/** Whether every parser takes a key for just this text. */
export const isPlainKey = (key: string) => plainKey.test(key) && !notText.test(key);

/** An entry of a map as its line says it. */
export interface Entry {
	readonly key: string;
	/** The value, where it is one word; undefined where it is in brackets or stands on the lines below. */
	readonly scalar: Scalar | undefined;
	/** What follows the key, without blanks before it; empty where the value stands on the lines below. */
	readonly rest: string;
}

/** Lines that were read before: files of one kind repeat most of theirs. */
const knownEntries = new Map<string, Entry>();
/** More would only take memory: a line may hold on to the text of its whole file. */
const mostEntries = 2000;
/** A plain scalar that cannot be mistaken for an indicator, alone on its line. */
const plainLine = /^(?:[A-Za-z0-9_./]|--?[A-Za-z0-9])[!-~ ]*$/;
/** A colon that would end a key. */
const colonThatEnds = /:(?: |$)/;
/** Certainly text, whatever else it holds. */
const word = /^[A-Za-z][A-Za-z0-9]*[./_:-][A-Za-z]/;

/** The entry that a line holds; undefined without a key that is plain. */
export function entryOf(text: string): Entry | undefined {
	const known = knownEntries.get(text);
	if (known) return known;
	const colon = text.indexOf(':');
	if (colon < 1 || (colon < text.length - 1 && text[colon + 1] !== ' ')) return undefined;
	const key = text.slice(0, colon);
	if (!isPlainKey(key)) return undefined;
	const behind = text.slice(colon + 1).trimStart();
	const rest = behind.startsWith('#') ? '' : behind;
	const entry = { key, rest, scalar: rest === '' ? undefined : scalarOf(rest) };
	if (knownEntries.size < mostEntries) knownEntries.set(text, entry);
	return entry;
}

/**
 * The scalar behind a key or a dash, with or without a comment; undefined before a bracket and for the header of a block. Anything on the next line that is indented more
 * makes the caller give up.
 */
export function scalarOf(text: string): Scalar | undefined {
	const first = text[0];
	if (first === '[' || first === '{' || isBlockHeader(text)) return undefined;
	if (first === '"' || first === "'") return quoted(text, first);
	const comment = text.indexOf(' #');
	const plain = comment === -1 ? text : text.slice(0, comment).trimEnd();
	if (!plainLine.test(plain) || colonThatEnds.test(plain)) throw giveUp;
	return resolved(plain);
}

/** A quoted text without escapes, closed on its line. */
export function quoted(text: string, quote: string): string {
	const end = text.indexOf(quote, 1);
	const content = text.slice(1, end);
	if (end === -1 || content.includes('\\')) throw giveUp;
	if (text.length > end + 1 && !/^ +#/.test(text.slice(end + 1))) throw giveUp;
	return content;
}

/** What a word without quotes stands for. */
export function resolved(text: string): Scalar {
	if (word.test(text)) return text;
	const found = resolvePlain(text);
	if (found.type === 'null') return null;
	if (found.type !== 'int' && found.type !== 'float') return found.value;
	const value = Number(found.value);
	if (!Number.isFinite(value)) throw giveUp;
	return value;
}
