// YAML in a text: settings of a program, or values of a chart, inside an object.
import { type ParseOptions, parse, type SchemaOptions } from 'yaml';
import { isMap } from './map.ts';

/** What a text of YAML or JSON holds; undefined where it is neither. */
export const yamlIn = (text: string): unknown => read(text, {});

/** Values of a chart, as Helm reads them: YAML 1.1 with its merge keys. Undefined where the text is no map. */
export function valuesInText(text: string): { readonly [key: string]: unknown } | undefined {
	const values = read(text, { version: '1.1', merge: true });
	return isMap(values) ? values : undefined;
}

function read(text: string, options: ParseOptions & SchemaOptions & { version?: '1.1' }): unknown {
	try {
		return parse(text, { ...options, logLevel: 'error' });
	} catch {
		return undefined;
	}
}
