// Writes a file whole or not at all.
// Through `promises`, which Node loads when it is first used.
import { promises } from 'node:fs';
import { UserError } from '../../readers/user-error.ts';

/**
 * Replaces the file in one step, so that a failure leaves the old one. What is no plain file (a pipe, a link, /dev/stdout) is written to as
 * it is. Throws a UserError where it cannot be written.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
	const temporary = `${path}.${process.pid}.tmp`;
	try {
		const there = await promises.lstat(path).catch(() => undefined);
		if (there && !there.isFile()) return await promises.writeFile(path, text);
		await promises.writeFile(temporary, text);
		await promises.rename(temporary, path);
	} catch (error) {
		await promises.rm(temporary, { force: true }).catch(() => {});
		const { code, message } = error as NodeJS.ErrnoException;
		const reason =
			code === 'ENOENT'
				? 'its folder does not exist'
				: code === 'EISDIR'
					? 'it is a directory'
					: code === 'EACCES'
						? 'permission is denied'
						: message;
		throw new UserError(`${path} cannot be written: ${reason}.`);
	}
}
