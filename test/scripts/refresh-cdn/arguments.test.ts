// The command line of npm run refresh-cdn: its exit codes and sentences. None of these asks the network.
import { resolve } from 'node:path';
import test from 'ava';
import { parseRefreshArguments } from '../../../scripts/refresh-cdn/arguments.ts';
import { run } from '../../support/run.ts';
import { script } from '../../support/script.ts';

const root = resolve(import.meta.dirname, '../../..');
const program = script('refresh-cdn');
const parse = (...args: string[]) => parseRefreshArguments(args, '2026-11-23');

test('nothing said: all that ship, over the network', (t) => {
	t.deepEqual(parse(), { ids: [], check: false, force: false, saved: null, help: false });
});

test('a saved document', (t) => {
	t.deepEqual(parse('fastly', '--from', 'a', '--from', 'b', '--read', '2026-11-23', '--check').saved, {
		files: ['a', 'b'],
		read: '2026-11-23',
	});
});

const wrong: readonly (readonly [args: string, message: string])[] = [
	[
		'clodflare',
		'clodflare is not known. Use one of akamai, azure-front-door, bunny, cloudflare, cloudfront, fastly. Did you mean cloudflare?',
	],
	[
		'toString',
		'toString is not known. Use one of akamai, azure-front-door, bunny, cloudflare, cloudfront, fastly.',
	],
	['--from a --read 2026-11-01', '--from is for one CDN: name its ID.'],
	['fastly cloudflare --from a --read 2026-11-01', '--from is for one CDN: name its ID.'],
	['fastly --from a', '--from needs --read YYYY-MM-DD, the day of the list.'],
	['fastly --from a --read 2026-02-30', '--from needs --read YYYY-MM-DD, the day of the list.'],
	['fastly --from a --read yesterday', '--from needs --read YYYY-MM-DD, the day of the list.'],
	['fastly --from a --read 2026-11-24', '--read 2026-11-24 is in the future.'],
	['fastly --read 2026-11-01', '--read and --copy describe a saved document: name it with --from.'],
	[
		'fastly --from a --read 2026-11-01 --copy ftp://x',
		'--copy ftp://x: give the address of the copy, https://….',
	],
];

for (const [args, message] of wrong) {
	test(`refused: ${args}`, (t) => {
		t.throws(() => parse(...args.split(' ')), { name: 'UserError', message });
	});
}

test('the program: help is 0, wrong usage 2 without a stack trace', async (t) => {
	const help = await run(process.execPath, [...program, '--help'], { cwd: root });
	t.is(help.exitCode, 0);
	t.regex(help.stdout, /^npm run refresh-cdn -- \[ID…\] \[options\]\n/);
	const bad = await run(process.execPath, [...program, '--forse'], { cwd: root });
	t.is(bad.exitCode, 2);
	t.is(bad.stdout, '');
	t.regex(
		bad.stderr,
		/^there is no option --forse\. Did you mean --force\? See npm run refresh-cdn -- --help\.\n$/,
	);
});
