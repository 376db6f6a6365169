// Runs what findings about values say of finding themselves.
import type { JoinedSituation } from '../decide/annotations.ts';
import type { Definition, Found } from '../findings/define.ts';
import type { Code, ValuesFinding } from '../findings/finding.ts';
import { occurrence } from '../findings/found.ts';
import { findings } from '../findings/index.ts';

interface Finder {
	readonly code: Code;
	readonly find: NonNullable<Definition['find']>;
}

/** In the order of the topics. */
const findersOf = (isOurs: (definition: Definition) => boolean): readonly Finder[] =>
	(Object.values(findings) as unknown as readonly Definition[])
		.filter(isOurs)
		.flatMap(({ code, find }) => (find ? [{ code: code as Code, find }] : []));

// Many files are checked with them, so they are sorted once.
const finders = {
	chart: findersOf(({ toolkitOnly }) => !toolkitOnly),
	toolkit: findersOf(({ toolkitOnly }) => toolkitOnly === true),
};

const found: Found<string> = (path, ...[args, also, subject]) => [occurrence(path, args, also, subject)];

/** What is found in a situation: by the chart too, or by the toolkit only. */
export function findIn(situation: JoinedSituation, by: 'chart' | 'toolkit'): ValuesFinding[] {
	const all: ValuesFinding[] = [];
	// Most findings are in no file.
	for (const { code, find } of finders[by])
		for (const one of find(situation, found)) all.push({ code, ...one });
	return all;
}
