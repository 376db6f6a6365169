// The values' schema in ajv: for the toolkit run from source, and for a build, which makes code of it.
import { Ajv, type AnySchemaObject, type Options } from 'ajv';
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import { leanSchema } from './lean-schema.ts';
import { constrainedLeaves } from './schema-constraints.ts';

/** A name for the whole schema in {@link compileSchema}'s ajv; with a pointer after it, for the part at the pointer. */
export const schemaKey = 'values';

/** An ajv that knows the schema, and the leaves about which the schema says more than the contract. `options` are added to ours. */
export function compileSchema(options: Options = {}) {
	const ajv = new Ajv({ ...options, strict: false, allErrors: true, messages: false });
	const schema = leanSchema(valuesSchema) as AnySchemaObject;
	ajv.addSchema(schema, schemaKey);
	return { ajv, leaves: constrainedLeaves(schema) };
}
