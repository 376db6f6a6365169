// The files of `check --fix --output`.

import { resolve } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import type { Fix } from '../../schema/remedy/fix/fix.ts';
import type { Io } from '../io/command.ts';
import { writeWhole } from '../io/write-whole.ts';
import { fixFiles } from './fix-text.ts';

/** For the command's usage. */
export const fixUsage = `      --fix              shows the advice as a unified diff of the objects; nothing is applied
      --output FILE      with --fix: writes it as patches for kustomize and kubectl, or as values for the
                         chart that rendered the gateway; - is standard output, the report then goes to
                         standard error`;

/**
 * Writes the files that apply the fixes; what does not fit into the first has a name that begins with its name.
 * @throws UserError where the fixes cannot be applied as they are, or a file cannot be written.
 */
export async function writeFixes(fixes: readonly Fix[], name: string, io: Io): Promise<void> {
	const files = fixFiles(fixes, name);
	if (name === '-') {
		if (files.length > 1)
			throw new UserError('--fix has more than one file to write: name the first with --output FILE.');
		for (const { text } of files) io.stdout(text);
		return;
	}
	const [, stem = name, extension = ''] = /^(.*?)(\.[^./]+)?$/.exec(name) ?? [];
	for (const { suffix, text } of files) {
		const file = `${stem}${suffix}${extension}`;
		await writeWhole(resolve(io.cwd, file), text);
		io.stderr(`Written: ${file}\n`);
	}
	if (files.length === 0) io.stderr('Nothing to fix: no file is written.\n');
}
