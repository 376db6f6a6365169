// Values of a chart inside an object, as a map or as text of YAML.
import { isMap } from '../../text/map.ts';
import { valuesInText } from '../../text/yaml-in.ts';

export interface Inline {
	/** The way to them in the object; empty where they come from another one. */
	readonly path: readonly (string | number)[];
	/** As the object has them. */
	readonly value: unknown;
	/** What Helm reads; undefined where that is no map. */
	readonly map: { readonly [key: string]: unknown } | undefined;
}

export function inline(path: Inline['path'], value: unknown): Inline {
	const map = typeof value === 'string' ? valuesInText(value) : isMap(value) ? value : undefined;
	return { path, value, map };
}
