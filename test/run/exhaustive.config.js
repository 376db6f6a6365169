// `npm run test:exhaustive`: every case of the test files of which `npm test` tries a part, those that ask test/support/breadth.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configOf } from './config.mjs';

const asksForBreadth = (file) => /support\/breadth\.ts'|\brenderEach\b/.test(readFileSync(file, 'utf8'));

const files = readdirSync('test', { recursive: true })
	.filter((name) => name.endsWith('.test.ts'))
	.map((name) => join('test', name))
	.filter(asksForBreadth);

const config = await configOf(files);

export default { ...config, environmentVariables: { ...config.environmentVariables, TEST_EXHAUSTIVE: '1' } };
