// Reads files and pipes of unknown size in bounded memory.
import { Buffer } from 'node:buffer';
import { closeSync, openSync, readlinkSync, readSync } from 'node:fs';
import { UserError } from '../../readers/user-error.ts';

/**
 * The bytes of a file or pipe (path), or of an open descriptor (number), at most `limit` + 1 of them: one more than allowed tells that
 * there is more. Throws what node:fs throws.
 */
export function readBounded(source: string | number, limit = Number.POSITIVE_INFINITY): Uint8Array {
	const descriptor = typeof source === 'number' ? source : openSync(source, 'r');
	try {
		return readAll(descriptor, limit + 1);
	} finally {
		if (typeof source === 'string') closeSync(descriptor);
	}
}

const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** Reads to the end, whatever the size that the file claims: pipes, devices and the files of /proc claim none. */
function readAll(descriptor: number, limit: number): Uint8Array {
	const chunks: Uint8Array[] = [];
	let total = 0;
	let filled = 0;
	for (;;) {
		const room = Math.min(scratch.length - filled, limit - total - filled);
		const count = room === 0 ? 0 : readSome(descriptor, scratch, filled, room);
		filled += count;
		if (count > 0 && filled < scratch.length) continue;
		const chunk = Buffer.allocUnsafe(filled);
		scratch.copy(chunk, 0, 0, filled);
		chunks.push(chunk);
		total += filled;
		filled = 0;
		if (count === 0) return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
	}
}

const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Standard input may be set not to block, and then says EAGAIN while the writer thinks. */
function readSome(descriptor: number, into: Uint8Array, offset: number, length: number): number {
	for (;;) {
		try {
			return readSync(descriptor, into, offset, length, null);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === 'EOF') return 0;
			if (code !== 'EAGAIN') throw error;
			Atomics.wait(sleeper, 0, 0, 10);
		}
	}
}

/** As {@link readBounded}, for a file that the user named `shown`. Throws a UserError that says why it cannot be read. */
export function readNamedFile(path: string, shown: string, limit?: number): Uint8Array {
	try {
		return readBounded(path, limit);
	} catch (error) {
		throw unreadable(shown, error);
	}
}

/** What is said of a file or folder for which node:fs threw `error`. */
export const unreadable = (shown: string, error: unknown) =>
	new UserError(`${shown} cannot be read: ${reason(error as NodeJS.ErrnoException)}.`);

function reason({ code, message, path }: NodeJS.ErrnoException): string {
	if (code === 'ENOENT') return absent(path);
	if (code === 'EISDIR') return 'it is a folder. Name the files in it';
	if (code === 'EACCES') return 'permission is denied';
	if (code === 'ENOTDIR') return 'a part of its path is a file, not a folder';
	if (code === 'ELOOP') return 'its symbolic links lead in a circle';
	if (code === 'ENAMETOOLONG') return 'no file can have so long a name';
	return message;
}

/** A link is there, though not what it leads to. */
function absent(path: string | undefined): string {
	try {
		if (path !== undefined) return `it is a link to ${readlinkSync(path)}, and there is no such file`;
	} catch {
		// No link.
	}
	return 'there is no such file';
}
