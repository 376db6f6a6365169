// Type declarations of the library, for the published package.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Writes the declarations of cli/library.ts, and of what its types refer to, into `folder`: as .d.ts for `import`, and as .d.cts for `require`.
 * Throws where the sources have errors.
 */
export async function declarations(folder: string): Promise<void> {
	const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const program = ts.createProgram([join(root, 'cli/library.ts')], {
		...options,
		noEmit: false,
		declaration: true,
		emitDeclarationOnly: true,
		rootDir: root,
		outDir: root,
	});
	const files = new Map<string, string>();
	const { diagnostics } = program.emit(undefined, (path, text) => files.set(relative(root, path), text));
	if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost));
	files.set(values, await readFile(join(root, values), 'utf8'));
	for (const [path, text] of reached('cli/library.d.ts', files)) {
		const target = join(folder, path);
		await mkdir(dirname(target), { recursive: true });
		await writeFile(target, withEnding(text, 'js'));
		await writeFile(target.replace(/\.ts$/, '.cts'), withEnding(text, 'cjs'));
	}
}

/** A declaration itself, which TypeScript does not emit. */
const values = 'schema/published/values.d.ts';

/** Relative imports, as the sources write them. */
const imports = /((?:from|import\()\s*['"])(\.[^'"]*)\.[tj]s(['"])/g;

/** The file and all that it refers to, directly or not. */
function reached(first: string, files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const visit = (path: string): void => {
		const text = files.get(path);
		if (text === undefined || found.has(path)) return;
		found.set(path, text);
		for (const [, , to = ''] of text.matchAll(imports)) visit(`${join(dirname(path), to)}.d.ts`);
	};
	visit(first);
	return found;
}

/** Users need not allow imports of TypeScript's own extension. */
const withEnding = (text: string, ending: string) => text.replace(imports, `$1$2.${ending}$3`);

const formatHost: ts.FormatDiagnosticsHost = {
	getCurrentDirectory: () => root,
	getCanonicalFileName: (name) => name,
	getNewLine: () => '\n',
};
