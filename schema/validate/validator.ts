// The schema as functions. A build puts code that ajv made ahead of time in the place of this module (see scripts/build/plugins.ts).
import { compileSchema, schemaKey } from './compile-schema.ts';
import { type ConstrainedTree, mapLeaves } from './constrained.ts';

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

interface Validators {
	readonly whole: Validate;
	/** For the leaves about which the schema says more than the contract, where they stand in the values. */
	readonly leaves: ConstrainedTree<Validate>;
}

let made: Validators | undefined;

/** The schema's validators, made at the first call. */
export function validators(): Validators {
	if (made) return made;
	const { ajv, leaves } = compileSchema();
	const get = (pointer: string) => ajv.getSchema(`${schemaKey}${pointer}`) as Validate;
	made = { whole: get('#'), leaves: mapLeaves(leaves, get) };
	return made;
}
