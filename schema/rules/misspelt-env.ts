// Keys of env that are like a setting of Kong's and are none, so that Kong would ignore them (others may be read by plugins); words that a
// setting does not take; settings that slipped below another.

import type { ValuesFinding } from '../findings/finding.ts';
import { settingWords } from '../trace/kong/setting-words.ts';
import { isVariable, variableMeantBy } from '../trace/kong/variable-names.ts';
import { found, foundValue, type Rule } from './types.ts';

/** What a key of env sets. */
interface Setting {
	/** The setting that the key was meant to be, where it is none itself. */
	readonly meant: string | undefined;
	/** The words that it takes, where these are few. */
	readonly words: readonly string[] | undefined;
}

/** Settings whose words differ between editions, or that have a rule of their own. */
const otherwise: ReadonlySet<string> = new Set(['KONG_CLUSTER_MTLS', 'KONG_DATABASE']);

/** Keys that were looked at before: files of one kind repeat most of theirs. */
const settings = new Map<string, Setting>();
const mostSettings = 1000;

function settingOf(key: string): Setting {
	const known = settings.get(key);
	if (known) return known;
	const variable = variableOf(key);
	// What is no name of a setting at all has a finding of its own.
	const meant = /^(?!kong_)[a-z]\w*$/i.test(key) ? variableMeantBy(variable) : undefined;
	const hasWords = Object.hasOwn(settingWords, variable) && !otherwise.has(variable);
	const setting = { meant, words: hasWords ? settingWords[variable] : undefined };
	if (settings.size < mostSettings) settings.set(key, setting);
	return setting;
}

const variableOf = (key: string) => `KONG_${key.toUpperCase()}`;

export const misspeltEnv: Rule = ({ values: { env } }) => {
	const findings: ValuesFinding[] = [];
	for (const key of Object.keys(env)) {
		const value = env[key];
		if (value === null || value === undefined) continue;
		const setting = settingOf(key);
		if (setting.meant !== undefined) findings.push(...misspelt(env, key, setting.meant));
		if (typeof value === 'object') findings.push(...tooDeep(value, key));
		else if (typeof value === 'string' && setting.words)
			findings.push(...unknownWord(value, key, setting.words));
	}
	return findings;
};

function misspelt(env: object, key: string, meant: string): ValuesFinding[] {
	if (Object.keys(env).some((other) => variableOf(other) === meant)) return [];
	const name = meant.slice('KONG_'.length).toLowerCase();
	return found('env-misspelt', ['env', key], { key, variable: variableOf(key), meant: name });
}

function unknownWord(value: string, key: string, words: readonly string[]): ValuesFinding[] {
	if (words.includes(value)) return [];
	return foundValue('env-value', ['env', key], { value, allowed: words }, { key });
}

/** `valueFrom` is all that stands below a setting. */
function tooDeep(value: object, key: string): ValuesFinding[] {
	return Object.keys(value)
		.filter((name) => isVariable(variableOf(name)))
		.flatMap((name) =>
			found('field-misspelt', ['env', key, name], { path: `env.${key}.${name}`, meant: `env.${name}` }),
		);
}
