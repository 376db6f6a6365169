// How to write a value of the wrong kind, if the value shows what was meant.

import { nodeAt } from '../contract/node-at.ts';
import { type Contract, isLeaf } from '../contract/types.ts';
import type { ValuePath } from '../text/path.ts';
import { hasNoBreakSpace, longest } from './remedies.ts';
import { hints } from './texts.ts';

/** The value that has the wrong kind. */
interface Misshapen {
	/** Where it is; below a value of ours where that is a list or a map. */
	readonly path: ValuePath;
	/** What is wanted, in the words of the message. */
	readonly kind: string;
	readonly value: unknown;
	/** A plain scalar as it is in the file. */
	readonly written?: string;
}

/** A hint for it; undefined if there is none. */
export function shapeHint({ path, kind, value, written = String(value) }: Misshapen): string | undefined {
	if (typeof value === 'string' && value.length > longest) return undefined;
	const { node, inside } = nodeAt(path);
	const allowed = node && isLeaf(node) ? node[2] : undefined;
	if (typeof value === 'object' && value !== null)
		return collectionHint({ path, kind, value }, inside, allowed);
	if (allowed && !inside) return wordHint(allowed, value);
	if (node && !isLeaf(node)) return blockHint(path, node, value);
	if (/^list/.test(kind)) return listHint(path, kind, value, written);
	return scalarHint(path, kind, value, written);
}

function scalarHint(path: ValuePath, kind: string, value: unknown, written: string): string | undefined {
	const isText = /string/.test(kind) && !/^list/.test(kind);
	if (typeof value !== 'string') return isText ? hints.quote(JSON.stringify(written)) : undefined;
	if (hasNoBreakSpace(value)) return hints.space;
	const truth = kind === 'boolean' ? truthIn(value) : undefined;
	if (truth !== undefined) return hints.unquote(truth);
	if (/^(boolean|whole number)$/.test(kind) && /^(true|false|\d+),$/.test(value)) return hints.comma;
	const number = /number/.test(kind) ? numberHint(value) : undefined;
	if (number !== undefined) return number;
	if (/^map/.test(kind) && /^[\w.-]+:\S/.test(value)) return hints.colon;
	return path.join('.') === 'updateStrategy' ? hints.nearest(['updateStrategy.type']) : undefined;
}

function truthIn(value: string): 'true' | 'false' | undefined {
	if (/^(true|on|yes)$/i.test(value)) return 'true';
	return /^(false|off|no)$/i.test(value) ? 'false' : undefined;
}

/** Digits in quotes, or a number of seconds with its unit. */
function numberHint(value: string): string | undefined {
	if (/^\d{1,9}$/.test(value)) return hints.unquote(String(Number(value)));
	const [, seconds] = /^(\d{1,9})\s*(?:s|secs?|seconds?)$/i.exec(value) ?? [];
	return seconds === undefined ? undefined : hints.alone(seconds);
}

/** One of few words is wanted. */
function wordHint(allowed: readonly unknown[], value: unknown): string {
	if (typeof value === 'string' && allowed.includes(Number(value))) return hints.unquote(value);
	return allowed.length > mostWords ? hints.products : hints.oneOf(allowed.map(String));
}

const mostWords = 10;

/** A map of ours is wanted: a switch is meant by `true`, an image by its name, one of few keys by anything else. */
function blockHint(path: ValuePath, node: Contract, value: unknown): string | undefined {
	const keys = Object.keys(node);
	const below = (key: string) => [...path, key].join('.');
	if (typeof value === 'boolean' && keys.includes('enabled')) return hints.nearest([below('enabled')]);
	if (typeof value === 'string') {
		if (hasNoBreakSpace(value)) return hints.space;
		const [, name, tag] = /^([^\s@]+?)(?::([\w.-]+))?$/.exec(value) ?? [];
		if (path.join('.') === 'image' && name)
			return hints.settings([`repository: ${name}`, ...(tag ? [`tag: ${JSON.stringify(tag)}`] : [])]);
		if (/^[\w.-]+:\S/.test(value)) return hints.colon;
	}
	return keys.length <= mostKeys ? hints.keys(keys.map(below)) : undefined;
}

const mostKeys = 5;

function listHint(path: ValuePath, kind: string, value: unknown, written: string): string | undefined {
	if (typeof value !== 'string') return hints.quote(JSON.stringify(written));
	if (/^-\S/.test(value)) return hints.dash;
	if (/^\[.*\]$/.test(value)) return hints.unquote(value);
	if (path.join('.') === 'proxy.ingress.tls') return hints.list(`[{secretName: ${JSON.stringify(value)}}]`);
	if (kind === 'list of maps') return undefined;
	const items = value.split(/[\s,;]+/).filter((item) => item !== '');
	return items.length > 0 ? hints.list(JSON.stringify(items).replaceAll(',', ', ')) : undefined;
}

function collectionHint({ path, kind, value }: Misshapen, inside: boolean, allowed?: readonly unknown[]) {
	if (typeof value !== 'object' || value === null) return undefined;
	if (kind === 'map of strings' && inside) return hints.quote(`'${JSON.stringify(value)}'`);
	if (Array.isArray(value)) return insteadOfList(kind, value);
	const word = Object.keys(value).find((key) => allowed?.includes(key));
	if (word !== undefined) return hints.alone(word);
	if (path.join('.') === 'dblessConfig.config') return hints.block('config');
	if (/^list/.test(kind) && !inside) return kind === 'list of strings' ? undefined : hints.items;
	return /string/.test(kind) ? memberHint(path, value) : undefined;
}

function insteadOfList(kind: string, value: readonly unknown[]): string | undefined {
	if (/^map/.test(kind)) return hints.members;
	const isFlat = value.every((item) => typeof item !== 'object');
	return /string/.test(kind) && isFlat && value.length > 0 ? hints.text(value.join(', ')) : undefined;
}

/** A text is wanted: the map's name, or its only member. */
function memberHint(path: ValuePath, value: object): string | undefined {
	const members = Object.entries(value);
	const only = members.length === 1 ? members[0] : undefined;
	const [key, text] = members.find(([name]) => name === 'name') ?? only ?? [];
	if (typeof text !== 'string' && typeof text !== 'number') return undefined;
	return hints.alone(path.includes('parameters') ? `${key}=${text}` : String(text));
}
