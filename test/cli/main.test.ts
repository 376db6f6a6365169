// From arguments to exit codes: help, version, unknown commands, and errors that are not the user's.
import test from 'ava';
import { readArguments } from '../../cli/arguments/arguments.ts';
import { type Command, defineCommand } from '../../cli/io/command.ts';
import { main } from '../../cli/main.ts';
import { UserError } from '../../readers/user-error.ts';
import { runCommand } from '../support/command.ts';
import { fakeIo } from '../support/fake-io.ts';

const command = (run: Command['run'], summary = 'does it', name = 'thing'): Command => ({
	name,
	summary,
	synopsis: ['[FILE]'],
	description: ['Does it.'],
	operands: [],
	options: {},
	exits: [[0, 'Done.']],
	examples: ['kong-client-ip thing'],
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
		command: command(
			async () => {
				throw new UserError('a.yaml cannot be read: there is no such file.');
			},
			'fails',
			'wrong',
		),
	}),
	broken: async () => ({
		command: command(
			async () => {
				throw new TypeError("Cannot read properties of undefined (reading 'x')\nsecond line");
			},
			'breaks',
			'broken',
		),
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
		t.regex(stdout, /^SYNOPSIS\n {2}kong-client-ip COMMAND \[options\]\n/m, args[0]);
		t.regex(stdout, /^ {2}thing {3}does it\n {2}wrong {3}fails\n {2}broken {2}breaks$/m, args[0]);
	}
});

test('help of one command, however it is asked for', async (t) => {
	for (const args of [
		['help', 'thing'],
		['thing', '--help'],
		['thing', 'x', '-h'],
	]) {
		const { code, stdout, stderr } = await call(...args);
		t.deepEqual({ code, stderr }, { code: 0, stderr: '' }, args.join(' '));
		t.regex(
			stdout,
			/^NAME\n {2}kong-client-ip thing - does it\n\nSYNOPSIS\n {2}kong-client-ip thing \[FILE\]\n/,
		);
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
	[['thnig'], 'there is no command "thnig". Did you mean thing? See kong-client-ip --help.'],
	[['help', 'thnig'], 'there is no command "thnig". Did you mean thing? See kong-client-ip --help.'],
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
	[['--fromat', 'json'], 'there is no option --fromat. Did you mean --format? See x --help.'],
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

test('options of kubectl, helm and other linters: what does the same here, where the command can do it', async (t) => {
	const reply = async (...args: string[]) => (await runCommand(args)).stderr.replace(/ See .*/, '').trim();
	const no = 'kong-client-ip: there is no option';
	t.is(await reply('check', '--kube-context', 'a'), `${no} --kube-context. Did you mean --context?`);
	t.is(await reply('check', '-A'), `${no} -A. All are read unless --namespace names one.`);
	t.is(
		await reply('check', '--kubeconfig', 'a'),
		`${no} --kubeconfig. kubectl takes the file from the environment: KUBECONFIG=FILE.`,
	);
	t.is(await reply('validate', '--json'), `${no} --json. Did you mean --format json?`);
	t.is(
		await reply('explain', '--set', 'a=b'),
		`${no} --set. Write the value into a file, and give that with -f.`,
	);
	t.is(await reply('import', '--for', 'kong/kong'), `${no} --for. Did you mean --from?`);
	t.is(await reply('validate', '-A'), `${no} -A.`);
	t.is(await reply('validate', '--toString'), `${no} --toString.`);
});

const said = defineCommand({
	...command(async () => 0, 'says what it was given', 'said'),
	options: {
		route: { type: 'string', value: 'KIND', takes: ['http', 'tcp'], alone: 'http', says: 'A route.' },
		file: { type: 'string', short: 'f', multiple: true, value: 'FILE', says: 'A file.' },
	},
	run: async ({ values, positionals }, io) => {
		io.stdout(JSON.stringify({ ...values, positionals }));
		return 0;
	},
});

for (const [args, given] of [
	[['--route'], { route: 'http', positionals: [] }],
	[['--route', 'tcp'], { route: 'tcp', positionals: [] }],
	[['--route=tcp'], { route: 'tcp', positionals: [] }],
	[['--route', 'x'], { route: 'http', positionals: ['x'] }],
	[['--route', '-f', 'a', '--file', 'b'], { route: 'http', file: ['a', 'b'], positionals: [] }],
	[['--', '--route'], { positionals: ['--route'] }],
] as const) {
	test(`a command reads its arguments by its own table: ${args.join(' ')}`, async (t) => {
		const io = fakeIo();
		await said.run(args, io, {});
		t.deepEqual(JSON.parse(io.said.stdout), given);
	});
}

test('a command names its own help', async (t) => {
	await t.throwsAsync(() => said.run(['--rout'], fakeIo(), {}), {
		message: 'there is no option --rout. Did you mean --route? See kong-client-ip said --help.',
	});
});
