// From arguments to exit codes: help, version, unknown commands, and errors that are not the user's.
import test from 'ava';
import { readArguments } from '../../cli/arguments/arguments.ts';
import type { Command } from '../../cli/io/command.ts';
import { main } from '../../cli/main.ts';
import { UserError } from '../../readers/user-error.ts';
import { fakeIo } from '../support/fake-io.ts';

const command = (run: Command['run'], summary = 'does it'): Command => ({
	summary,
	usage: 'kong-client-ip thing\n\nDoes it.\n',
	run,
});

const table = {
	thing: async () => ({
		command: command(async (args, io) => {
			io.stdout(args.join(' '));
			return 1;
		}),
	}),
	wrong: async () => ({
		command: command(async () => {
			throw new UserError('a.yaml cannot be read: there is no such file.');
		}, 'fails'),
	}),
	broken: async () => ({
		command: command(async () => {
			throw new TypeError("Cannot read properties of undefined (reading 'x')\nsecond line");
		}, 'breaks'),
	}),
};

async function call(...args: string[]) {
	const io = fakeIo();
	return { code: await main(args, io, table), ...io.said };
}

test('runs the command with the arguments behind its name, and hands on its exit code', async (t) => {
	t.deepEqual(await call('thing', 'a', '-b'), { code: 1, stdout: 'a -b', stderr: '' });
});

test('help lists every command on standard output', async (t) => {
	for (const args of [['--help'], ['-h'], ['help']]) {
		const { code, stdout, stderr } = await call(...args);
		t.deepEqual({ code, stderr }, { code: 0, stderr: '' }, args[0]);
		t.regex(stdout, /^kong-client-ip COMMAND \[options\]\n/, args[0]);
		t.regex(stdout, /^ {2}thing {3}does it\n {2}wrong {3}fails\n {2}broken {2}breaks$/m, args[0]);
	}
});

test('help of one command, however it is asked for', async (t) => {
	for (const args of [
		['help', 'thing'],
		['thing', '--help'],
		['thing', 'x', '-h'],
	]) {
		t.deepEqual(await call(...args), { code: 0, stdout: 'kong-client-ip thing\n\nDoes it.\n', stderr: '' });
	}
	t.is((await call('thing', '--', '--help')).stdout, '-- --help');
});

test('the version is the package’s', async (t) => {
	const { stdout } = await call('--version');
	t.regex(stdout, /^\d+\.\d+\.\d+\n$/);
	for (const other of ['-V', '-v', 'version']) t.is((await call(other)).stdout, stdout, other);
});

for (const [args, message] of [
	[[], 'name a command. See kong-client-ip --help.'],
	[['thnig'], 'there is no command "thnig"; did you mean thing? See kong-client-ip --help.'],
	[['help', 'thnig'], 'there is no command "thnig"; did you mean thing? See kong-client-ip --help.'],
	[['zzz'], 'there is no command "zzz". See kong-client-ip --help.'],
	[['constructor'], 'there is no command "constructor". See kong-client-ip --help.'],
	[['--verbose'], 'name a command before the option --verbose. See kong-client-ip --help.'],
	[['wrong'], 'a.yaml cannot be read: there is no such file.'],
	[
		['broken'],
		"this is an error of the program, not of your files: Cannot read properties of undefined (reading 'x')",
	],
] as const) {
	test(`exit 2 and one line: ${['kong-client-ip', ...args].join(' ')}`, async (t) => {
		t.deepEqual(await call(...args), { code: 2, stdout: '', stderr: `kong-client-ip: ${message}\n` });
	});
}

for (const [args, message] of [
	[['--fromat', 'json'], 'there is no option --fromat; did you mean --format? See x --help.'],
	[['-z'], 'there is no option -z. See x --help.'],
	[['--format'], '--format needs a value. See x --help.'],
	[['--format', '--strict'], '--format needs a value. See x --help.'],
	[['--strict=yes'], '--strict takes no value. See x --help.'],
] as const) {
	test(`arguments: ${args.join(' ')}`, (t) => {
		const options = { format: { type: 'string', short: 'f' }, strict: { type: 'boolean' } } as const;
		t.throws(() => readArguments(args, options, 'x --help'), { instanceOf: UserError, message });
	});
}
