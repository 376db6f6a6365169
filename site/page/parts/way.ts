// A way to Kong: drawn where there is room, and as lists otherwise and for screen readers.
import type { JourneyView, WayView } from '../../engine/messages.ts';
import { h } from '../dom.ts';

export function wayBlock({ svg, journeys }: WayView): HTMLElement {
	const button = h('button', { type: 'button', class: 'small', 'aria-pressed': 'false' }, 'As text');
	const block = h(
		'div',
		{ class: 'way' },
		h('div', { class: 'buttons' }, button),
		// The lists say the same in words. As an image it runs no script and loads nothing.
		h('img', { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt: '' }),
		h('div', { class: 'journeys' }, journeys.map(journeyBlock)),
	);
	button.addEventListener('click', () => {
		const pressed = block.classList.toggle('as-text');
		button.setAttribute('aria-pressed', String(pressed));
	});
	return block;
}

function journeyBlock({ title, hops, verdict, right }: JourneyView): HTMLElement {
	return h(
		'div',
		{ class: 'journey' },
		h('p', { class: 'title' }, title),
		h(
			'ol',
			{ class: 'hops' },
			hops.map(({ hop, facts, mark }) =>
				h(
					'li',
					{ class: mark ? 'loses' : '' },
					h('p', { class: 'hop' }, hop, mark && [' ', h('span', { class: 'tag' }, mark)]),
					facts.length > 0 &&
						h(
							'dl',
							{},
							facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
						),
				),
			),
		),
		h('p', { class: right ? 'good' : 'bad' }, verdict),
	);
}
