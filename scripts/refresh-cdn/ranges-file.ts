// The file of shipped ranges of one CDN: how it is read and written.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../../cli/io/write-whole.ts';
import { UserError } from '../../readers/user-error.ts';
import type { CdnRanges } from '../../schema/cdn/ranges/types.ts';

const comment = 'Written by npm run refresh-cdn; do not edit.';

const pathOf = (folder: string, id: string) => join(folder, `${id}.json`);

/** What ships now; undefined for a CDN without a file. Throws a UserError where the file is broken. */
export async function readRanges(folder: string, id: string): Promise<CdnRanges | undefined> {
	const path = pathOf(folder, id);
	const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return undefined;
		throw new UserError(`${path} cannot be read: ${error.message}.`);
	});
	if (text === undefined) return undefined;
	try {
		const { read, sources, ipv4, ipv6, copy } = JSON.parse(text) as CdnRanges;
		if (![sources, ipv4, ipv6].every(Array.isArray) || Number.isNaN(Date.parse(read))) throw new Error();
		return { sources, ...(copy ? { copy } : {}), read, ipv4, ipv6 };
	} catch {
		throw new UserError(`${path} is broken. Restore it, or remove it and read the list again.`);
	}
}

/** Replaces the file in one step. Throws a UserError where it cannot be written. */
export async function writeRanges(folder: string, id: string, ranges: CdnRanges): Promise<void> {
	const text = `${JSON.stringify({ $comment: comment, ...ranges }, null, '\t')}\n`;
	await writeWhole(pathOf(folder, id), text);
}
