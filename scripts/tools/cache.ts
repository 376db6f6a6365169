// .cache/: what is fetched or built once, by several processes at the same time if need be.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.ts';

/** Kept between runs and not committed. */
export const cacheDirectory = fileURLToPath(new URL('../../.cache', import.meta.url));

/**
 * Makes sure that `directory` exists, and returns it. Where it does not, `fill(scratch, result)` puts its content into
 * `result`, using `scratch` as it likes; `result` then takes the place of `directory`, so that this appears whole or
 * not at all. Only one process fills at a time. Throws what `fill` throws, and then leaves nothing behind.
 */
export async function cached(
	directory: string,
	fill: (scratch: string, result: string) => Promise<void>,
): Promise<string> {
	if (existsSync(directory)) return directory;
	await withLock(`${directory}.lock`, async () => {
		if (existsSync(directory)) return;
		const part = `${directory}.part`;
		const [scratch, result] = [join(part, 'scratch'), join(part, 'result')];
		// Whoever holds the lock is alone, so what a killed predecessor left can go.
		rmSync(part, { recursive: true, force: true });
		for (const made of [scratch, result]) mkdirSync(made, { recursive: true });
		try {
			await fill(scratch, result);
			renameSync(result, directory);
		} finally {
			rmSync(part, { recursive: true, force: true });
		}
	});
	return directory;
}
