// Whether an upgrade replaces the objects by others: of another name, or in another namespace.
import type { Decision } from '../validate/decide.ts';

export const isElsewhere = (from: Decision, to: Decision): boolean => wholeName(from) !== wholeName(to);

/** What the objects' names begin with, after the namespace where that is not the release's. */
export function wholeName({ fullname, situation }: Decision): string {
	const { namespace } = situation.values;
	return namespace === null ? fullname : `${namespace}/${fullname}`;
}
