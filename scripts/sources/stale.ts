// npm run stale: its arguments and its result.
import { readArguments } from '../../cli/arguments/arguments.ts';
import { UserError } from '../../readers/user-error.ts';
import { type Citation, olderThan } from './age.ts';
import { staleText } from './text.ts';

const usage = `npm run stale -- [--months N] [--format text|json]

Lists the pages from which facts were taken more than N months ago, by product, controller and CDN, with the month of reading.
The ranges that CDNs publish are another matter: npm run refresh-cdn -- --check.

  --months N      months that a fact may be old; 6 by default
  --format NAME   text (default) or json

Exit codes: 0 none is older, 1 some are, 2 wrong usage.
`;

const help = 'npm run stale -- --help';

/**
 * Runs with the arguments behind the command's name.
 * @param today YYYY-MM-DD.
 * @param all the sources to look at; those of the project by default.
 * @returns what to print, and the exit code. Throws a UserError for what the user must correct.
 */
export function stale(
	args: readonly string[],
	today: string,
	all?: readonly Citation[],
): { readonly text: string; readonly code: number } {
	const { values, positionals } = readArguments(
		args,
		{ months: { type: 'string' }, format: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
		help,
	);
	if (values.help) return { text: usage, code: 0 };
	if (positionals.length > 0) throw new UserError(`stale takes no ${positionals.join(' ')}. See ${help}.`);
	const { months: given = '6', format = 'text' } = values;
	if (!/^\d{1,4}$/.test(given))
		throw new UserError(`--months ${given} is not a whole number of months. See ${help}.`);
	if (format !== 'text' && format !== 'json')
		throw new UserError(`--format ${format} is not known. Use text or json. See ${help}.`);
	const months = Number(given);
	const found = olderThan(months, today, all);
	const text =
		format === 'json'
			? `${JSON.stringify({ months, today, stale: found }, null, 1)}\n`
			: staleText(found, months);
	return { text, code: found.length > 0 ? 1 : 0 };
}
