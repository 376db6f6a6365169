// What is wrong with a text: the verdict, the way, the findings beside their lines, and the change that mends it.
import type { FixView, GatewayView, WrongAnswer } from '../engine/messages.ts';
import { h } from './dom.ts';
import { counted, findingsInLines } from './parts/findings.ts';
import { diffBlock, textBlock } from './parts/texts.ts';
import { wayBlock } from './parts/way.ts';

export interface Actions {
	/** Puts the changed text in the place of the old one, and checks again. */
	readonly apply: (text: string, promised: object) => void;
	/** Takes the last change back; null where there is none. */
	readonly undo: (() => void) | null;
}

export function headline({ findings, more }: WrongAnswer): string {
	if (findings.length === 0) return 'Nothing is wrong with it.';
	return `${counted(findings)}${more > 0 ? `, and ${more} more findings` : ''}.`;
}

export function resultOf(answer: WrongAnswer, actions: Actions): (Node | null)[] {
	const { says, gateways, findings, parts, fix, way, imported } = answer;
	const isWrong = findings.some(({ severity }) => severity === 'error');
	return [
		h(
			'div',
			{ class: `banner ${isWrong ? 'open' : 'ready'}` },
			h('h2', {}, headline(answer)),
			h('p', {}, `${says}.`),
			actions.undo &&
				h('button', { type: 'button', class: 'small', onclick: actions.undo }, 'Take the change back'),
		),
		...gateways.map(gatewayBlock),
		way && h('section', { 'aria-label': 'The way' }, h('h2', {}, 'The way'), wayBlock(way)),
		fix && fixBlock(fix, actions),
		imported === null
			? null
			: h(
					'section',
					{ 'aria-label': 'As values of this chart' },
					h('h2', {}, 'As values of this chart'),
					textBlock({
						id: 'imported',
						title: 'Values file',
						fileName: 'values.yaml',
						text: imported,
						note: 'What kong-client-ip import prints.',
					}),
				),
		findings.length > 0
			? h('section', { 'aria-label': 'Findings' }, h('h2', {}, 'Findings'), findingsInLines(findings, parts))
			: null,
	];
}

function gatewayBlock({ title, entrances, facts, ways }: GatewayView): HTMLElement {
	return h(
		'section',
		{ class: 'gateway', 'aria-label': title },
		h('h2', {}, title),
		h(
			'dl',
			{ class: 'verdict' },
			facts.map(({ name, value, right }) => [
				h('dt', {}, name),
				h('dd', { class: right === null ? '' : right ? 'good' : 'bad' }, value),
			]),
		),
		entrances.length > 0 &&
			h(
				'ul',
				{ class: 'facts' },
				entrances.map((entrance) => h('li', {}, entrance)),
			),
		ways.map((way) => [h('h3', {}, way.title), wayBlock(way)]),
	);
}

function fixBlock({ diff, applied, outside, promised }: FixView, { apply }: Actions): HTMLElement {
	return h(
		'section',
		{ 'aria-label': 'The change' },
		h('h2', {}, 'The change that mends it'),
		outside.length > 0 &&
			h(
				'ul',
				{ class: 'facts' },
				outside.map((order) => h('li', {}, `Outside of these objects: ${order}.`)),
			),
		diffBlock(diff),
		applied !== null &&
			h(
				'p',
				{},
				h(
					'button',
					{ type: 'button', class: 'main', onclick: () => apply(applied, promised) },
					'Apply it and check again',
				),
			),
	);
}
