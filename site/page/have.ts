// "I have …": the form, and what it amounts to.
import type { Catalogue, Choices, HaveAnswer, StrategyView } from '../engine/messages.ts';
import { addressOf, choicesOf, choicesParams } from './address.ts';
import { announce, fill, h } from './dom.ts';
import { Cancelled, first, whole } from './engine.ts';
import { haveForm } from './have-form.ts';
import { failed, type Page } from './pages.ts';
import { counted, findingItem } from './parts/findings.ts';
import { textTabs } from './parts/texts.ts';
import { wayBlock } from './parts/way.ts';

/** How long nobody types before a text counts, in milliseconds. */
const pause = 250;

export async function havePage(): Promise<Page> {
	const catalogue = await first.ask('catalogue', null);
	return pageOf(catalogue);
}

function pageOf(catalogue: Catalogue): Page {
	const result = h('section', { class: 'result', 'aria-label': 'Result' });
	let shown = '';
	let timer: ReturnType<typeof setTimeout> | undefined;
	let asked = 0;
	const form = haveForm(
		catalogue,
		() => {
			clearTimeout(timer);
			location.hash = addressOf('have', paramsOf(form.read()));
		},
		() => {
			clearTimeout(timer);
			timer = setTimeout(() => void answer(form.read(), true), pause);
		},
	);
	const paramsOf = (choices: Choices) => {
		const params = choicesParams(choices);
		if (shown !== '') params.set('show', shown);
		return params;
	};
	const show = (found: HaveAnswer) => {
		fill(form.trustHint, trustHint(found));
		fill(
			result,
			...resultOf(found, shown, (id) => {
				shown = id;
				history.replaceState(null, '', addressOf('have', paramsOf(form.read())));
			}),
		);
		announce(headline(found));
	};

	/** The small engine answers at once; once the user chose something, the one with every rule has the last word. */
	async function answer(choices: Choices, chose: boolean): Promise<void> {
		asked += 1;
		const own = asked;
		const askIt = async (engine: typeof whole) => {
			const found = await engine.ask('have', choices);
			if (own === asked) show(found);
		};
		try {
			if (!whole.isLoaded) await askIt(first);
			if (chose || whole.isLoaded) await askIt(whole);
		} catch (error) {
			if (!(error instanceof Cancelled) && own === asked) fill(result, failed(error));
		}
	}

	return {
		title: 'I have …',
		body: h(
			'div',
			{},
			h('h1', {}, 'I have …'),
			h(
				'p',
				{ class: 'lead' },
				'Choose what is between your clients and Kong. The way is drawn hop by hop, and the values are ready to copy.',
			),
			h('div', { class: 'columns' }, form.whole, result),
		),
		open: async (params) => {
			shown = params.get('show') ?? '';
			const choices = choicesOf(params);
			form.write(choices);
			await answer(
				form.read(),
				[...params.keys()].some((name) => name !== 'show'),
			);
		},
	};
}

function headline({ findings, drawnWith, strategies }: HaveAnswer): string {
	const chosen = strategies.find((one) => one.chosen);
	if (chosen && !chosen.works) return 'This strategy cannot work here.';
	const errors = findings.filter(({ severity }) => severity === 'error').length;
	if (drawnWith && errors === 1) return 'One thing is missing: the addresses that Kong trusts.';
	if (errors > 0) return `Not finished: ${counted(findings)}.`;
	return findings.length > 0 ? `Ready to install. To look at: ${counted(findings)}.` : 'Ready to install.';
}

function resultOf(answer: HaveAnswer, chosen: string, picked: (id: string) => void): (Node | null)[] {
	const { findings, way, drawnWith, texts, strategies } = answer;
	const isWrong = findings.some(({ severity }) => severity === 'error');
	const own = strategies.find((one) => one.chosen);
	return [
		h(
			'div',
			{ class: `banner ${isWrong ? 'open' : 'ready'}` },
			h('h2', {}, headline(answer)),
			h(
				'p',
				{},
				own
					? `${answer.title}, strategy ${own.name}${own.recommended ? ' (recommended)' : ''}. ${own.says}`
					: answer.title,
			),
		),
		way &&
			h(
				'section',
				{ 'aria-label': 'The way' },
				h('h2', {}, 'The way'),
				drawnWith &&
					h(
						'p',
						{ class: 'hint' },
						`Drawn as if Kong trusted ${drawnWith}, an example, until you give the addresses.`,
					),
				wayBlock(way),
				aboutWay(answer),
			),
		findings.length > 0
			? h(
					'section',
					{ 'aria-label': 'What to look at' },
					h('h2', {}, 'What to look at'),
					findings.map(findingItem),
				)
			: null,
		h(
			'section',
			{ 'aria-label': 'To copy' },
			h('h2', {}, 'To copy'),
			textTabs(texts, 'Files', chosen, picked),
		),
		h('section', { 'aria-label': 'Strategies' }, h('h2', {}, 'Strategies'), strategyList(strategies)),
	];
}

function aboutWay({ forgeableBy, assumes, past }: HaveAnswer): HTMLElement {
	return h(
		'ul',
		{ class: 'facts' },
		h('li', {}, `The address can be forged by ${forgeableBy.join('; ') || 'nobody'}.`),
		assumes.length > 0 && h('li', {}, `Assumed: ${assumes.join('; ')}.`),
		past !== '' && h('li', {}, past),
	);
}

const strategyList = (strategies: readonly StrategyView[]) =>
	h(
		'ul',
		{ class: 'cards' },
		strategies.map(({ name, works, says, recommended, chosen }) =>
			h(
				'li',
				{ class: chosen ? 'chosen' : '' },
				h(
					'p',
					{ class: 'head' },
					h('strong', {}, name),
					recommended && [' ', h('span', { class: 'tag good' }, 'recommended')],
					!works && [' ', h('span', { class: 'tag bad' }, 'refused')],
					chosen && [' ', h('span', { class: 'tag' }, 'chosen')],
				),
				h('p', {}, says),
			),
		),
	);

function trustHint({ trust }: HaveAnswer): (Node | string)[] {
	if (!trust) return ['Not needed here: Kong sees the client as its peer, or nobody is trusted.'];
	const parts = trust.finders.flatMap(({ command, ranges = [], note }) => [
		...(ranges.length > 0 ? [h('span', { class: 'find' }, ranges.join(', '))] : []),
		...(command ? [h('code', { class: 'find' }, command)] : []),
		...(note ? [h('span', { class: 'find' }, note)] : []),
	]);
	return [
		'Who connects to Kong. To find them: ',
		...parts,
		...(trust.also ? [h('span', { class: 'find' }, `Also ${trust.also}.`)] : []),
	];
}
