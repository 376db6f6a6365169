// Type declarations of the library, for the published package.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Writes the declarations of cli/library.ts and of all that it refers to into `folder`. Throws where the sources have errors. */
export async function declarations(folder: string): Promise<void> {
	const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const program = ts.createProgram([join(root, 'cli/library.ts')], {
		...options,
		noEmit: false,
		declaration: true,
		emitDeclarationOnly: true,
		rootDir: root,
		outDir: folder,
	});
	const files = new Map<string, string>();
	const { diagnostics } = program.emit(undefined, (path, text) => files.set(path, withoutTs(text)));
	if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost));
	for (const [path, text] of files) {
		const target = join(folder, relative(folder, path));
		await mkdir(dirname(target), { recursive: true });
		await writeFile(target, text);
	}
}

const formatHost: ts.FormatDiagnosticsHost = {
	getCurrentDirectory: () => root,
	getCanonicalFileName: (name) => name,
	getNewLine: () => '\n',
};

/** Users need not allow imports of TypeScript's own extension. */
function withoutTs(text: string): string {
	return text.replace(/((?:from|import\()\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
}
