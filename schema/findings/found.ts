// Makes findings. Arguments that the text of the code does not have, or lacks, do not compile. Loads no definition.
import { toSteps, type ValuePath } from '../text/path.ts';
import type { Code, FilledFor, Finding, Subject, ValuesFinding } from './finding.ts';

/** A finding that blames no place. */
export function finding<C extends Code>(code: C, ...[args = {}]: FilledFor<C>): Finding {
	return { code, args };
}

/**
 * One finding about values, in a list. `path` is the value to blame, as steps or joined by dots; `also` are values that share the blame.
 */
export function found<C extends Code>(
	code: C,
	path: string | ValuePath,
	...rest: [...FilledFor<C>, also?: readonly string[], subject?: Subject]
): ValuesFinding[] {
	const [args, also, subject] = rest as readonly unknown[] as [
		args?: Finding['args'],
		also?: readonly string[],
		subject?: Subject,
	];
	return [{ code, ...occurrence(path, args, also, subject) }];
}

/** What a finding about values is beside its code. */
export function occurrence(
	path: string | ValuePath,
	args: Finding['args'] = {},
	also: readonly string[] = [],
	subject?: Subject,
) {
	return {
		path: typeof path === 'string' ? toSteps(path) : path,
		args,
		...(also.length > 0 ? { also: also.map(toSteps) } : {}),
		...(subject ? { subject } : {}),
	};
}
