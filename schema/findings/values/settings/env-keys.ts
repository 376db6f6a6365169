// Keys of `env`, and the variables of Kong that they become.
import { oncePer } from '../../../text/once-per.ts';
import type { ValuePath } from '../../../text/path.ts';
import type { Values } from '../../../values/values.ts';

type Env = Values['env'];

/** The keys with a value, by their names. Several findings ask for those of the same values. */
export const givenKeys = oncePer((env: Env): readonly string[] =>
	Object.keys(env)
		.filter((key) => env[key] !== null)
		.sort(),
);

/** Whether the user wrote the prefix that the chart adds. */
export const isPrefixed = (key: string) => key.toUpperCase().startsWith('KONG_');

/** Whether it can be the name of a setting. */
export const isName = (key: string) => /^[A-Za-z][A-Za-z0-9_]*$/.test(key);

export const variableOf = (key: string) => `KONG_${key.toUpperCase()}`;

export interface EnvKey {
	readonly key: string;
	readonly variable: string;
	/** The key before it that becomes the same variable. */
	readonly other: string | undefined;
}

/** Of these keys those that become variables which Kong may read. */
export const envKeys = oncePer((env: Env): readonly EnvKey[] => {
	const first = new Map<string, string>();
	return givenKeys(env)
		.filter((key) => isName(key) && !isPrefixed(key))
		.map((key) => {
			const variable = variableOf(key);
			const other = first.get(variable);
			if (other === undefined) first.set(variable, key);
			return { key, variable, other };
		});
});

/** Where the user wrote a setting, in whatever case; of several the last by name. */
export function envPath(env: Env, name: string): ValuePath {
	const written = Object.keys(env).filter((key) => key.length === name.length && key.toLowerCase() === name);
	const [last] = written.sort().reverse();
	return last === undefined ? ['env'] : ['env', last];
}
