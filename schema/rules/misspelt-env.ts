// Keys of env that are like a setting of Kong's and are none, so that Kong would ignore them (others may be read by plugins); words that a
// setting does not take; settings that slipped below another.
import { isVariable, variableMeantBy } from '../check/gateway/kong-variables.ts';
import { settingWords } from '../trace/kong/setting-words.ts';
import { found, type Rule } from './types.ts';

export const misspeltEnv: Rule = ({ values: { env } }) => {
	const given = new Set(Object.keys(env).map((key) => `KONG_${key.toUpperCase()}`));
	return Object.keys(env).flatMap((key) => {
		const variable = `KONG_${key.toUpperCase()}`;
		// What is no name of a setting at all has a finding of its own.
		if (env[key] === null || !/^(?!kong_)[a-z]\w*$/i.test(key)) return [];
		const meant = variableMeantBy(variable);
		if (meant === undefined || given.has(meant)) return [];
		return found('env-misspelt', ['env', key], {
			key,
			variable,
			meant: meant.slice('KONG_'.length).toLowerCase(),
		});
	});
};

/** Settings whose words differ between editions, or that have a rule of their own. */
const otherwise: ReadonlySet<string> = new Set(['KONG_CLUSTER_MTLS', 'KONG_DATABASE']);

export const unknownWord: Rule = ({ values: { env } }) =>
	Object.entries(env).flatMap(([key, value]) => {
		const variable = `KONG_${key.toUpperCase()}`;
		const words = Object.hasOwn(settingWords, variable) ? settingWords[variable] : undefined;
		if (!words || typeof value !== 'string' || words.includes(value) || otherwise.has(variable)) return [];
		return found('env-value', ['env', key], { key, value: JSON.stringify(value), allowed: words.join(', ') });
	});

/** `valueFrom` is all that stands below a setting. */
export const tooDeep: Rule = ({ values: { env } }) =>
	Object.entries(env).flatMap(([key, value]) => {
		if (typeof value !== 'object' || value === null) return [];
		return Object.keys(value)
			.filter((name) => isVariable(`KONG_${name.toUpperCase()}`))
			.flatMap((name) =>
				found('field-misspelt', ['env', key, name], { path: `env.${key}.${name}`, meant: `env.${name}` }),
			);
	});
