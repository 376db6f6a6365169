// What happens to a setting between Kong's check and its start: the check leaves the settings in a file, a line each, and the
// start reads that file again. So a listener's text ends where a line does.
// Source: kong/cmd/utils/prefix_handler.lua (.kong_env) and kong/conf_loader/init.lua of Kong 3.9.3, pl.config of Penlight.

import type { SettingProblem } from '../problem.ts';
import { parseListen } from './listen.ts';
import { splitLua } from './lua-text.ts';
import { type KongEnv, type LISTEN_SETTINGS, settingText } from './settings.ts';

/** The refusal at start of a listener whose entry goes on in another line and is no entry without it. */
export function lineBreakProblems(
	env: KongEnv,
	{ variable, subsystem }: (typeof LISTEN_SETTINGS)[number],
): SettingProblem[] {
	// Blanks and line ends around commas have been taken away before.
	const entries = splitLua(settingText(env, variable) ?? '');
	const [line = '', ...lost] = entries.join(',').split('\n');
	if (lost.length === 0 || parseListen(line, variable, subsystem).problems.length === 0) return [];
	const index = entries.findIndex((entry) => entry.includes('\n'));
	return [{ stage: 'nginx', code: 'line-break', variable, entry: entries[index] ?? '', index }];
}
