// What a key of `env` sets in Kong.
import type { KongVersion } from '../../../kong/image.ts';
import { wordsOf } from '../../../kong/words.ts';
import { variableMeantBy } from '../../../trace/kong/variable-names.ts';
import { isPrefixed, variableOf } from './env-keys.ts';

/** Settings that have a finding of their own. */
const otherwise: ReadonlySet<string> = new Set(['KONG_DATABASE']);

/** The words that the setting of a key takes, where these are few. */
export function wordsFor(key: string, kong: KongVersion): readonly string[] | undefined {
	const variable = variableOf(key);
	return otherwise.has(variable) ? undefined : wordsOf(variable, kong);
}

/** Keys that were looked at before: files of one kind repeat most of theirs. */
const meanings = new Map<string, string | undefined>();
const mostMeanings = 1000;

/** The variable that a key was meant to set, where Kong has no such setting and one of a like name. */
export function meantBy(key: string): string | undefined {
	if (meanings.has(key)) return meanings.get(key);
	// What is no name of a setting at all has a finding of its own.
	const meant = /^[a-z]\w*$/i.test(key) && !isPrefixed(key) ? variableMeantBy(variableOf(key)) : undefined;
	if (meanings.size < mostMeanings) meanings.set(key, meant);
	return meant;
}
