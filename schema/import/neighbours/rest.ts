// What of ingress-nginx and Traefik is not carried over: some things by themselves, the rest in one sentence.

import type { SourceChart } from '../../charts/source-charts.ts';
import { isOurs } from '../../contract/paths.ts';
import { noSuchSetting } from '../../hints/kong-keys.ts';
import { pathText } from '../../text/path.ts';
import { misspelt } from '../misspelt.ts';
import type { Reader } from '../reader.ts';
import type { ImportFinding } from '../types.ts';

/** By a pattern of the whole path. The code is import-left-behind unless it says another. */
export type Reason = readonly [pattern: RegExp, why: string, code?: ImportFinding['code']];

/** Of many places the first few. */
const shown = 4;

/** A finding for each place that a reason fits (the first pattern of the path counts), and one for all others together. */
export function neighbourRest(
	reader: Reader,
	chart: SourceChart,
	reasons: readonly Reason[],
	others: string,
): ImportFinding[] {
	const all = reader.rest().filter(({ path }) => !/^(x-|global$)/.test(String(path[0])));
	const typos = all.flatMap(({ path }) => (isNear(path) ? (misspelt(chart, path) ?? []) : []));
	const left = all.filter(({ path }) => !typos.some((typo) => typo.path === path));
	const reasonOf = (path: ImportFinding['path']) =>
		reasons.find(([pattern]) => pattern.test((path ?? []).join('.')));
	const findings = left.flatMap(({ path }): ImportFinding[] => {
		const [, reason, code = 'import-left-behind'] = reasonOf(path) ?? [];
		const why = reason === noSuchSetting ? noSetting(path) : reason;
		return why ? [{ code, args: { path: pathText(path), why }, path }] : [];
	});
	const rest = left.filter(({ path }) => !reasonOf(path)).map(({ path }) => path);
	const [first] = rest;
	if (!first) return [...typos, ...findings];
	const more = rest.length > shown ? ` and ${rest.length - shown} more` : '';
	const path = rest.slice(0, shown).map(pathText).join(', ') + more;
	return [...typos, ...findings, { code: 'import-not-needed', args: { path, why: others }, path: first }];
}

/** About the entry of clients: elsewhere a name that is near another says little. */
const isNear = (path: readonly (string | number)[]): boolean =>
	/^controller\.(config|service)\.[^.]+$/.test(path.join('.'));

/** Of a setting of the Service: that there is none here, if there is none. */
function noSetting(path: readonly (string | number)[]): string {
	const last = path.at(-1) ?? '';
	return isOurs(['proxy', last])
		? `It is not what ${pathText(['proxy', last])} takes: correct it, and import again.`
		: noSuchSetting;
}
