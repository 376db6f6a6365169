// Paragraphs for a terminal of 80 columns, of which later lines begin further in.
import { wrap } from '../explain/text.ts';

/**
 * Wrapped, later lines further in.
 * @param indent blanks before the first line.
 * @param further how many more stand before the others.
 */
export function hanging(text: string, indent: string, further: number): string[] {
	const [first = '', ...rest] = wrap(text, indent);
	if (rest.length === 0) return [first];
	const inner = indent + ' '.repeat(further);
	const left = text.slice(first.trimStart().length).trimStart();
	return [first, ...(left === '' ? [] : wrap(left, inner))];
}
