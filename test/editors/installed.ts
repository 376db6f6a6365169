// Packages from npm that these tests need and the project does not.
import { join } from 'node:path';
import { cacheDirectory, cached } from '../../scripts/tools/cache.ts';
import { runNpm } from '../../scripts/tools/npm.ts';

/** The folder into which a package is installed, once for all runs. */
export const installed = (wanted: string): Promise<string> =>
	cached(join(cacheDirectory, 'editors', wanted.replaceAll('/', '+')), async (_, result) => {
		const { failure, said } = await runNpm(
			['install', '--prefix', result, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', wanted],
			result,
		);
		if (failure) throw new Error(`npm install ${wanted}: ${failure} ${said}`);
	});
