// "It does not work": a text, and what is wrong with it.
import type { Catalogue, Kind, WrongAnswer } from '../engine/messages.ts';
import { addressOf, circumstancesParams } from './address.ts';
import { announce, fill, h } from './dom.ts';
import { Cancelled, first, whole } from './engine.ts';
import { failed, type Page } from './pages.ts';
import { select } from './parts/fields.ts';
import { progress } from './parts/progress.ts';
import { source } from './parts/source.ts';
import { circumstancesForm } from './wrong-form.ts';
import { headline, resultOf } from './wrong-result.ts';

const kinds: readonly { readonly value: Kind; readonly text: string }[] = [
	{ value: 'auto', text: 'Whatever it looks like' },
	{ value: 'manifests', text: 'Kubernetes objects' },
	{ value: 'values', text: 'Values of this chart' },
	{ value: 'foreign', text: "Values of Kong's charts, ingress-nginx or Traefik" },
];

export async function wrongPage(): Promise<Page> {
	return pageOf(await first.ask('catalogue', null));
}

function pageOf(catalogue: Catalogue): Page {
	const result = h('section', { class: 'result', 'aria-label': 'Result', tabindex: -1 });
	const working = progress(() => whole.cancel());
	const input = source(
		'Manifests or values',
		'kubectl get deploy,ds,svc,ingress,cm -A -o yaml, helm template …, or a values file. Nothing leaves this page.',
		() => void run({}),
	);
	const kind = select('What it is', kinds);
	const known = circumstancesForm(catalogue, () => {
		history.replaceState(null, '', addressOf('wrong', circumstancesParams(known.read())));
	});
	let before: string | null = null;

	async function run(promised: object): Promise<void> {
		whole.cancel();
		const text = input.text;
		if (text.trim() === '') {
			fill(result, h('p', { class: 'nothing' }, 'Paste, drop or choose a text first.'));
			return;
		}
		working.say('Starting');
		fill(result);
		try {
			const asked = { text, kind: kind.control.value as Kind, circumstances: known.read(), promised };
			const answer = await whole.ask('wrong', asked, working.say);
			show(answer);
		} catch (error) {
			fill(result, error instanceof Cancelled ? h('p', { class: 'nothing' }, 'Cancelled.') : failed(error));
			if (error instanceof Cancelled) announce('Cancelled.');
		} finally {
			working.end();
		}
	}

	function show(answer: WrongAnswer): void {
		const apply = (text: string, promised: object) => {
			before = input.text;
			input.text = text;
			void run(promised).then(() => result.focus());
		};
		const undo = () => {
			if (before === null) return;
			input.text = before;
			before = null;
			void run({}).then(() => result.focus());
		};
		fill(result, ...resultOf(answer, { apply, undo: before === null ? null : undo }));
		announce(headline(answer));
	}

	const form = h(
		'form',
		{
			'aria-label': 'What to check',
			autocomplete: 'off',
			onsubmit: (event) => {
				event.preventDefault();
				before = null;
				void run({});
			},
		},
		input.whole,
		h('div', { class: 'bar' }, kind.whole, h('button', { type: 'submit', class: 'main' }, 'Check')),
		known.whole,
		working.whole,
	);
	return {
		title: 'It does not work',
		body: h(
			'div',
			{},
			h('h1', {}, 'It does not work'),
			h(
				'p',
				{ class: 'lead' },
				'Paste what runs, or what is about to. Honest and forged requests are followed through it, and the line to change is shown.',
			),
			form,
			result,
		),
		open: async (params) => known.write(params),
	};
}
