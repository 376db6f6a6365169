// Settings of Kong that slipped below another one in `env`.
import { isVariable } from '../trace/kong/variable-names.ts';
import { found, type Rule } from './types.ts';

/** `valueFrom` is all that is allowed below a setting. */
export const misspeltEnv: Rule = ({ values: { env } }) =>
	Object.entries(env).flatMap(([key, value]) =>
		typeof value !== 'object' || value === null
			? []
			: Object.keys(value)
					.filter((name) => isVariable(`KONG_${name.toUpperCase()}`))
					.flatMap((name) =>
						found('field-misspelt', ['env', key, name], { path: `env.${key}.${name}`, meant: `env.${name}` }),
					),
	);
