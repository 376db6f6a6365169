// What is said of the files that an overlay goes over.
import { pathText } from '../../text/path.ts';
import type { Decision } from '../../validate/decide.ts';
import type { Over } from './over.ts';
import type { OverFinding } from './shape.ts';
import type { Change, Deletion } from './types.ts';

/** What the overlay changes of theirs, what has to be deleted there, and what it leaves. */
export function overFindings(over: Over, { situation }: Decision, root: readonly string[]): OverFinding[] {
	return [
		...over.deletions.map((one) => toDelete(one, situation, root)),
		...over.changes.map(changed),
		...over.others.map(({ index, kind, name }) => {
			const path = ['extraObjects', index];
			return { code: 'overlay-other-way' as const, args: { path: pathText(path), kind, name }, path };
		}),
	];
}

function toDelete(
	{ path, value, matters }: Deletion,
	{ id, strategy }: Decision['situation'],
	root: readonly string[],
): OverFinding {
	const between = [...root, ...path.slice(0, -1)].reduceRight<string>(
		(inner, key, at) => (at === 0 ? `${key}: ${inner}` : `{${key}: ${inner}}`),
		'null',
	);
	const args = { path: pathText(path), value: JSON.stringify(value), loadBalancer: id, strategy, between };
	return { code: 'overlay-delete', ...(matters ? {} : { severity: 'warning' }), args, path };
}

function changed({ path, was, now }: Change): OverFinding {
	const does = now === null ? 'clears it' : `sets ${shown(now)}`;
	return { code: 'overlay-change', args: { path: pathText(path), was: shown(was), does }, path };
}

const longest = 120;

function shown(value: unknown): string {
	const text = JSON.stringify(value);
	return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
