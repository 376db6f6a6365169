// What the scripts for all shells need to know of an option.
import type { Option, Takes } from '../arguments/option.ts';
import type { Described } from '../io/command.ts';

/** Words that stand in the place of a command. */
export const otherWords = [
	{ name: 'help', summary: 'the options of a command' },
	{ name: 'version', summary: 'the version' },
] as const;

/** Options in the place of a command. */
export const otherFlags = ['--help', '--version'] as const;

export interface Flag {
	/** Without dashes. */
	readonly long: string;
	readonly short: string | null;
	/** Null where it has no value. */
	readonly takes: Takes | null;
	/** Whether it may stand without its value. */
	readonly alone: boolean;
	readonly multiple: boolean;
	/** The word for its value. */
	readonly value: string;
	/** A few words on it: how its sentence begins. */
	readonly hint: string;
}

const help: Flag = {
	long: 'help',
	short: 'h',
	takes: null,
	alone: false,
	multiple: false,
	value: '',
	hint: 'The options of this command',
};

/** The options of a command, that for help at the end. */
export const flagsOf = ({ options }: Described): readonly Flag[] => [
	...Object.entries(options).map(([long, option]) => flagOf(long, option)),
	help,
];

function flagOf(long: string, option: Option): Flag {
	const { type, short = null, takes = 'text', alone, multiple = false, value = '', says } = option;
	return {
		long,
		short,
		takes: type === 'boolean' ? null : takes,
		alone: alone !== undefined,
		multiple,
		value,
		hint: beginning(says),
	};
}

/** The part of a sentence before its first stop. */
const beginning = (says: string) => says.split(/[.:;]( |$)| \(/, 1)[0] ?? '';

/** What may stand where a command takes no option; nothing where it takes no operand. */
export const operandOf = ({ operands }: Described): Takes => operands[0]?.takes ?? 'text';

/** A text in single quotes, for bash and zsh. */
export const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
