// The arguments of `npm run refresh-cdn`.
import { readArguments } from '../../cli/arguments/arguments.ts';
import { UserError } from '../../readers/user-error.ts';
import { type CdnId, cdns } from '../../schema/cdn/index.ts';
import { nearest } from '../../schema/text/nearest.ts';

export const usage = `npm run refresh-cdn -- [ID…] [options]

Reads the published ranges of CDNs and writes them to schema/cdn/ranges/, from which npm run generate makes the chart's data. Without an ID
it takes every CDN whose ranges ship; naming one ships its ranges from then on.

      --check            write nothing; tell what differs from what is published, and what is stale
      --force            believe a list that lost more than half of its addresses, or has more than four times as many
      --from FILE        a saved document in place of the network; repeat it for a list of several documents. For one ID.
                         Beside the CDN's own format, a plain list of CIDR blocks, one a line, will do
      --read DATE        the day on which the CDN published what was saved: YYYY-MM-DD
      --copy URL         where the saved document is from, if not from the CDN itself: a copy at a fixed commit
  -h, --help             this text

Exit code: 0 done, 1 --check found a difference or something stale, or a list is not believed, 2 wrong usage, or a list cannot be read.
`;

export interface RefreshArguments {
	readonly ids: readonly CdnId[];
	readonly check: boolean;
	readonly force: boolean;
	readonly saved: { readonly files: readonly string[]; readonly read: string; readonly copy?: string } | null;
	readonly help: boolean;
}

const options = {
	check: { type: 'boolean', default: false },
	force: { type: 'boolean', default: false },
	from: { type: 'string', multiple: true },
	read: { type: 'string' },
	copy: { type: 'string' },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

/** `today` is YYYY-MM-DD. Throws a UserError on what does not fit. */
export function parseRefreshArguments(args: readonly string[], today: string): RefreshArguments {
	const { values, positionals } = readArguments(args, options, 'npm run refresh-cdn -- --help');
	const { check, force, help, from: files, read, copy } = values;
	const ids = [...new Set(positionals.map(knownCdn))];
	if (!files) {
		if (read !== undefined || copy !== undefined)
			throw new UserError('--read and --copy describe a saved document: name it with --from.');
		return { ids, check, force, saved: null, help };
	}
	if (ids.length !== 1) throw new UserError('--from is for one CDN: name its ID.');
	if (read === undefined || !isDay(read))
		throw new UserError('--from needs --read YYYY-MM-DD, the day of the list.');
	if (read > today) throw new UserError(`--read ${read} is in the future.`);
	if (copy !== undefined && !/^https:\/\/\S+$/.test(copy))
		throw new UserError(`--copy ${copy}: give the address of the copy, https://….`);
	return { ids, check, force, saved: { files, read, ...(copy ? { copy } : {}) }, help };
}

function knownCdn(word: string): CdnId {
	if (Object.hasOwn(cdns, word)) return word as CdnId;
	const known = Object.keys(cdns);
	const near = nearest(word, known);
	throw new UserError(
		`${word} is not known. Use one of ${known.join(', ')}.${near ? ` Did you mean ${near}?` : ''}`,
	);
}

/** A day of the calendar: 2026-02-30 is none. */
function isDay(text: string): boolean {
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.valueOf()) && day.toISOString().slice(0, 10) === text;
}
