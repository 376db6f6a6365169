// "Compare": two values files, and how to get from one to the other.
import type { CompareAnswer, PlanView } from '../engine/messages.ts';
import { addressOf } from './address.ts';
import { announce, fill, h } from './dom.ts';
import { Cancelled, whole } from './engine.ts';
import { failed, type Page } from './pages.ts';
import { textField } from './parts/fields.ts';
import { counted, findingItem } from './parts/findings.ts';
import { progress } from './parts/progress.ts';
import { source } from './parts/source.ts';
import { copyButton } from './parts/texts.ts';

export function comparePage(): Page {
	const result = h('section', { class: 'result', 'aria-label': 'Result' });
	const working = progress(() => whole.cancel());
	const given = () => {
		if (from.text.trim() !== '' && to.text.trim() !== '') void run();
	};
	const from = source('Values now', 'old.yaml: values of this chart, as the release has them.', given);
	const to = source('Values after the change', 'new.yaml', given);
	const release = textField('Release', 'Its name is in the commands of the plan.', 'kong');

	async function run(): Promise<void> {
		whole.cancel();
		fill(result);
		working.say('Starting');
		try {
			const asked = { from: from.text, to: to.text, release: releaseName(release.control.value) };
			show(await whole.ask('compare', asked, working.say));
		} catch (error) {
			fill(result, error instanceof Cancelled ? h('p', { class: 'nothing' }, 'Cancelled.') : failed(error));
		} finally {
			working.end();
		}
	}

	function show(answer: CompareAnswer): void {
		fill(result, ...resultOf(answer));
		announce(answer.plan?.headline ?? 'The values have errors.');
	}

	release.control.addEventListener('change', () => {
		const name = releaseName(release.control.value);
		const params = new URLSearchParams(name === 'kong' ? {} : { release: name });
		history.replaceState(null, '', addressOf('compare', params));
	});
	return {
		title: 'Compare',
		body: h(
			'div',
			{},
			h('h1', {}, 'Compare'),
			h(
				'p',
				{ class: 'lead' },
				'Two values files: what changes at both ends, what is refused, what happens to clients meanwhile, and in which order to go.',
			),
			h(
				'form',
				{
					'aria-label': 'What to compare',
					autocomplete: 'off',
					onsubmit: (event) => {
						event.preventDefault();
						void run();
					},
				},
				h('div', { class: 'two' }, from.whole, to.whole),
				h('div', { class: 'bar' }, release.whole, h('button', { type: 'submit', class: 'main' }, 'Compare')),
				working.whole,
			),
			result,
		),
		open: async (params) => {
			release.control.value = params.get('release') ?? '';
		},
	};
}

/** A name as Helm takes it, and otherwise the usual one. */
const releaseName = (text: string) =>
	/^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/.test(text.trim()) ? text.trim() : 'kong';

function resultOf({ findings, plan }: CompareAnswer): (Node | null)[] {
	const sides = [
		{ title: 'Values now', list: findings.from },
		{ title: 'Values after the change', list: findings.to },
	].filter(({ list }) => list.length > 0);
	const about = sides.map(({ title, list }) =>
		h(
			'details',
			{ class: 'more', open: plan === null },
			h('summary', {}, `${title}: ${counted(list)}`),
			list.map(findingItem),
		),
	);
	if (plan === null)
		return [
			h('div', { class: 'banner open' }, h('h2', {}, 'There is no plan: the values have errors.')),
			...about,
		];
	return [...planBlocks(plan), ...about];
}

function planBlocks(plan: PlanView): (Node | null)[] {
	const isGood = plan.verdict !== 'refused' && plan.verdict !== 'interrupts';
	return [
		h(
			'div',
			{ class: `banner ${isGood ? 'ready' : 'open'}` },
			h('h2', {}, plan.headline),
			h('p', {}, `From ${plan.from} to ${plan.to}.`),
			copyButton(plan.text, 'the plan as text'),
		),
		...plan.remarks.map(({ title, list }) =>
			h(
				'section',
				{ 'aria-label': title },
				h('h2', {}, title),
				h(
					'ul',
					{ class: 'facts' },
					list.map(({ severity, text }) =>
						h('li', {}, h('span', { class: `tag ${severity}` }, severity), ' ', text),
					),
				),
			),
		),
		...plan.courses.map(courseBlock),
		plan.meanwhile.length > 0 ? meanwhileBlock(plan) : null,
		plan.changes.length + plan.otherValues.length > 0 ? changesBlock(plan) : null,
	];
}

const courseBlock = ({ title, steps }: PlanView['courses'][number]) =>
	h(
		'section',
		{ 'aria-label': title },
		h('h2', {}, title),
		h(
			'ol',
			{ class: 'timeline' },
			steps.map(({ text, commands, between }) =>
				h(
					'li',
					{},
					h('p', {}, text),
					between !== null && [
						h('p', { class: 'hint' }, 'between.yaml'),
						commandBlock(between, 'between.yaml'),
					],
					commands.length > 0 && commandBlock(commands.join('\n'), 'the commands'),
				),
			),
		),
	);

const commandBlock = (text: string, what: string) =>
	h('div', { class: 'command' }, h('pre', { class: 'code' }, h('code', {}, text)), copyButton(text, what));

const meanwhileBlock = ({ meanwhile }: PlanView) =>
	h(
		'section',
		{ 'aria-label': 'During one upgrade' },
		h('h2', {}, 'While only a part has changed'),
		h(
			'ul',
			{ class: 'states' },
			meanwhile.map(({ title, says, harmless }) =>
				h(
					'li',
					{ class: harmless ? 'harmless' : 'harmful' },
					h(
						'p',
						{},
						h('strong', {}, title),
						' ',
						h('span', { class: `tag ${harmless ? 'good' : 'bad'}` }, harmless ? 'harmless' : 'harmful'),
					),
					h('p', {}, says),
				),
			),
		),
	);

const changesBlock = ({ changes, otherValues }: PlanView) =>
	h(
		'section',
		{ 'aria-label': 'What changes' },
		h('h2', {}, 'What changes'),
		changes.map(({ end, name, before, after }) =>
			h(
				'div',
				{ class: 'change' },
				h('p', {}, h('span', { class: 'soft' }, end), ' ', h('strong', {}, name)),
				h(
					'pre',
					{ class: 'code diff' },
					h(
						'code',
						{},
						h('span', { class: 'row out' }, `- ${before ?? '(none)'}\n`),
						h('span', { class: 'row in' }, `+ ${after ?? '(none)'}\n`),
					),
				),
			),
		),
		otherValues.length > 0 && h('p', {}, `Other values differ: ${otherValues.join(', ')}.`),
	);
