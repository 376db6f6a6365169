// A rule: what it finds about one situation. Each has a twin in chart/templates/rules/, named for the same code.
import type { Situation } from '../decide/situation.ts';
import type { Code, Finding } from '../messages.ts';

export type Rule = (situation: Situation) => Finding[];

/** One finding. `path` is the value to blame; arguments are the placeholders of the message. */
export function found(code: Code, path: string, args: Finding['args'] = {}): Finding[] {
	return [{ code, path, args }];
}
