// The options that every reporting command has: --format and --max-warnings.

import { UserError } from '../../readers/user-error.ts';
import { nearest } from '../../schema/text/nearest.ts';
import { type Options, oneOf } from '../arguments/option.ts';

const formatNames = ['text', 'json', 'sarif', 'junit', 'github'] as const;

/** Formats of one document each, with which nothing else may share an output. */
const documents: readonly FormatName[] = ['json', 'sarif', 'junit', 'svg'];
type FormatName = (typeof formatNames)[number] | 'svg';

/** Beside the command's own. */
export const reportOptions = {
	format: {
		type: 'string',
		multiple: true,
		value: 'NAME[=FILE]',
		takes: formatNames,
		says: `${oneOf(formatNames)} (default: text), to standard output or to FILE. May be repeated: --format text --format sarif=FILE.`,
	},
	'max-warnings': {
		type: 'string',
		value: 'N',
		says: 'Exits 1 where there are more than N warnings.',
	},
} as const satisfies Options;

const drawn = [...formatNames, 'svg'] as const;

/** Those of a command that also draws what it found. */
export const drawnReportOptions = {
	...reportOptions,
	format: {
		...reportOptions.format,
		takes: drawn,
		says: `${oneOf(drawn)} (default: text), to standard output or to FILE; svg draws the way of a request to each gateway. May be repeated: --format text --format svg=FILE.`,
	},
} as const satisfies Options;

export interface Target {
	readonly format: FormatName;
	/** Missing for standard output. */
	readonly file?: string;
}

export interface ReportSettings {
	readonly targets: readonly Target[];
	/** Infinite unless given. */
	readonly maxWarnings: number;
}

/**
 * Throws a UserError where an option does not make sense.
 * @param draws whether the command has a picture, too.
 */
export function reportSettings(
	values: {
		readonly format?: readonly string[] | undefined;
		readonly 'max-warnings'?: string | undefined;
	},
	draws = false,
): ReportSettings {
	const known: readonly FormatName[] = draws ? drawn : formatNames;
	const targets = (values.format ?? ['text']).map((text) => readTarget(text, known));
	const toStdout = targets.filter(({ file }) => file === undefined).map(({ format }) => format);
	const whole = toStdout.find((format) => documents.includes(format));
	if (whole && toStdout.length > 1) {
		throw new UserError(
			`--format ${toStdout.join(' and ')} would be mixed on standard output. Give one a file: --format ${whole}=FILE.`,
		);
	}
	return { targets, maxWarnings: readLimit(values['max-warnings']) };
}

function readTarget(text: string, known: readonly FormatName[]): Target {
	const at = text.indexOf('=');
	const name = at === -1 ? text : text.slice(0, at);
	const format = known.find((one) => one === name);
	if (!format) {
		const near = nearest(name, known);
		throw new UserError(
			`--format ${name} is not known. Use one of ${known.join(', ')}.${near ? ` Did you mean ${near}?` : ''}`,
		);
	}
	if (at === -1) return { format };
	const file = text.slice(at + 1);
	if (file === '') throw new UserError(`--format ${format}= names no file. Write --format ${format}=FILE.`);
	return { format, file };
}

function readLimit(text: string | undefined): number {
	if (text === undefined) return Number.POSITIVE_INFINITY;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw new UserError(`--max-warnings ${text} is not a whole number, such as 0.`);
}
