// Reads a command's arguments, with our words for what is wrong with them.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../../readers/user-error.ts';
import { nearest } from '../../schema/text/nearest.ts';
import type { Option } from './option.ts';

type Plain = NonNullable<ParseArgsConfig['options']>[string];

/** For the parser alone, of which our own declarations have more. */
type Declared = Plain & Partial<Pick<Option, 'alone' | 'takes'>>;

interface DeclaredOptions {
	readonly [name: string]: Declared;
}

/** What `node:util` parseArgs makes of these options, positional arguments allowed. */
export type Parsed<O extends { readonly [name: string]: Plain }> = ReturnType<
	typeof parseArgs<{ options: O; allowPositionals: true }>
>;

/**
 * Reads `args`. `help` is the command that prints the usage, for the message. Throws a UserError on an option that does not exist or
 * lacks its value.
 */
export function readArguments<const O extends DeclaredOptions>(
	args: readonly string[],
	options: O,
	help: string,
): Parsed<O> {
	try {
		return parseArgs({ args: standingAlone(args, options), options, allowPositionals: true }) as Parsed<O>;
	} catch (error) {
		throw new UserError(`${reason(error as Error & { code?: string }, Object.keys(options))} See ${help}.`);
	}
}

/** An option that may stand alone: parseArgs wants its value. One that follows as a word of its own is taken if it is known. */
function standingAlone(args: readonly string[], options: DeclaredOptions): string[] {
	const end = args.indexOf('--');
	return args.map((arg, at) => {
		const option =
			arg.startsWith('--') && Object.hasOwn(options, arg.slice(2)) ? options[arg.slice(2)] : null;
		if (!option || option.alone === undefined || (end !== -1 && at > end)) return arg;
		return option.takes?.includes(args[at + 1] ?? '') ? arg : `${arg}=${option.alone}`;
	});
}

function reason({ code, message }: Error & { code?: string }, names: readonly string[]): string {
	const [, option = ''] = /'([^']*)'/.exec(message) ?? [];
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
		return `there is no option ${option}.${otherwise(option, names)}`;
	}
	// Node says: Option '-f, --values <value>' argument missing, or: … does not take an argument.
	const name = option.replace(/ <value>$/, '').replace(/^-\w, /, '');
	return /does not take/.test(message) ? `${name} takes no value.` : `${name} needs a value.`;
}

/** Options of kubectl, helm and other linters, and what does the same here; where a command has the option. */
const elsewhere: { readonly [option: string]: readonly [has: string, advice: string] } = {
	'--kube-context': ['context', 'Did you mean --context?'],
	'--kubeconfig': ['context', 'kubectl takes the file from the environment: KUBECONFIG=FILE.'],
	'--all-namespaces': ['namespace', 'All are read unless --namespace names one.'],
	'-A': ['namespace', 'All are read unless --namespace names one.'],
	'-o': ['format', 'Did you mean --format?'],
	'--output': ['format', 'Did you mean --format?'],
	'--json': ['format', 'Did you mean --format json?'],
	'--sarif': ['format', 'Did you mean --format sarif?'],
	'--set': ['values', 'Write the value into a file, and give that with -f.'],
	'--for': ['from', 'Did you mean --from?'],
};

/** What to write instead, with a blank before it; empty where nobody knows. */
function otherwise(option: string, names: readonly string[]): string {
	const [has, advice] = Object.hasOwn(elsewhere, option) ? (elsewhere[option] ?? []) : [];
	if (has !== undefined && names.includes(has)) return ` ${advice}`;
	const near = option.startsWith('--') ? nearest(option, names) : undefined;
	return near ? ` Did you mean --${near}?` : '';
}
