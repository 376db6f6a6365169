// What of ingress-nginx and Traefik is not carried over: some things by themselves, the rest in one sentence.
import { pathText } from '../../text/path.ts';
import type { Reader } from '../reader.ts';
import type { ImportFinding } from '../types.ts';

/** Of many places the first few. */
const shown = 4;

/** A finding for each place that a reason fits (the first pattern of the path counts), and one for all others together. */
export function neighbourRest(
	reader: Reader,
	reasons: readonly (readonly [pattern: RegExp, why: string])[],
	others: string,
): ImportFinding[] {
	const left = reader.rest().filter(({ path }) => !/^(x-|global$)/.test(String(path[0])));
	const reasonOf = (path: ImportFinding['path']) =>
		reasons.find(([pattern]) => pattern.test((path ?? []).join('.')))?.[1];
	const findings = left.flatMap(({ path }): ImportFinding[] => {
		const why = reasonOf(path);
		return why ? [{ code: 'import-left-behind', args: { path: pathText(path), why }, path }] : [];
	});
	const rest = left.filter(({ path }) => !reasonOf(path)).map(({ path }) => path);
	const [first] = rest;
	if (!first) return findings;
	const more = rest.length > shown ? ` and ${rest.length - shown} more` : '';
	const path = rest.slice(0, shown).map(pathText).join(', ') + more;
	return [...findings, { code: 'import-not-needed', args: { path, why: others }, path: first }];
}
