// Bundles the command line and the library: what the published package runs.
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { commandsApart, preparedSources, schemaAheadOfTime } from './plugins.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const shared = {
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	// Builds that are modules, from which esbuild leaves out what is not used; those that Node takes are not.
	alias: {
		yaml: join(root, 'node_modules/yaml/browser/dist/index.js'),
		'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js'),
	},
	target: 'node20.19',
	minifySyntax: true,
	minifyWhitespace: true,
	minifyIdentifiers: true,
	keepNames: false,
	// The notices are in a file of their own.
	legalComments: 'none',
	metafile: true,
	logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Writes cli.cjs and commands/NAME.cjs into `folder`, and returns the files that they were made of. The command line is CommonJS, which Node starts faster, with one file for
 * each command, so that none loads another's code.
 */
export async function bundle(folder: string): Promise<readonly string[]> {
	await mkdir(folder, { recursive: true });
	// V8 tells a stale cache by the length of its source alone.
	await rm(join(folder, '.compiled'), { recursive: true, force: true });
	const commands = (await readdir(join(root, 'cli/commands'))).filter((name) => name.endsWith('.ts'));
	const cli = {
		...shared,
		outbase: join(root, 'cli'),
		outdir: folder,
		outExtension: { '.js': '.cjs' },
		format: 'cjs',
		supported: { 'dynamic-import': false },
		plugins: [commandsApart, schemaAheadOfTime, preparedSources],
	} satisfies BuildOptions;
	const main = await build({
		...cli,
		entryPoints: [join(root, 'cli/cli.ts')],
		banner: { js: '"use strict";' },
	});
	const apart = await build({
		...cli,
		entryPoints: commands.map((name) => join(root, 'cli/commands', name)),
		banner: { js: '(function (exports, require, module, __filename, __dirname) { "use strict";' },
		footer: { js: '})' },
		write: false,
	});
	await mkdir(join(folder, 'commands'), { recursive: true });
	for (const { path, text } of apart.outputFiles) await writeFile(path, inAscii(text, path));
	await chmod(resolve(folder, 'cli.cjs'), 0o755);
	return [...inputsOf(main), ...inputsOf(apart)];
}

const inputsOf = ({ metafile }: BuildResult<{ metafile: true }>) => Object.keys(metafile.inputs);

/** The text, if it is ASCII: V8 would keep any other at two bytes a character, and the loader reads a byte as one. */
export function inAscii(text: string, path: string): string {
	const other = /[^\0-\x7f]/.exec(text);
	if (!other) return text;
	const around = text.slice(Math.max(0, other.index - 40), other.index + 40);
	throw new Error(
		`${path} holds more than ASCII, in a regular expression most likely; write \\u… there: ${around}`,
	);
}

/**
 * Writes the library into `folder`, and returns the files that it was made of: index.cjs for `require`, and index.js for `import`, which hands on
 * the same functions, so that a program that loads both has it once. Neither is minified: in an error Node shows a line of it.
 */
export async function bundleLibrary(folder: string): Promise<readonly string[]> {
	const made = await build({
		...shared,
		minifySyntax: false,
		minifyWhitespace: false,
		minifyIdentifiers: false,
		entryPoints: [join(root, 'cli/library.ts')],
		outfile: join(folder, 'index.cjs'),
		format: 'cjs',
		plugins: [schemaAheadOfTime, preparedSources],
		banner: { js: '"use strict"; // kong-client-ip, bundled from cli/library.ts.' },
	});
	const names = Object.keys(createRequire(import.meta.url)(join(folder, 'index.cjs'))).sort();
	const lines = [
		'// kong-client-ip, for import: the functions of index.cjs.',
		"import library from './index.cjs';",
		`export const { ${names.join(', ')} } = library;`,
	];
	await writeFile(join(folder, 'index.js'), `${lines.join('\n')}\n`);
	return inputsOf(made);
}
