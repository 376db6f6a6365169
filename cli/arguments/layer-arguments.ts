// The arguments of commands that take values files as layers, in the manner of helm.

import { UserError } from '../../readers/user-error.ts';
import { parsePointer } from '../../readers/values/pointer.ts';

export const layerOptions = {
	values: { type: 'string', short: 'f', multiple: true },
	at: { type: 'string', default: '' },
} as const;

/** These options in a command's usage. */
export const layerUsage = `FILE…                    values files of this chart; - is standard input
  -f, --values FILE      the same as FILE
      --at PATH          where the values are in the file, as a JSON pointer: see kong-client-ip validate --help`;

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
