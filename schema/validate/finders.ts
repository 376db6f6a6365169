// Runs what findings about values say of finding themselves.
import type { JoinedSituation } from '../decide/annotations.ts';
import type { Definition, Found } from '../findings/define.ts';
import type { Code, ValuesFinding } from '../findings/finding.ts';
import { occurrence } from '../findings/found.ts';
import { findings } from '../findings/index.ts';

interface Finder {
	readonly code: Code;
	readonly toolkitOnly: boolean;
	readonly find: NonNullable<Definition['find']>;
}

/** In the order of the topics. */
const finders: readonly Finder[] = (Object.values(findings) as unknown as readonly Definition[]).flatMap(
	({ code, toolkitOnly = false, find }) => (find ? [{ code: code as Code, toolkitOnly, find }] : []),
);

const found: Found<string> = (path, ...[args, also, subject]) => [occurrence(path, args, also, subject)];

/** What is found in a situation: by the chart too, or by the toolkit only. */
export function findIn(situation: JoinedSituation, by: 'chart' | 'toolkit'): ValuesFinding[] {
	return finders
		.filter(({ toolkitOnly }) => toolkitOnly === (by === 'toolkit'))
		.flatMap(({ code, find }) => find(situation, found).map((one) => ({ code, ...one })));
}
