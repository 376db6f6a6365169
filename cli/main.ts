// From the arguments of kong-client-ip to an exit code: finds the command, runs it, and words what goes wrong.
import packageJson from '../package.json' with { type: 'json' };
import { isUserError, UserError } from '../readers/user-error.ts';
import { nearest } from '../schema/text/nearest.ts';
import { printable, printableLines, shortened } from '../schema/text/printable.ts';
import { commands } from './commands.ts';
import { commandHelp, helpText } from './help.ts';
import type { Described, Io, Load, Table } from './io/command.ts';

/** Runs the command that `args` name. Never throws: 2 after wrong usage or an error of our own, which goes to stderr as one line. */
export async function main(args: readonly string[], outside: Io, table = commands): Promise<number> {
	const io = printing(outside);
	try {
		return await dispatch(args, io, table);
	} catch (error) {
		const message = isUserError(error) ? error.message : internal(error);
		io.stderr(`kong-client-ip: ${printable(shortened(message))}\n`);
		return 2;
	}
}

/** The one place where what others wrote is made safe for terminals. In JSON and YAML the escapes stand for the same characters. */
function printing(io: Io): Io {
	return {
		...io,
		stdout: (text) => io.stdout(printableLines(text)),
		stderr: (text) => io.stderr(printableLines(text)),
	};
}

const askForVersion: ReadonlySet<string> = new Set(['--version', '-V', '-v', 'version']);

async function dispatch([name, ...rest]: readonly string[], io: Io, table: Table): Promise<number> {
	if (name !== undefined && askForVersion.has(name)) {
		io.stdout(`${packageJson.version}\n`);
		return 0;
	}
	if (name === undefined) throw new UserError('name a command. See kong-client-ip --help.');
	const asked = name === 'help' ? rest[0] : undefined;
	if (name === '--help' || name === '-h' || (name === 'help' && asked === undefined)) {
		io.stdout(await help(table));
		return 0;
	}
	const { command } = await find(asked ?? name, table)();
	if (asked === undefined && !asksForHelp(rest)) return command.run(rest, io, table);
	io.stdout(commandHelp(command));
	return 0;
}

/** Whatever the command's own options are; what is behind `--` is no option. */
function asksForHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

function find(name: string, table: Table): Load {
	const load = Object.hasOwn(table, name) ? table[name] : undefined;
	if (load) return load;
	if (name.startsWith('-'))
		throw new UserError(`name a command before the option ${name}. See kong-client-ip --help.`);
	const near = nearest(name, Object.keys(table));
	throw new UserError(
		`there is no command ${JSON.stringify(name)}.${near ? ` Did you mean ${near}?` : ''} See kong-client-ip --help.`,
	);
}

async function help(table: Table): Promise<string> {
	const described: Described[] = [];
	for (const load of Object.values(table)) described.push((await load()).command);
	return helpText(described);
}

function internal(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	return `this is an error of the program, not of your files: ${message.split('\n', 1)[0]}`;
}
