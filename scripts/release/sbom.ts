// What the npm package is made of, as a CycloneDX document, by CycloneDX's own reader of esbuild's metafile.
import { fileURLToPath } from 'node:url';
import { UserError } from '../../readers/user-error.ts';
import { run } from '../tools/run.ts';

const program = fileURLToPath(
	new URL('../../node_modules/@cyclonedx/cyclonedx-esbuild/bin/cyclonedx-esbuild-cli.js', import.meta.url),
);

/** Writes the document to `file`, from a metafile and the package at `tree`. Throws a UserError where the tool fails. */
export async function writeSbom(tree: string, metafile: string, file: string): Promise<void> {
	const options = [
		'--output-reproducible',
		'--spec-version',
		'1.6',
		'--mc-type',
		'application',
		'--output-file',
		file,
	];
	const { exitCode, stderr } = await run(process.execPath, [program, ...options, metafile], { cwd: tree });
	if (exitCode !== 0) throw new UserError(`the SBOM cannot be made: ${stderr.trim()}`);
}
