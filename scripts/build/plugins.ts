// What a build does beyond bundling.
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'esbuild';
import ts from 'typescript';
import { compileSchema, schemaKey } from '../../schema/validate/compile-schema.ts';
import { mapLeaves } from '../../schema/validate/schema-constraints.ts';
import { withSharedShapes } from './spreads.ts';

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
		build.onLoad({ filter: /\/schema\/validate\/validator\.ts$/ }, ({ path }) => ({
			contents: validatorsModule(),
			loader: 'js',
			resolveDir: dirname(path),
		}));
	},
};

/** What of a finding only tests and the generators read. */
export const forTests: ReadonlySet<string> = new Set(['samples', 'neighbours', 'template']);

/** All sources: definitions of findings without their samples and templates, which are three quarters of them; literals as V8 likes them. */
export const preparedSources: Plugin = {
	name: 'prepared-sources',
	setup(build) {
		build.onLoad({ filter: /\.m?[jt]s$/ }, async ({ path }) => {
			const code = await readFile(path, 'utf8');
			const isFinding = /\/schema\/findings\/[^/]+\/.*\.ts$/.test(path);
			return {
				contents: withSharedShapes(isFinding ? withoutProperties(code, forTests) : code),
				loader: path.endsWith('.ts') ? 'ts' : 'js',
				resolveDir: dirname(path),
			};
		});
	},
};

/** The program without the properties of these names, wherever an object has them as `name: …`. */
export function withoutProperties(code: string, names: ReadonlySet<string>): string {
	const source = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
	const cuts: { readonly from: number; readonly to: number }[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && names.has(node.name.text))
			cuts.push({ from: node.getStart(), to: node.end });
		else ts.forEachChild(node, visit);
	};
	visit(source);
	return cuts.reduceRight(
		(text, { from, to }) => `${text.slice(0, from)}${text.slice(to).replace(/^\s*,/, '')}`,
		code,
	);
}

/**
 * What schema/validate/validator.ts exports, without ajv. The whole schema is asked for a few files only, the leaves for each, so either is set
 * up when it is first needed.
 */
export function validatorsModule(): string {
	const { ajv, leaves } = compileSchema({ code: { source: true, esm: false, lines: false } });
	const pointers: string[] = [];
	mapLeaves(leaves, (pointer) => pointers.push(pointer));
	const codeOf = (some: readonly string[]) =>
		standaloneCode.default(
			ajv,
			Object.fromEntries(some.map((pointer) => [pointer, `${schemaKey}${pointer}`])),
		);
	return `import { mapLeaves } from './schema-constraints.ts';
function setUpWhole() { const exports = {}; ${codeOf(['#'])}; return exports['#']; }
function setUpLeaves() { const exports = {}; ${codeOf(pointers)}; return exports; }
let whole, leaves;
export const wholeValidator = () => (whole ??= setUpWhole());
export function leafValidators() {
	if (leaves) return leaves;
	const at = setUpLeaves();
	return (leaves = mapLeaves(${JSON.stringify(leaves)}, (pointer) => at[pointer]));
}`;
}
