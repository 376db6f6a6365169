// Which findings only follow from another one: they rest on a value that is wrong itself, so that its default stood in for it.
import type { ValuesFinding } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';
import type { ValuePath } from '../text/path.ts';

/**
 * `findings` without those that follow from others. `doubtful` are values that were not taken as they were written: of a wrong shape, or
 * under a wrong name.
 */
export function withoutFollowUps(
	findings: readonly ValuesFinding[],
	doubtful: readonly ValuePath[],
): ValuesFinding[] {
	const codes = new Set<string>(findings.map(({ code }) => code));
	const wrong = new Set(doubtful.map(text));
	const holdsWrong = new Set(doubtful.flatMap(withParents));
	const isDoubtful = (path: ValuePath) =>
		holdsWrong.has(text(path)) || withParents(path).some((one) => wrong.has(one));
	return findings.filter(({ code, path, also = [] }) => {
		const { saidBy, restsOn } = definitionOf(code);
		if (saidBy && codes.has(saidBy)) return false;
		if (!restsOn || wrong.size === 0) return true;
		return ![path, ...also, ...restsOn.map((one) => one.split('.'))].some(isDoubtful);
	});
}

const text = (path: ValuePath) => path.join('\0');

/** The path and all above it, as text. */
const withParents = (path: ValuePath) => path.map((_, index) => text(path.slice(0, index + 1)));
