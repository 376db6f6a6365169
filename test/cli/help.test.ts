// The help of each command: laid out like a page of a manual within 80 columns, with everything that the command takes.
import test from 'ava';
import type { Option } from '../../cli/arguments/option.ts';
import { commands } from '../../cli/commands.ts';
import { commandHelp } from '../../cli/help.ts';
import { defineCommand } from '../../cli/io/command.ts';
import { main } from '../../cli/main.ts';
import { fakeIo } from '../support/fake-io.ts';

async function printed(...args: string[]): Promise<string> {
	const io = fakeIo();
	await main(args, io);
	return io.said.stdout;
}

const flat = (text: string) => text.replace(/\s+/g, ' ');

test('the whole page of a command', (t) => {
	const command = defineCommand({
		name: 'open',
		summary: 'opens a file',
		synopsis: ['FILE [options]', '--all'],
		description: [
			'Opens it.',
			'A second paragraph that is long enough to be broken, since it has more than eighty.',
		],
		operands: [{ name: 'FILE', takes: 'file', says: 'What to open.' }],
		options: {
			all: { type: 'boolean', says: 'Opens everything.' },
			level: { type: 'string', short: 'l', value: 'N', says: 'How far.' },
			'as-long-as-it-takes': { type: 'string', value: 'TIME', says: 'How long.' },
			kind: { type: 'string', value: 'KIND', alone: 'a', takes: ['a', 'b'], says: 'a or b.' },
		},
		headings: { level: 'Limits' },
		exits: [
			[0, 'Open.'],
			[2, 'Wrong usage.'],
		],
		examples: ['kong-client-ip open x'],
		run: async () => 0,
	});
	t.is(
		commandHelp(command),
		`NAME
  kong-client-ip open - opens a file

SYNOPSIS
  kong-client-ip open FILE [options]
  kong-client-ip open --all

DESCRIPTION
  Opens it.

  A second paragraph that is long enough to be broken, since it has more than
  eighty.

ARGUMENTS
  FILE                    What to open.

OPTIONS
  --all                   Opens everything.

LIMITS
  -l, --level N           How far.
  --as-long-as-it-takes TIME
                          How long.
  --kind[=KIND]           a or b.
  -h, --help              This text.

EXIT STATUS
  0  Open.
  2  Wrong usage.

EXAMPLE
  kong-client-ip open x
`,
	);
});

for (const name of ['', ...Object.keys(commands)]) {
	test(`${name || 'the program'} --help: sections, exit codes, an example, no line over 80 columns`, async (t) => {
		const text = await printed(...(name === '' ? [] : [name]), '--help');
		t.deepEqual(
			text.split('\n').filter((line) => line.length > 80),
			[],
		);
		for (const title of ['NAME', 'SYNOPSIS', 'OPTIONS', 'EXIT STATUS'])
			t.regex(text, new RegExp(`^${title}$`, 'm'));
		t.regex(text, /^EXAMPLES?\n {2}(?=\S).*kong-client-ip/m);
		t.regex(text, /^EXIT STATUS\n {2}0 {2}\S/m);
		t.regex(text, /^ {2}2 {2}\S/m);
		t.regex(text, /^ {2}-h, --help {2}/m);
	});
}

/** An option as the help has it, in front of its sentence. */
function term(name: string, { short, value, alone }: Option): string {
	const joint = alone === undefined ? ` ${value}` : `[=${value}]`;
	return `  ${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : joint}`;
}

/** Those that a person can read in a sentence: load balancers have a list of their own. */
const wordsOf = ({ takes, says }: Option): readonly string[] =>
	typeof takes !== 'object' || says.includes('kong-client-ip load-balancers') ? [] : takes;

for (const [name, load] of Object.entries(commands)) {
	test(`${name} --help: each option of the table, with its values`, async (t) => {
		const lines = (await printed(name, '--help')).split('\n');
		const { command } = await load();
		t.is(command.name, name);
		for (const [name, option] of Object.entries<Option>(command.options)) {
			const shown = term(name, option);
			t.true(
				lines.some((line) => line === shown || line.startsWith(`${shown}  `)),
				shown,
			);
			t.true(flat(lines.join('\n')).includes(flat(option.says)), option.says);
			t.is(option.value === undefined, option.type === 'boolean', `${name}: the word for its value`);
			for (const word of wordsOf(option)) t.true(option.says.includes(word), `${name}: ${word}`);
		}
	});
}

test('a sentence on every option, not a fragment', async (t) => {
	for (const load of Object.values(commands)) {
		const { command } = await load();
		for (const { says } of [...Object.values<Option>(command.options), ...command.operands])
			t.regex(says, /\.$/);
	}
});

test('check takes every value that its table offers', async (t) => {
	const { command } = await (commands.check as NonNullable<typeof commands.check>)();
	for (const [option, { takes }] of Object.entries<Option>(command.options)) {
		if (typeof takes !== 'object') continue;
		for (const word of takes) {
			const io = fakeIo();
			t.is(await command.run(['--allow-empty', `--${option}`, word], io, commands), 0, `--${option} ${word}`);
		}
	}
});
