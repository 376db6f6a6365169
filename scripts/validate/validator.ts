// The schema as a function. A build puts code that ajv made ahead of time in the place of this module (see scripts/build/plugins.ts).
import { Ajv, type ValidateFunction } from 'ajv';
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import { constrainedPaths } from './constrained.ts';

/** What of ajv's errors is used. */
export interface SchemaError {
	readonly keyword: string;
	readonly instancePath: string;
	readonly schemaPath: string;
	readonly params: { readonly [name: string]: unknown };
}

/** Options for ajv, here and in a build. */
export const ajvOptions = { strict: false, allErrors: true } as const;

let compiled: ValidateFunction | undefined;

/** The errors of the schema on these values, none where they fit. */
export function schemaErrors(values: unknown): readonly SchemaError[] {
	compiled ??= new Ajv(ajvOptions).compile(valuesSchema);
	return compiled(values) ? [] : ((compiled.errors ?? []) as SchemaError[]);
}

/** Paths, joined by dots, of values about which the schema says more than the contract. */
export const constrained: ReadonlySet<string> = new Set(constrainedPaths(valuesSchema));
