// Findings, and the lines of the input around them.
import type { FindingView, Line } from '../../engine/messages.ts';
import { h } from '../dom.ts';
import { prose } from './prose.ts';

/** `2 errors, 1 warning`; empty where there is nothing. */
export function counted(findings: readonly { readonly severity: string }[]): string {
	return ['error', 'warning', 'note']
		.flatMap((word) => {
			const count = findings.filter(({ severity }) => severity === word).length;
			return count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
		})
		.join(', ');
}

export function findingItem({ code, severity, message, path, doc }: FindingView): HTMLElement {
	return h(
		'article',
		{ class: `finding ${severity}`, 'aria-label': `${severity}: ${code}` },
		h(
			'p',
			{ class: 'head' },
			h('span', { class: 'tag' }, severity),
			' ',
			h('code', {}, code),
			path ? [' ', h('span', { class: 'soft' }, path)] : null,
		),
		h('p', {}, message),
		doc &&
			h(
				'details',
				{},
				h('summary', {}, 'Why, and what to do'),
				h('p', {}, prose(doc.what)),
				h('p', {}, prose(doc.why)),
				h('p', {}, prose(doc.fix)),
				doc.source && h('p', { class: 'soft' }, 'Source: ', prose(doc.source)),
			),
	);
}

/** Findings without a place, then the lines with what was found in them. */
export function findingsInLines(
	findings: readonly FindingView[],
	parts: readonly (readonly Line[])[],
): HTMLElement {
	const placed = new Set(parts.flatMap((part) => part.flatMap((line) => line.findings)));
	const loose = findings.filter((_, index) => !placed.has(index));
	return h(
		'div',
		{ class: 'lines' },
		loose.map(findingItem),
		parts.map((part) => partBlock(part, findings)),
	);
}

/** Runs of lines, with findings between them where they belong. */
function partBlock(part: readonly Line[], findings: readonly FindingView[]): HTMLElement {
	const block = h('div', { class: 'part' });
	let rows: HTMLElement[] = [];
	const flush = () => {
		if (rows.length > 0) block.append(h('pre', { class: 'code' }, h('code', {}, rows)));
		rows = [];
	};
	for (const { number, text, findings: own } of part) {
		const severity = own.length > 0 ? worst(own.flatMap((index) => findings[index]?.severity ?? [])) : '';
		rows.push(
			h(
				'span',
				{ class: `row ${severity}` },
				h('span', { class: 'number' }, String(number)),
				h('span', {}, `${text}\n`),
			),
		);
		if (own.length === 0) continue;
		flush();
		block.append(...own.flatMap((index) => (findings[index] ? [findingItem(findings[index])] : [])));
	}
	flush();
	return block;
}

const worst = (all: readonly string[]) =>
	['error', 'warning', 'note'].find((word) => all.includes(word)) ?? 'note';
