// A pattern of the chart's schema that says in words what it wants. Helm shows nothing else of a pattern than itself.

/** What a pattern begins with: the sentence is an alternative that matches no text, since a text has no beginning behind its beginning. */
const saidBy = (sentence: string) => `${sentence.replace(/\.$/, '')}^|`;

/** Matches the same texts. The sentence has no brackets and no bar. */
export const withSentence = (pattern: string, sentence: string): string => saidBy(sentence) + pattern;

/** The pattern that {@link withSentence} was given. */
export function withoutSentence(pattern: string, sentence: string): string {
	const said = saidBy(sentence);
	return pattern.startsWith(said) ? pattern.slice(said.length) : pattern;
}
