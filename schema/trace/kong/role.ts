// Settings with a fixed set of values, and what a role needs. Source: kong/conf_loader/constants.lua and parse.lua of Kong 3.9.3.

import type { SettingProblem } from '../problem.ts';
import { stripLua } from './lua-text.ts';
import { settingWords } from './setting-words.ts';
import { type KongSettings, settingText } from './settings.ts';

/** What Kong's check refuses about roles and about settings that take one of a few words. */
export function roleProblems(settings: KongSettings): SettingProblem[] {
	const { env, role, listens } = settings;
	const problems: SettingProblem[] = Object.entries(settingWords)
		.filter(([variable]) => env[variable] !== undefined)
		.map(([variable, values]) => ({ variable, values, text: stripLua(env[variable] ?? '') }))
		// Set to nothing is not the same as not set: only the latter gets the default.
		.filter(({ values, text }) => !values.includes(text))
		.map(({ variable, text }) => ({ stage: 'kong', code: 'enum-value', variable, entry: text }));
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

// Not `off`; whether the entries are right is another question.
function isGiven(listen: KongSettings['listens']['proxy']): boolean {
	return listen.entries.length > 0 || listen.problems.length > 0;
}
