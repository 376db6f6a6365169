// Writes a file whole or not at all.
// Through `promises`, which Node loads when it is first used.
import { promises } from 'node:fs';
import { UserError } from '../../readers/user-error.ts';
import { memberOf } from '../../schema/text/members.ts';
import { printableLines } from '../../schema/text/printable.ts';

/**
 * Replaces the file in one step, so that a failure leaves the old one; at the end of a link it is the file that the link leads to. What is no
 * plain file (a pipe, /dev/stdout) is written to as it is. Control characters are escaped, as on the terminal. Throws a UserError where it
 * cannot be written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
	const content = printableLines(text);
	try {
		const there = await promises.stat(path).catch(() => undefined);
		if (there && !there.isFile()) await promises.writeFile(path, content);
		else await replace(there ? await promises.realpath(path) : path, content, there?.mode);
	} catch (error) {
		const { code = '', message } = error as NodeJS.ErrnoException;
		throw new UserError(`${path} cannot be written: ${memberOf(reasons, code) ?? message}.`);
	}
}

const reasons: { readonly [code: string]: string } = {
	ENOENT: 'its folder does not exist',
	EISDIR: 'it is a folder',
	EACCES: 'permission is denied',
	ENOSPC: 'the disk is full',
};

async function replace(path: string, content: string, mode: number | undefined): Promise<void> {
	const temporary = `${path}.${process.pid}.tmp`;
	// Nobody's file, and no link that somebody has laid there.
	const file = await promises.open(temporary, 'wx');
	try {
		if (mode !== undefined) await file.chmod(mode & 0o777);
		await file.writeFile(content);
		await file.close();
		await promises.rename(temporary, path);
	} catch (error) {
		await file.close().catch(() => {});
		await promises.rm(temporary, { force: true }).catch(() => {});
		throw error;
	}
}
