// The sentences of findings, and how grave they are.
import type { Definition, Severity } from './define.ts';
import type { Code, Finding } from './finding.ts';
import { findings } from './index.ts';

/** What defines a code. */
export function definitionOf(code: Code): Definition {
	// Each definition is typed by its own placeholders; here they are all the same.
	return findings[code] as unknown as Definition;
}

/** The text with its arguments in place; a placeholder without an argument stays as it is. */
export function fillIn(text: string, args: { readonly [name: string]: string }): string {
	return text.replace(/\{(\w+)\}/g, (whole, name: string) => args[name] ?? whole);
}

/** The finding's sentences: what is wrong, and what to do. They begin with a capital where an argument begins them. */
export function render({ code, args }: Finding): string {
	return fillIn(definitionOf(code).text, args).replace(/^the /, 'The ');
}

/** The finding's sentences, and what the toolkit adds. */
export function renderWithHint(finding: Finding & { readonly hint?: string }): string {
	return finding.hint ? `${render(finding)} ${finding.hint}` : render(finding);
}

/** How grave the finding is. */
export function severityOf({ code, severity }: Finding): Severity {
	return severity ?? definitionOf(code).severity;
}

/** Whether the finding refuses the values; `warnings: fail` makes every warning do so that rests on the values alone. */
export function isError(finding: Finding, warnings: 'print' | 'fail'): boolean {
	const severity = severityOf(finding);
	return (
		severity === 'error' ||
		(severity === 'warning' && warnings === 'fail' && !definitionOf(finding.code).neverFails)
	);
}
