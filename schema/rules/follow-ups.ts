// Which findings only follow from another one: they rest on a value that is wrong itself, so that its default stood in for it.
import type { Code, Finding, ValuePath } from '../messages.ts';
import { basis } from './basis.ts';

/** Of two that come together the one that goes without saying: whoever does what the other asks for has put both right. */
const saidBy: { readonly [code in Code]?: Code } = {
	'controller-needs': 'setting-wanted',
	'controller-refuses': 'setting-missing',
	'echo-config': 'dbless-several',
	'header-foreign': 'header-name',
	'local-on-cluster-ip': 'service-type',
	'strategy-refused': 'cdn-strategy',
};

/**
 * `findings` without those that follow from others. `doubtful` are values that were not taken as they were written: of a wrong shape, or
 * under a wrong name.
 */
export function withoutFollowUps(findings: readonly Finding[], doubtful: readonly ValuePath[]): Finding[] {
	const codes = new Set(findings.map(({ code }) => code));
	const wrong = new Set(doubtful.map(text));
	const holdsWrong = new Set(doubtful.flatMap(withParents));
	const isDoubtful = (path: ValuePath) =>
		holdsWrong.has(text(path)) || withParents(path).some((one) => wrong.has(one));
	return findings.filter(({ code, path, also = [] }) => {
		const better = saidBy[code];
		if (better && codes.has(better)) return false;
		const { restsOn } = basis[code];
		if (!restsOn || wrong.size === 0) return true;
		return ![path, ...also, ...restsOn.map((one) => one.split('.'))].some(isDoubtful);
	});
}

const text = (path: ValuePath) => path.join('\0');

/** The path and all above it, as text. */
const withParents = (path: ValuePath) => path.map((_, index) => text(path.slice(0, index + 1)));
