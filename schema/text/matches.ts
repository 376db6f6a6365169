// Patterns of rules, compiled once each: they are text, since the chart's templates use the same.

const compiled = new Map<string, RegExp>();

/** Whether the text matches the pattern. */
export function matches(pattern: string, text: string): boolean {
	let expression = compiled.get(pattern);
	if (!expression) {
		expression = new RegExp(pattern);
		compiled.set(pattern, expression);
	}
	return expression.test(text);
}
