// Texts that a pattern of the catalogue matches.
import fc from 'fast-check';

/** The n-th of some; printable ASCII alone, as annotations are. */
export function textLike(pattern: string, nth = 0): string {
	const all = texts.get(pattern) ?? sample(pattern);
	texts.set(pattern, all);
	return all[nth % all.length] ?? '';
}

const texts = new Map<string, readonly string[]>();

function sample(pattern: string): readonly string[] {
	const found = fc.sample(fc.stringMatching(new RegExp(pattern.replaceAll('\\s', ' '))), {
		numRuns: 60,
		seed: 20261130,
	});
	const printable = found.filter((text) => /^[ -~]*$/.test(text) && text.length < 100);
	if (printable.length === 0) throw new Error(`no printable text is like ${pattern}`);
	return printable;
}
