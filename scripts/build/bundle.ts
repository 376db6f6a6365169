// Bundles the command line and the library: what the published package runs.
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { commandsApart, findingsWithoutSamples, schemaAheadOfTime } from './plugins.ts';

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
	legalComments: 'none',
	logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Writes cli.cjs and commands/NAME.cjs into `folder`. The command line is CommonJS, which Node starts faster, with one file for
 * each command, so that none loads another's code.
 */
export async function bundle(folder: string): Promise<void> {
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
		plugins: [commandsApart, schemaAheadOfTime, findingsWithoutSamples],
	} satisfies BuildOptions;
	await build({ ...cli, entryPoints: [join(root, 'cli/cli.ts')], banner: { js: '"use strict";' } });
	const { outputFiles } = await build({
		...cli,
		entryPoints: commands.map((name) => join(root, 'cli/commands', name)),
		banner: { js: '(function (exports, require, module, __filename, __dirname) { "use strict";' },
		footer: { js: '})' },
		write: false,
	});
	await mkdir(join(folder, 'commands'), { recursive: true });
	for (const { path, text } of outputFiles) await writeFile(path, inAscii(text, path));
	await chmod(resolve(folder, 'cli.cjs'), 0o755);
}

/** The text, if it is ASCII: V8 would keep any other at two bytes a character, and the loader reads a byte as one. */
export function inAscii(text: string, path: string): string {
	const other = /[^\0-\x7f]/.exec(text);
	if (!other) return text;
	const around = text.slice(Math.max(0, other.index - 40), other.index + 40);
	throw new Error(
		`${path} holds more than ASCII, in a regular expression most likely; write \\u… there: ${around}`,
	);
}

/** Writes the library as one module, index.js, into `folder`. */
export async function bundleLibrary(folder: string): Promise<void> {
	await build({
		...shared,
		// Stack traces and names of functions are the user's to read here.
		minifyIdentifiers: false,
		entryPoints: { index: join(root, 'cli/library.ts') },
		outdir: folder,
		format: 'esm',
		plugins: [schemaAheadOfTime, findingsWithoutSamples],
		// What ajv's code asks for by `require` is bundled; esbuild's stand-in for it is not used.
		banner: { js: '// kong-client-ip, bundled from cli/library.ts.' },
	});
}
