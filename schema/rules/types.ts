// A rule: what it finds about one situation. Each has a twin in chart/templates/rules/, named for the same code.
import type { Situation } from '../decide/situation.ts';
import type { Code, Finding, Subject, ValuePath } from '../messages.ts';
import { toSteps } from '../text/path.ts';

export type Rule = (situation: Situation) => Finding[];

/**
 * One finding. `path` is the value to blame, as steps or joined by dots; arguments are the placeholders of the message; `also` are values
 * that share the blame.
 */
export function found(
	code: Code,
	path: string | ValuePath,
	args: Finding['args'] = {},
	also: readonly string[] = [],
): Finding[] {
	const finding = { code, path: typeof path === 'string' ? toSteps(path) : path, args };
	return [also.length > 0 ? { ...finding, also: also.map(toSteps) } : finding];
}

/** One finding on a wrong value, which the text has as {value}, and those that it may be as {allowed}. */
export function foundValue(
	code: Code,
	path: string | ValuePath,
	subject: Subject,
	args: Finding['args'] = {},
): Finding[] {
	const { value, allowed } = subject;
	const texts = {
		...args,
		value: JSON.stringify(value),
		...(allowed ? { allowed: allowed.join(', ') } : {}),
	};
	return found(code, path, texts).map((finding) => ({ ...finding, subject }));
}
