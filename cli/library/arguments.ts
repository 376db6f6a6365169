// The arguments of library calls: what is wrong with one is said in one line, by a TypeError that names the call.
import { UserError } from '../../readers/user-error.ts';
import { isMap } from '../../schema/text/map.ts';
import { memberOf } from '../../schema/text/members.ts';
import { nearest } from '../../schema/text/nearest.ts';

/** What an option takes, in words, and whether a value is that. */
export interface Kind {
	readonly words: string;
	readonly fits: (value: unknown) => boolean;
}

const isText = (value: unknown): value is string => typeof value === 'string';

export const kinds = {
	text: { words: 'a string', fits: isText },
	texts: { words: 'a list of strings', fits: (value) => Array.isArray(value) && value.every(isText) },
	yesNo: { words: 'true or false', fits: (value) => typeof value === 'boolean' },
	map: { words: 'an object', fits: isMap },
	day: { words: 'a day such as 2026-11-30', fits: (value) => isText(value) && isDay(value) },
} as const satisfies { readonly [name: string]: Kind };

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** One of some words. */
export const oneOf = (...words: readonly unknown[]): Kind => ({
	words: words
		.map((word) => JSON.stringify(word))
		.join(', ')
		.replace(/, ([^,]*)$/, ' or $1'),
	fits: (value) => words.includes(value),
});

/** Throws a TypeError unless `given` holds options of these names and kinds only. Those that are undefined are not there. */
export function checkOptions(
	call: string,
	given: unknown,
	allowed: { readonly [option: string]: Kind },
): void {
	if (given === undefined) return;
	if (!isMap(given)) throw new TypeError(`${call}: the options must be an object, not ${describe(given)}.`);
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const kind = memberOf(allowed, name);
		if (!kind) throw new TypeError(`${call}: ${noOption(name, Object.keys(allowed))}`);
		if (!kind.fits(value))
			throw new TypeError(`${call}: ${name} must be ${kind.words}, not ${describe(value)}.`);
	}
}

function noOption(name: string, names: readonly string[]): string {
	const near = nearest(name, names);
	const guess = near ? `Did you mean ${near}?` : `The options are ${names.join(', ')}.`;
	return `there is no option ${JSON.stringify(name)}. ${guess}`;
}

/** A value in an error: itself if it is short, else what it is. */
export function describe(value: unknown): string {
	if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number')
		return String(value);
	if (typeof value === 'string') return value.length > 60 ? 'a long string' : JSON.stringify(value);
	if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
	return `a ${typeof value}`;
}

/** What `work` returns. A UserError, which speaks of options of the command line, becomes a TypeError that speaks of the call's. */
export function inCall<T>(call: string, work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const message = error.message.replace(/--([a-z][a-z-]*)/g, (_, name: string) =>
			name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
		);
		throw new TypeError(`${call}: ${message}`);
	}
}
