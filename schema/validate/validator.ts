// The schema as functions. A build puts code that ajv made ahead of time in the place of this module (see scripts/build/plugins.ts).
import { compileSchema, schemaKey } from './compile-schema.ts';
import { type ConstrainedTree, mapLeaves } from './schema-constraints.ts';

/** What of ajv's errors is used. */
export interface SchemaError {
	readonly keyword: string;
	readonly instancePath: string;
	readonly schemaPath: string;
	readonly params: { readonly [name: string]: unknown };
}

/** Whether a value fits; the errors of the last call are in `errors`. */
export interface Validate {
	(value: unknown): boolean;
	readonly errors?: readonly SchemaError[] | null;
}

let compiled: ReturnType<typeof compileSchema> | undefined;

const get = (pointer: string) => {
	compiled ??= compileSchema();
	return compiled.ajv.getSchema(`${schemaKey}${pointer}`) as Validate;
};

/** The whole schema. */
export const wholeValidator = (): Validate => get('#');

let leaves: ConstrainedTree<Validate> | undefined;

/** For the leaves about which the schema says more than the contract, where they stand in the values; made at the first call. */
export function leafValidators(): ConstrainedTree<Validate> {
	compiled ??= compileSchema();
	leaves ??= mapLeaves(compiled.leaves, get);
	return leaves;
}
