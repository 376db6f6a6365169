// JSON schemas of types. TypeScript reads the project once for all of them: that takes longer than anything else here.
import { resolve } from 'node:path';
import {
	type CompletedConfig,
	createFormatter,
	createParser,
	createProgram,
	DEFAULT_CONFIG,
	SchemaGenerator,
} from 'ts-json-schema-generator';
import type { Node } from './values-schema.ts';

const root = resolve(import.meta.dirname, '../..');

/** The files that export the types. */
const files = ['schema/values/values.ts', 'scripts/objects/kinds.ts', 'cli/report/documents.ts'];

const shared: CompletedConfig = {
	...DEFAULT_CONFIG,
	path: `${root}/{${files}}`,
	tsconfig: `${root}/tsconfig.json`,
	topRef: false,
	sortProps: false,
	skipTypeCheck: true,
};

let program: ReturnType<typeof createProgram> | undefined;

/** The schema of an exported type by its name, as the generator gives it. */
export function schemaOf(type: string, options: Partial<CompletedConfig>): Node {
	program ??= createProgram(shared);
	const config = { ...shared, type, ...options };
	const parser = createParser(program, config);
	return new SchemaGenerator(program, parser, createFormatter(config), config).createSchema(type) as Node;
}
