// A rule: what it finds about one situation. Each has a twin in chart/templates/rules/, named for the same code.
import type { Situation } from '../decide/situation.ts';
import type { Code, Subject, ValuesFinding } from '../findings/finding.ts';
import { occurrence } from '../findings/found.ts';
import type { ValuePath } from '../text/path.ts';

export { found } from '../findings/found.ts';

export type Rule = (situation: Situation) => ValuesFinding[];

/** One finding on a wrong value, which the text has as {value}, and those that it may be as {allowed}. */
export function foundValue(
	code: Code,
	path: string | ValuePath,
	subject: Subject,
	args: ValuesFinding['args'] = {},
): ValuesFinding[] {
	const { value, allowed } = subject;
	const texts = {
		...args,
		value: JSON.stringify(value),
		...(allowed ? { allowed: allowed.join(', ') } : {}),
	};
	return [{ code, ...occurrence(path, texts, [], subject) }];
}
