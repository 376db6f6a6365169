// Makes text of users safe to print on one line.

/** Controls (C0, C1), and characters that break lines or turn the direction of text. */
const unsafe = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters, which could move the cursor or end the line, as `\u001b`. */
export function printable(text: string): string {
	return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Control characters as one space each, so that columns stay. */
export function blanked(text: string): string {
	return text.replace(unsafe, ' ');
}
