// What a key of `env` sets in Kong.
import { settingWords } from '../../../trace/kong/setting-words.ts';
import { variableMeantBy } from '../../../trace/kong/variable-names.ts';
import { isPrefixed, variableOf } from './env-keys.ts';

export interface KongSetting {
	/** The variable that was meant, where Kong has no such setting and one of a like name. */
	readonly meant: string | undefined;
	/** The words that it takes, where these are few. */
	readonly words: readonly string[] | undefined;
}

/** Settings whose words differ between editions, or that have a finding of their own. */
const otherwise: ReadonlySet<string> = new Set(['KONG_CLUSTER_MTLS', 'KONG_DATABASE']);

/** Keys that were looked at before: files of one kind repeat most of theirs. */
const settings = new Map<string, KongSetting>();
const mostSettings = 1000;

export function kongSetting(key: string): KongSetting {
	const known = settings.get(key);
	if (known) return known;
	const variable = variableOf(key);
	// What is no name of a setting at all has a finding of its own.
	const meant = /^[a-z]\w*$/i.test(key) && !isPrefixed(key) ? variableMeantBy(variable) : undefined;
	const hasWords = Object.hasOwn(settingWords, variable) && !otherwise.has(variable);
	const setting = { meant, words: hasWords ? settingWords[variable] : undefined };
	if (settings.size < mostSettings) settings.set(key, setting);
	return setting;
}
