// What is different on a terminal, by the program on one.
import test from 'ava';
import { onPath } from '../../cli/io/on-path.ts';
import { executable, program } from '../support/program.ts';
import { run } from '../support/run.ts';

const onTerminal = onPath('script') ? test : test.skip;

onTerminal('check without a file says that it waits for what is typed', async (t) => {
	// util-linux: runs a command on a terminal of its own. What is typed here is the end of the input.
	const { stdout } = await run(
		'script',
		[
			'--quiet',
			'--return',
			'--command',
			`'${process.execPath}' '${executable}' check --allow-empty`,
			'/dev/null',
		],
		{ input: '\x04', timeout: 60_000 },
	);
	t.regex(stdout, /Reading standard input; Ctrl-D ends it\.\r\n/);
});

test('a pipe is read without a word', async (t) => {
	const { stderr } = await program(['check', '--allow-empty'], { input: '' });
	t.notRegex(stderr, /Reading/);
});
