// The whole process of `validate` on one file, against a Node that does nothing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../build/bundle.ts';
import { cacheDirectory } from '../tools/cache.ts';
import { type Bench, goal, measure, ms, table, times } from './measure.ts';

const rounds = 50;

const good = `clientIp:
  loadBalancer: aws-nlb-instance
  strategy: proxyProtocol
  trustedIPs:
    - 10.0.0.0/16
`;

/** Reads the file, and nothing else: what a start costs whatever a program then does. */
const reader = `console.log(typeof require('js-yaml').load(require('fs').readFileSync(process.argv[1], 'utf8')))`;

export const bench: Bench = async () => {
	const folder = join(cacheDirectory, 'bench');
	mkdirSync(folder, { recursive: true });
	const cli = join(folder, 'program');
	await bundle(cli);
	const file = join(folder, 'values.yaml');
	writeFileSync(file, good);
	const validate = [process.execPath, join(cli, 'cli.cjs'), 'validate', file];
	const measured = measure(
		[
			{ name: 'node -e 0', words: [process.execPath, '-e', '0'] },
			{ name: 'js-yaml alone, on the same file', words: [process.execPath, '-e', reader, file] },
			{ name: 'kong-client-ip validate', words: validate },
			{ name: 'the same, layers over the defaults (-f)', words: [...validate.slice(0, 3), '-f', file] },
			{
				name: 'the same without its compile cache',
				words: ['env', 'NODE_DISABLE_COMPILE_CACHE=1', ...validate],
			},
		],
		rounds,
	);
	const [bare, , ours] = measured;
	const rows = measured.map(({ name, least, median }) => [
		name,
		ms(median),
		ms(least),
		times(median / (bare?.median ?? 1)),
		times(least / (bare?.least ?? 1)),
	]);
	return `One values file, the whole process, ${rounds} runs in turns, Node ${process.version}:\n${table([
		['', 'median', 'least', 'of the median', 'of the least'],
		...rows,
	])}${goal('validate of one file takes', (ours?.median ?? 0) / (bare?.median ?? 1), { most: 1.4 })}`;
};
