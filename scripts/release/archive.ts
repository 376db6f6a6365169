// Archives that are the same byte for byte wherever and whenever they are made.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { gzipSync } from 'fflate';
import { create, extract } from 'tar';

/** The time that npm gives all files of a package, too. */
const fixedTime = new Date('1985-10-26T08:15:00Z');

/**
 * Writes the folder's files as a .tgz: in order of their names, all of one time and owner, without the machine's own bits of the mode, and
 * compressed by code that does not change with Node's zlib.
 */
export async function packFolder(folder: string, file: string): Promise<void> {
	const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile())
		.map((entry) =>
			join(entry.parentPath, entry.name)
				.slice(folder.length + 1)
				.split(sep)
				.join('/'),
		)
		.sort();
	const chunks: Buffer[] = [];
	const archive = create(
		{ cwd: folder, portable: true, mtime: fixedTime, noDirRecurse: true, onWriteEntry },
		names,
	);
	for await (const chunk of archive) chunks.push(chunk as Buffer);
	await writeFile(file, gzipSync(Buffer.concat(chunks), { level: 9, mtime: 0 }));
}

/** A program keeps its right to run; who else may write is nobody's business. */
function onWriteEntry(entry: { stat?: { mode: number } }): void {
	if (entry.stat) entry.stat.mode = entry.stat.mode & 0o100 ? 0o100755 : 0o100644;
}

/** Lays the content of a .tgz into a folder, which is made; so many folders are cut off its paths. */
export async function unpack(file: string, folder: string, strip: number): Promise<void> {
	await mkdir(folder, { recursive: true });
	await extract({ file, cwd: folder, strip });
}

/** Packs the content of a .tgz again, as {@link packFolder} does. */
export async function repack(from: string, to: string): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'release-'));
	try {
		await unpack(from, folder, 0);
		await packFolder(folder, to);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Hexadecimal, as sha256sum prints it. */
export const sha256 = async (file: string): Promise<string> =>
	createHash('sha256')
		.update(await readFile(file))
		.digest('hex');
