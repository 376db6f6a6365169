// A plan as text for a terminal of 80 columns.

import { stringify } from 'yaml';
import { wrap } from '../explain/text.ts';
import type { Finding } from '../findings/finding.ts';
import { fillIn, render } from '../findings/render.ts';
import { clearingInWords } from '../trace/kong/header-clearing.ts';
import { betweenFile } from './commands.ts';
import { hanging } from './hanging-indent.ts';
import { fates, headlines } from './messages.ts';
import type { Change, Course, End, Fate, MixedState, Plan, PlanStep, Side } from './types.ts';
import { endNames } from './upgrade-courses.ts';

/** The whole text, with a line break at its end. */
export function planText(plan: Plan): string {
	const { verdict, from, to, otherValues } = plan;
	const others = otherValues.length > 0 ? wrap(`Other values differ: ${otherValues.join(', ')}.`, '') : [];
	const headline = verdict === 'nothing' && others.length > 0 ? headlines.others : headlines[verdict];
	if (verdict === 'nothing') return `${[headline, ...others].join('\n')}\n`;
	const sections = [
		[...sideLines('From', from), ...sideLines('To', to)],
		wrap(headline, ''),
		[...changeLines(plan.changes), ...others],
		remarks('Refused', plan.refused),
		remarks('What breaks in any order', plan.interrupts),
		stateLines(plan.meanwhile),
		remarks('What is not known', plan.unknown),
		remarks('Good to know', plan.notes),
		...plan.courses.map(courseLines),
	].filter(({ length }) => length > 0);
	return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const sideLines = (word: string, { title, product, strategy }: Side) =>
	hanging(`${word}: ${title} (${product}), strategy ${strategy}`, '', word.length + 2);

/** What the ends of a change are called. */
export const headings = {
	names: 'Names',
	balancer: 'The load balancer',
	nodes: 'The nodes',
	kong: 'Kong',
	pods: 'Pods',
} as const;

/** What differs, by ends. */
export function changeLines(changes: readonly Change[]): string[] {
	return (Object.keys(headings) as Change['end'][]).flatMap((end) => {
		const own = changes.filter((change) => change.end === end);
		return own.length === 0 ? [] : [headings[end], ...own.flatMap(changeOf)];
	});
}

/** Longer values are of shipped ranges; JSON has them whole. */
const LONGEST = 400;

function changeOf({ name, before: from, after: to }: Change): string[] {
	const [before = null, after = null] = [from, to].map((value) =>
		value === null ? null : inWords(name, value),
	);
	const line = `  ${name}: ${before ?? '(none)'} -> ${after ?? '(none)'}`;
	if (line.length <= 80) return [line];
	const part = (sign: string, value: string | null) =>
		value === null
			? []
			: hanging(`${sign} ${value.length > LONGEST ? `${value.slice(0, LONGEST)} …` : value}`, '    ', 2);
	return [`  ${name}:`, ...part('-', before), ...part('+', after)];
}

/** The value of a setting for people. */
export function inWords(name: string, value: string): string {
	return (name === 'KONG_NGINX_PROXY_SET_BY_LUA' && clearingInWords(value)) || value;
}

/** Findings below a title; nothing where there are none. */
export function remarks(title: string, list: readonly Finding[]): string[] {
	return list.length === 0 ? [] : [title, ...list.flatMap((one) => hanging(`- ${render(one)}`, '  ', 2))];
}

/** The states between that harm somebody. */
export function stateLines(states: readonly MixedState[]): string[] {
	if (states.length === 0) return [];
	const harmful = states.filter(({ harmless }) => !harmless);
	if (harmful.length === 0)
		return wrap('During the upgrade no client is worse off, whichever part changes first.', '');
	const lines = harmful.flatMap((state) =>
		hanging(`- ${newAndOld(state)}: ${sentences(state.fates)}.`, '  ', 2),
	);
	const rest =
		states.length > harmful.length ? wrap('In every other state no client is worse off.', '  ') : [];
	return ['During one upgrade', ...lines, ...rest];
}

/** `Kong new, the nodes old`. */
export function newAndOld({ ahead, behind }: MixedState): string {
	const names = (ends: readonly End[]) => ends.map((end) => endNames[end]).join(' and ');
	return `${names(ahead)} new, ${names(behind)} old`;
}

/** What happens to clients; names the ways only if they differ. */
export function sentences(all: readonly Fate[]): string {
	const byText = new Map<string, string[]>();
	for (const fate of all) byText.set(fateText(fate), [...(byText.get(fateText(fate)) ?? []), fate.way]);
	if (byText.size === 1) return [...byText.keys()].join('');
	return [...byText].map(([text, ways]) => `${ways.join(', ')}: ${text}`).join('; ');
}

/** What happens to clients on one way, as a clause. */
export function fateText({ honest, outcome, mistaken, forgedBy }: Fate): string {
	const end = honest === 'broken' ? fates[outcome as keyof typeof fates] : fates[honest];
	const own = fillIn(end, { mistaken: mistaken ?? 'another' });
	return forgedBy ? `${own}, and ${fates[forgedBy]}` : own;
}

/** A course with its steps. */
export function courseLines({ title, steps }: Course): string[] {
	return [...wrap(title, ''), ...steps.flatMap((step, index) => stepLines(step, index + 1))];
}

function stepLines({ text, commands, between }: PlanStep, number: number): string[] {
	const file = between
		? [
				`     ${betweenFile}:`,
				...stringify(between)
					.trimEnd()
					.split('\n')
					.map((line) => `       ${line}`),
			]
		: [];
	// A command stays on one line, to be copied.
	return [
		...hanging(`${number}. ${text}`, '  ', 3),
		...file,
		...commands.map((command) => `     $ ${command}`),
	];
}
