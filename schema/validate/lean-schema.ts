// The values' schema without what only editors need: texts, and names of members that are no different from all others. Both are for hover and
// completion; as code they took more than half of the time and of the size.
import { isMap } from '../text/map.ts';
import { withoutSentence } from './said-pattern.ts';

/** Keywords that constrain nothing. */
const forEditors: ReadonlySet<string> = new Set([
	'$comment',
	'default',
	'description',
	'enumDescriptions',
	'errorMessage',
	'patternErrorMessage',
	'title',
]);

/** Keywords with schemas by names of the author's choice. */
const byName: ReadonlySet<string> = new Set(['definitions', 'properties']);

/** A schema that accepts the same values, with the same errors. */
export function leanSchema(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(leanSchema);
	if (!isMap(schema)) return schema;
	const kept = Object.entries(schemaForPrograms(schema)).filter(([keyword]) => !forEditors.has(keyword));
	const { properties, ...rest } = Object.fromEntries(
		kept.map(([keyword, value]) => [
			keyword,
			byName.has(keyword) && isMap(value) ? mapValues(value, leanSchema) : leanSchema(value),
		]),
	);
	if (!isMap(properties)) return rest;
	const others = JSON.stringify(rest.additionalProperties);
	const named = Object.entries(properties).filter(([, member]) => JSON.stringify(member) !== others);
	return named.length > 0 ? { ...rest, properties: Object.fromEntries(named) } : rest;
}

/** With the pattern alone, where Helm needs a sentence beside it. */
const schemaForPrograms = (schema: { readonly [keyword: string]: unknown }) =>
	typeof schema.pattern === 'string'
		? { ...schema, pattern: withoutSentence(schema.pattern, String(schema.patternErrorMessage)) }
		: schema;

const mapValues = (map: { readonly [name: string]: unknown }, change: (value: unknown) => unknown) =>
	Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)]));
