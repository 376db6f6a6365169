// What is being done, and the button that ends it.
import { announce, h } from '../dom.ts';

export interface Progress {
	readonly whole: HTMLElement;
	readonly say: (text: string) => void;
	readonly end: () => void;
}

export function progress(cancel: () => void): Progress {
	const text = h('span', {});
	const bar = h('progress', { 'aria-label': 'Working' });
	const button = h('button', { type: 'button', class: 'small', onclick: cancel }, 'Cancel');
	const whole = h('div', { class: 'progress', hidden: true }, bar, text, button);
	return {
		whole,
		say: (what) => {
			if (whole.hidden) announce(`${what} …`);
			whole.hidden = false;
			text.textContent = `${what} …`;
		},
		end: () => {
			whole.hidden = true;
		},
	};
}
