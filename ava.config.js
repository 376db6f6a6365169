// `npm test`: all tests that need Node and npm only. The heavier ones have configurations of their own.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { configOf } from './test/run/config.mjs';

const heavier = ['cluster', 'dataplane', 'editors', 'hook', 'packets', 'pods', 'release', 'shells', 'site'];

const files = readdirSync('test', { recursive: true })
	.filter((name) => name.endsWith('.test.ts') && !heavier.includes(name.split(sep)[0]))
	.map((name) => join('test', name));

export default await configOf(files);
