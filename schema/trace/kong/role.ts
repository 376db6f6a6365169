// Settings with a fixed set of values, and what a role needs. Source: kong/conf_loader/parse.lua of Kong 3.9.3, schema/kong/words.ts.

import { type KongVersion, recordedKong } from '../../kong/image.ts';
import { lineOf } from '../../kong/release.ts';
import { settingsOfWords, wordSince, wordsOf } from '../../kong/words.ts';
import type { SettingProblem } from '../problem.ts';
import { stripLua } from './lua-text.ts';
import { type KongSettings, settingText } from './settings.ts';

/** What Kong's check refuses about roles and about settings that take one of a few words. */
export function roleProblems(settings: KongSettings, kong: KongVersion = recordedKong): SettingProblem[] {
	const { env, role, listens } = settings;
	const problems = settingsOfWords.flatMap((variable) => wordProblem(variable, env[variable], kong));
	const needs = (variable: string, fulfilled: boolean): void => {
		if (!fulfilled) problems.push({ stage: 'kong', code: 'role-needs', variable, entry: role });
	};
	const hasText = (variable: string): boolean => stripLua(settingText(env, variable) ?? '') !== '';
	const inMemory = stripLua(settingText(env, 'KONG_DATABASE') ?? '') === 'off';
	if (role === 'data_plane' || role === 'control_plane') {
		needs('KONG_CLUSTER_CERT', hasText('KONG_CLUSTER_CERT'));
		needs('KONG_CLUSTER_CERT_KEY', hasText('KONG_CLUSTER_CERT_KEY'));
	}
	if (role === 'data_plane') {
		needs('KONG_PROXY_LISTEN', isGiven(listens.proxy));
		needs('KONG_DATABASE', inMemory);
	}
	if (role === 'control_plane') {
		needs('KONG_ADMIN_LISTEN', isGiven(listens.admin));
		needs('KONG_CLUSTER_LISTEN', isGiven(listens.cluster));
		needs('KONG_DATABASE', !inMemory);
	}
	return problems;
}

// Set to nothing is not the same as not set: only the latter gets the default.
function wordProblem(variable: string, value: string | undefined, kong: KongVersion): SettingProblem[] {
	const words = value === undefined ? undefined : wordsOf(variable, kong);
	const text = stripLua(value ?? '');
	if (words === undefined || words.includes(text)) return [];
	const since = wordSince(variable, text);
	const which = kong.isKnown ? `Kong ${lineOf(kong.release)} knows` : 'any version of Kong knows';
	const later = since ? `; ${text} is of Kong ${lineOf(since)} and later` : '';
	const part = `${which}; write ${words.slice(0, -1).join(', ')} or ${words.at(-1)}${later}`;
	return [{ stage: 'kong', code: 'enum-value', variable, entry: text, part }];
}

// Not `off`; whether the entries are right is another question.
function isGiven(listen: KongSettings['listens']['proxy']): boolean {
	return listen.entries.length > 0 || listen.problems.length > 0;
}
