// Where a text is pasted, typed, dropped or chosen. A large one is held aside, since editing fields are slow with millions of characters.
import { announce, fill, h, newId } from '../dom.ts';

/** Characters that an editing field still takes well. */
const mostEdited = 300_000;

/** No browser should be asked to read more at once. */
const mostBytes = 64 * 1024 * 1024;

export interface Source {
	readonly whole: HTMLElement;
	text: string;
}

/** @param given is called when a whole text was pasted, dropped or chosen. */
export function source(label: string, hint: string, given: () => void): Source {
	const [id, about] = [newId(), newId()];
	const area = h('textarea', {
		id,
		rows: 12,
		wrap: 'off',
		spellcheck: 'false',
		autocomplete: 'off',
		autocapitalize: 'off',
		'aria-describedby': about,
	});
	const file = h('input', {
		type: 'file',
		class: 'unseen',
		tabindex: -1,
		'aria-hidden': 'true',
		multiple: true,
	});
	const choose = h('button', { type: 'button', class: 'small', onclick: () => file.click() }, 'Choose files');
	const aside = h('div', { class: 'aside', hidden: true });
	let held: string | null = null;

	const set = (text: string) => {
		held = text.length > mostEdited ? text : null;
		area.value = held === null ? text : '';
		area.hidden = held !== null;
		aside.hidden = held === null;
		if (held === null) return;
		const size = `${(held.length / 1_000_000).toFixed(1)} million characters`;
		fill(
			aside,
			h('p', {}, `A text of ${size} is held here. It is too long to be edited in the page.`),
			h('button', { type: 'button', class: 'small', onclick: () => set('') }, 'Remove it'),
		);
		announce(`A text of ${size} was taken.`);
	};
	const read = async (files: FileList | null | undefined) => {
		const all = [...(files ?? [])];
		if (all.length === 0) return;
		if (all.reduce((sum, { size }) => sum + size, 0) > mostBytes) {
			announce('These files are larger than 64 MiB, which is more than this page reads.');
			return;
		}
		const texts = await Promise.all(all.map((one) => one.text()));
		set(
			texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`)).join(texts.length > 1 ? '---\n' : ''),
		);
		given();
	};
	file.addEventListener('change', () => void read(file.files).then(() => (file.value = '')));
	area.addEventListener('paste', (event) => {
		const text = event.clipboardData?.getData('text/plain') ?? '';
		const replaces = area.value === '' || area.selectionEnd - area.selectionStart === area.value.length;
		if (!replaces && text.length <= mostEdited) return;
		event.preventDefault();
		set(text);
		given();
	});
	const whole = h(
		'div',
		{
			class: 'source',
			ondragover: (event) => {
				event.preventDefault();
				whole.classList.add('over');
			},
			ondragleave: () => whole.classList.remove('over'),
			ondrop: (event) => {
				event.preventDefault();
				whole.classList.remove('over');
				void read((event as DragEvent).dataTransfer?.files);
			},
		},
		h('div', { class: 'bar' }, h('label', { for: id }, label), choose, file),
		area,
		aside,
		h('p', { class: 'hint', id: about }, hint),
	);
	return {
		whole,
		get text() {
			return held ?? area.value;
		},
		set text(text: string) {
			set(text);
		},
	};
}
