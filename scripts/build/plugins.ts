// What a build does beyond bundling.
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import { constrainedPaths } from '../validate/constrained.ts';
import { ajvOptions } from '../validate/validator.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** A command that is loaded when it is called stays a file of its own, which comes with V8's compile cache. */
export const commandsApart: Plugin = {
	name: 'commands-apart',
	setup(build) {
		build.onResolve({ filter: /\/commands\/[^/]+\.ts$/ }, ({ kind, path }) =>
			kind === 'dynamic-import' ? { path: basename(path, '.ts'), namespace: 'command' } : undefined,
		);
		build.onLoad({ filter: /.*/, namespace: 'command' }, ({ path }) => ({
			contents: `import { loadCompiled } from './compiled.ts';
export const { command } = loadCompiled(${JSON.stringify(`commands/${path}.cjs`)});`,
			loader: 'ts',
			resolveDir: here,
		}));
	},
};

/** The schema as code, made now, in the place of ajv and the schema. It is set up when it is first needed. */
export const schemaAheadOfTime: Plugin = {
	name: 'schema-ahead-of-time',
	setup(build) {
		build.onLoad({ filter: /\/scripts\/validate\/validator\.ts$/ }, ({ path }) => ({
			contents: `let validate;
function setUp() { const module = { exports: {} }; ${standalone()}; return module.exports; }
export function schemaErrors(values) { validate ??= setUp(); return validate(values) ? [] : validate.errors; }
export const constrained = new Set(${JSON.stringify(constrainedPaths(valuesSchema))});`,
			loader: 'js',
			resolveDir: dirname(path),
		}));
	},
};

function standalone(): string {
	const ajv = new Ajv({ ...ajvOptions, code: { source: true, esm: false, lines: false } });
	return standaloneCode.default(ajv, ajv.compile(valuesSchema));
}
