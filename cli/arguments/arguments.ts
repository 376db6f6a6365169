// Reads a command's arguments, with our words for what is wrong with them.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../../readers/user-error.ts';
import { nearest } from '../../schema/text/nearest.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What `node:util` parseArgs makes of these options, positional arguments allowed. */
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>;

/**
 * Reads `args`. `help` is the command that prints the usage, for the message. Throws a UserError on an option that does not exist or
 * lacks its value.
 */
export function readArguments<const O extends Options>(
	args: readonly string[],
	options: O,
	help: string,
): Parsed<O> {
	try {
		return parseArgs({ args: [...args], options, allowPositionals: true }) as Parsed<O>;
	} catch (error) {
		throw new UserError(`${reason(error as Error & { code?: string }, Object.keys(options))} See ${help}.`);
	}
}

function reason({ code, message }: Error & { code?: string }, names: readonly string[]): string {
	const [, option = ''] = /'([^']*)'/.exec(message) ?? [];
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
		const near = option.startsWith('--') ? nearest(option, names) : undefined;
		return `there is no option ${option}${near ? `; did you mean --${near}` : ''}${near ? '?' : '.'}`;
	}
	// Node says: Option '-f, --values <value>' argument missing, or: … does not take an argument.
	const name = option.replace(/ <value>$/, '').replace(/^-\w, /, '');
	return /does not take/.test(message) ? `${name} takes no value.` : `${name} needs a value.`;
}
