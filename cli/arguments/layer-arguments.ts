// The arguments of commands that take values files as layers, in the manner of helm.

import { UserError } from '../../readers/user-error.ts';
import { parsePointer } from '../../readers/values/pointer.ts';
import type { Operand, Option, Options } from './option.ts';

/** Where the values sit in their file. */
export const atOption = {
	type: 'string',
	default: '',
	value: 'PATH',
	says: 'Where the values are in the file, as a JSON pointer: see kong-client-ip validate --help.',
} as const satisfies Option;

export const layerOptions = {
	values: {
		type: 'string',
		short: 'f',
		multiple: true,
		value: 'FILE',
		takes: 'file',
		says: 'The same as FILE.',
	},
	at: atOption,
} as const satisfies Options;

/** The files as operands. */
export const layerOperand: Operand = {
	name: 'FILE…',
	takes: 'file',
	says: 'Values files of this chart; - is standard input. A folder stands for the values*.yaml below it, if there is one only.',
};

/** Which files, and the steps at which the values sit in them. `help` is the command that prints the usage. Throws a UserError without a file. */
export function layerArguments(
	values: { readonly values?: readonly string[]; readonly at: string },
	positionals: readonly string[],
	help: string,
): { readonly names: readonly string[]; readonly steps: readonly string[] } {
	const names = [...(values.values ?? []), ...positionals];
	if (names.length === 0) throw new UserError(`name a values file. See ${help}.`);
	return { names, steps: parsePointer(values.at) };
}
