// What a user most likely meant by a key that the chart does not have, or by a value that is none of those allowed.

import { catalogue } from '../catalogue/index.ts';
import { calledAlso } from '../catalogue/recognised.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { kongOnlyKeys } from '../charts/kong-keys.ts';
import { lettersOf, likely } from '../text/nearest.ts';
import { pathText, type ValuePath } from '../text/path.ts';
import { foreignHint } from './foreign-keys.ts';
import { itemKeyBeside } from './item-keys.ts';
import { keyBeside, keysElsewhere, keysOfOtherName, stepsInKey } from './nearest-key.ts';
import { meantByWord } from './other-words.ts';
import { hasNoBreakSpace } from './remedies.ts';
import { hints } from './texts.ts';

/** A hint for a key that the chart does not have. */
export function keyHint(path: ValuePath): string | undefined {
	if (hasNoBreakSpace(String(path.at(-1)))) return hints.space;
	if (isKongOnly(path)) return foreignHint(path);
	const inItem = itemKeyBeside(path);
	if (inItem !== undefined) return hints.nearest([pathText(inItem)]);
	const steps = stepsInKey(path);
	if (steps.length > 0) return hints.levels(steps);
	const keys = likelyKeys(path);
	return keys.length > 0 ? hints.nearest(keys) : foreignHint(path);
}

/** What is a key of another chart as it is written is no misspelt key of this one. */
const isKongOnly = (path: ValuePath) => kongOnlyKeys.includes(path.join('.'));

/** A hint for a value that is none of those allowed. */
export function wordHint(path: ValuePath, value: unknown, allowed: readonly string[]): string | undefined {
	const text = JSON.stringify(value) ?? '';
	const words = likelyWords(path.join('.'), text, allowed);
	return words.length > 0 ? hints.nearest(words) : undefined;
}

function likelyWords(path: string, text: string, allowed: readonly string[]): readonly string[] {
	if (path === 'clientIp.loadBalancer') return likelyProducts(text);
	const other = meantByWord(path, lettersOf(text));
	return other.length > 0 ? other : likely(text, allowed);
}

/** The ids of the products that a word which is none of them most likely meant, wherever a user wrote it. */
export function likelyProducts(word: string): readonly string[] {
	const other = calledAlso(lettersOf(word));
	if (other.length > 0) return other;
	const found = likely(word, Object.keys(catalogue));
	return found.length > 0 ? found : byProvider(word);
}

/** The products of a provider, where it has few: `azure` is none of their names. */
function byProvider(value: string): readonly string[] {
	const all: readonly [string, LoadBalancer][] = Object.entries(catalogue);
	const ids = all.filter(([, { provider }]) => lettersOf(provider) === lettersOf(value)).map(([id]) => id);
	return ids.length <= 6 ? ids : [];
}

/** The values that an unknown key was most likely meant to be: their paths. */
export function likelyKeys(path: ValuePath): readonly string[] {
	// What an item of a list calls its own is no value of the chart.
	if (isKongOnly(path) || path.some((step) => typeof step === 'number')) return [];
	const { same, like } = keyBeside(path);
	if (same !== undefined) return [same];
	const named = keysOfOtherName(path);
	if (named.length > 0) return named;
	const elsewhere = keysElsewhere(path);
	// A key below the key's own map, or a block that was indented too deep, is suggested by its full name.
	if (elsewhere.some((one) => one.startsWith(`${path.slice(0, -1).join('.')}.`) || one === path.at(-1)))
		return elsewhere;
	// A neighbour at the first level is any of many, and likely another chart's; further down it is the best guess.
	if (path.length > 1 && like !== undefined) return [like];
	if (foreignHint(path) !== undefined) return [];
	return elsewhere.length > 0 || like === undefined ? elsewhere : [like];
}
