// Programs of the workshop, as `npm run` starts them.
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** What Node is called with to run `scripts/NAME.ts`: its bundle, where the run of the tests has one. */
export function script(name: string): string[] {
	const bundles = process.env.TEST_BUNDLES;
	if (bundles) return [join(bundles, 'scripts', `${name}.mjs`)];
	return ['--import', 'tsx', join(root, 'scripts', `${name}.ts`)];
}
