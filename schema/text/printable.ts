// Makes text of users safe to print: on one line, or as it is but for what moves the cursor or turns the direction of text.

/** Controls (C0, C1), and characters that break lines or turn the direction of text. */
const unsafe = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The same but line feed and tab, which every text has. */
const unsafeInLines = /[^\P{Cc}\n\t]|[\p{Bidi_Control}\u2028\u2029]/gu;

/** Whether text of several lines has such characters. */
export const isUnsafe = (text: string): boolean => text.search(unsafeInLines) !== -1;

/** As JSON, YAML in double quotes and most languages write it. */
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Control characters, which could move the cursor or end the line, as `\u001b`. */
export const printable = (text: string): string => text.replace(unsafe, escaped);

/** The same for text of several lines, which stay. */
export const printableLines = (text: string): string => text.replace(unsafeInLines, escaped);

/** Control characters as one space each, so that columns stay. */
export const blanked = (text: string): string => text.replace(unsafe, ' ');

/** Longer sentences hold a long list, or a value that is no sensible one: beginning and end tell enough. */
const longest = { head: 1200, tail: 200 };

/** The beginning and the end of a long text, for people. */
export function shortened(text: string): string {
	const { head, tail } = longest;
	if (text.length <= head + tail) return text;
	// Words stay whole, short of absurd ones.
	const start = text.slice(0, head).replace(/\s\S{0,60}$/, '');
	const end = text.slice(-tail).replace(/^\S{0,60}\s/, '');
	return `${start} … ${end}`;
}
