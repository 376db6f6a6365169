// Keys of env that are like a setting of Kong's and are none, so that Kong would ignore them. Others may be read by plugins.
import { variableMeantBy } from '../check/gateway/kong-variables.ts';
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
