// Whether a file holds values for this chart, since a hook also passes the values files of other charts.

import type { JsonObject } from '../../readers/yaml/types.ts';
import { contract } from '../contract/settle.ts';
import { isLeaf } from '../contract/types.ts';
import { isMap } from '../text/map.ts';
import { lettersOf, nearest } from '../text/nearest.ts';

const schemaKey = '$schema=';

/** Whether a comment tells an editor to use our schema. */
function hasModeline(text: string): boolean {
	if (!text.includes(schemaKey)) return false;
	const words = (text.match(/^#.*/gm) ?? []).flatMap((line) => line.slice(1).split(/\s+/));
	return words.some((word) => {
		const key = word.indexOf(schemaKey);
		return key !== -1 && word.includes('kong-client-ip', key + schemaKey.length);
	});
}

const block = 'clientIp';
const blockKeys = Object.keys(contract[block] && !isLeaf(contract[block]) ? contract[block] : {});

/**
 * Whether the file is ours: it has a `clientIp` block, or one that was meant to be it (by its name and by a key of ours inside, or written
 * into one key as `clientIp.strategy`), or a modeline with our schema.
 */
export function isOurs(value: JsonObject, text: string): boolean {
	if (Object.hasOwn(value, block)) return true;
	return Object.entries(value).some(([key, member]) => isBlock(key, member)) || hasModeline(text);
}

/**
 * Whether a file that cannot be read was meant to be ours: at the left is the block's name, or one like it with a key of ours next, or the file
 * has the modeline. Zeros are the other half of UTF-16, in which some editors save.
 */
export function mentionsUs(bytes: string): boolean {
	const text = bytes.replaceAll('\0', '');
	const starts = text.split(/\r?\n|\r/).filter((line) => /^\s*[^\s#]/.test(line));
	return hasModeline(text) || starts.some((line, index) => beginsBlock(line, starts[index + 1] ?? ''));
}

/** A mark of byte order, a bracket or a quote may stand before a name. */
function beginsBlock(line: string, next: string): boolean {
	const [, name = ''] = /^[^\w\s#-]{0,4} ?[^\w\s#-]?([\w-]+)/.exec(line) ?? [];
	if (lettersOf(name) === lettersOf(block)) return true;
	const [, inner = ''] = /^\s+["']?(\w+)/.exec(next) ?? [];
	return nearest(name, [block]) !== undefined && blockKeys.includes(inner);
}

/** Whether our block is there and holds a key of ours: of another chart's values, that may have a `clientIp` of their own. */
export function holdsOurKeys({ [block]: member }: JsonObject): boolean {
	return isMap(member) && Object.keys(member).some((key) => blockKeys.includes(key));
}

/** Deeper than any umbrella chart, HelmRelease or Application keeps values. */
const deepest = 8;

/** Where below `value` a `clientIp` block is: the JSON pointers of the maps, or texts of YAML, that hold one. At most three. */
export function blocksInside(value: unknown): readonly string[] {
	const found: string[] = [];
	const search = (here: unknown, pointer: string, depth: number): void => {
		if (found.length >= 3 || depth > deepest) return;
		if (typeof here === 'string' && pointer !== '' && blockInText.test(here)) found.push(pointer);
		if (typeof here !== 'object' || here === null) return;
		if (pointer !== '' && Object.hasOwn(here, block)) {
			found.push(pointer);
			return;
		}
		for (const [key, member] of Object.entries(here)) {
			search(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
		}
	};
	search(value, '', 0);
	return found;
}

/** The block at the left of a text. */
const blockInText = new RegExp(`^${block}:`, 'm');

function isBlock(key: string, value: unknown): boolean {
	if (key.toLowerCase() === block.toLowerCase() || key.startsWith(`${block}.`)) return true;
	if (typeof value !== 'object' || value === null || nearest(key, [block]) === undefined) return false;
	return Object.keys(value).some((inner) => blockKeys.includes(inner));
}
