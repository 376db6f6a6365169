// Whether Kong starts with a set of environment variables, and what it then listens on.

import { type KongVersion, recordedKong } from '../kong/image.ts';
import { addAll } from '../text/lists.ts';
import { readClearingSetting } from './kong/header-clearing.ts';
import { oddSettingProblems } from './kong/odd-settings.ts';
import { roleProblems } from './kong/role.ts';
import { lineBreakProblems } from './kong/second-reading.ts';
import { type KongEnv, type KongSettings, LISTEN_SETTINGS, readKongSettings } from './kong/settings.ts';
import { ANY_MACHINE, type Machine } from './machine.ts';
import { configBlocks } from './nginx/blocks.ts';
import { type ReadBlock, readBlock } from './nginx/check.ts';
import { nginxSockets, type ServedAddress } from './nginx/sockets.ts';
import type { SettingProblem, Warning } from './problem.ts';

/** The verdict about the settings. */
export interface SettingsCheck {
	/** Whether Kong's check passes and nginx starts. */
	readonly accepted: boolean;
	/** Who refuses; Kong's own check comes first. */
	readonly stage: SettingProblem['stage'] | null;
	/** Refusals; those of nginx only when Kong's check finds nothing, as nginx is not asked before. */
	readonly problems: readonly SettingProblem[];
	readonly warnings: readonly Warning[];
	/** Sockets bound afterwards, `tcp address:port`; empty when refused. */
	readonly bound: readonly string[];
	readonly settings: KongSettings;
	/** The Kong whose behaviour this is. */
	readonly kong: KongVersion;
	readonly blocks: readonly ReadBlock[];
	readonly served: readonly ServedAddress[];
}

/**
 * Checks the settings of one Kong container.
 * @param env full variable names and their text; what is missing has Kong's default.
 * @param machine what is known about the addresses and names where it runs.
 * @param kong which Kong reads them; by default the recorded one.
 */
export function checkSettings(
	env: KongEnv,
	machine: Machine = ANY_MACHINE,
	kong: KongVersion = recordedKong,
): SettingsCheck {
	const settings = readKongSettings(env);
	const listens = LISTEN_SETTINGS.map(({ name }) => settings.listens[name]);
	const warnings = [...listens.flatMap((listen) => listen.warnings), ...settings.trustedIps.warnings];
	if (readClearingSetting(env) === 'unknown') {
		const variable = 'KONG_NGINX_PROXY_SET_BY_LUA';
		warnings.push({ code: 'lua-unknown', variable, entry: env[variable] ?? '' });
	}
	const own = [
		...settings.portMaps.problems,
		...settings.trustedIps.problems,
		...roleProblems(settings, kong),
		...oddSettingProblems(env),
		...listens.flatMap((listen) => listen.problems),
	];
	const blocks = configBlocks(settings).map((block) => readBlock(block, machine, kong));
	// The two stream blocks have the same lines.
	addAll(
		warnings,
		blocks.flatMap((block) => (block.name === 'streamTls' ? [] : block.warnings)),
	);
	const sockets = nginxSockets(blocks, machine);
	const nginx = [
		...blocks.flatMap((block) => block.problems),
		...sockets.problems,
		...LISTEN_SETTINGS.flatMap((listen) => lineBreakProblems(env, listen)),
	];
	const problems = own.length > 0 ? own : nginx;
	const accepted = problems.length === 0;
	return {
		accepted,
		stage: problems[0]?.stage ?? null,
		problems,
		warnings,
		bound: accepted ? sockets.bound : [],
		settings,
		kong,
		blocks,
		served: sockets.served,
	};
}
