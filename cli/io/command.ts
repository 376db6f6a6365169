// What a command of kong-client-ip is: data for the table of commands, and a function that runs it.
import { type Parsed, readArguments } from '../arguments/arguments.ts';
import type { Operand, Options } from '../arguments/option.ts';

/** The outside world as a command sees it. */
export interface Io {
	/** Findings and answers. What others wrote cannot move the cursor: control characters are escaped. */
	readonly stdout: (text: string) => void;
	/** Everything else, likewise. */
	readonly stderr: (text: string) => void;
	/** Text with colours or movements of the cursor, as it is; what others wrote in it must be printable. */
	readonly styled: (stream: 'stdout' | 'stderr', text: string) => void;
	/** Standard input, at most `limit` bytes and one more of it, which tells that there is more. */
	readonly stdin: (limit?: number) => Promise<Uint8Array>;
	readonly env: { readonly [name: string]: string | undefined };
	/** Relative paths are meant from here. */
	readonly cwd: string;
	/** Whether stdout is a terminal, and how wide it is. */
	readonly isTerminal: boolean;
	readonly columns: number | undefined;
	/** The day of now, by UTC: YYYY-MM-DD. */
	readonly today: () => string;
}

/** How a command is described: its help is made of this, and the completion in shells. */
export interface Described {
	readonly name: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** What may stand behind the name, one line for each way to call it. */
	readonly synopsis: readonly string[];
	/** Paragraphs. */
	readonly description: readonly string[];
	readonly operands: readonly Operand[];
	readonly options: Options;
	/** Titles in the list of options, by the option that they stand above. */
	readonly headings?: { readonly [option: string]: string };
	/** What each exit code means. */
	readonly exits: readonly (readonly [code: number, means: string])[];
	/** Lines of a shell. */
	readonly examples: readonly string[];
}

export interface Command extends Described {
	/**
	 * Runs with the arguments behind the command's name. Returns the exit code: 0 clean, 1 findings, 2 usage or internal error. Throws a
	 * UserError for what the user must correct (exit 2).
	 */
	readonly run: (args: readonly string[], io: Io, table: Table) => Promise<number>;
}

/** Loads a command's code. Each is a bundle of its own, so that starting one does not read the others. */
export type Load = () => Promise<{ readonly command: Command }>;

/** All commands by name, in the order in which the help lists them. */
export interface Table {
	readonly [name: string]: Load;
}

/** A command that reads its arguments by the very table that its help shows. */
export function defineCommand<const O extends Options>(
	command: Described & {
		readonly options: O;
		readonly run: (given: Parsed<O>, io: Io, table: Table) => Promise<number>;
	},
): Command {
	const { name, options, run } = command;
	const help = `kong-client-ip ${name} --help`;
	return { ...command, run: async (args, io, table) => run(readArguments(args, options, help), io, table) };
}
