// Texts to read and to take along.

import type { TextView } from '../../engine/messages.ts';
import { announce, h, newId } from '../dom.ts';

/** A button that copies a text, and says so. */
export function copyButton(text: string, what: string): HTMLButtonElement {
	const button = h('button', { type: 'button', class: 'small', 'aria-label': `Copy ${what}` }, 'Copy');
	button.addEventListener('click', () => {
		void copy(text).then((done) => {
			button.textContent = done ? 'Copied' : 'Not copied';
			announce(done ? `${what} copied.` : `${what} could not be copied. Select the text instead.`);
			setTimeout(() => {
				button.textContent = 'Copy';
			}, 2000);
		});
	});
	return button;
}

/** The clipboard, or what browsers had before it, where a page from a folder may not use it. */
async function copy(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		const area = h('textarea', { class: 'unseen', 'aria-hidden': 'true' });
		area.value = text;
		document.body.append(area);
		area.select();
		const done = document.execCommand('copy');
		area.remove();
		return done;
	}
}

function saveButton(text: string, fileName: string): HTMLButtonElement {
	const save = () => {
		const url = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
		h('a', { href: url, download: fileName }).click();
		setTimeout(() => URL.revokeObjectURL(url), 10_000);
	};
	return h(
		'button',
		{ type: 'button', class: 'small', onclick: save, 'aria-label': `Save ${fileName}` },
		'Save',
	);
}

/** A text with buttons; a sentence where there is none. */
export function textBlock({ title, fileName, text, note }: TextView): HTMLElement {
	if (text === null) return h('p', { class: 'nothing' }, note);
	return h(
		'div',
		{ class: 'text' },
		h(
			'div',
			{ class: 'bar' },
			h('p', { class: 'hint' }, note),
			h('div', { class: 'buttons' }, copyButton(text, title), saveButton(text, fileName)),
		),
		h('pre', { class: 'code' }, h('code', {}, text)),
	);
}

/** A unified diff; what a line does also shows in its first character. */
export function diffBlock(diff: string): HTMLElement {
	const lines = diff.split('\n').map((line) => {
		const kind = /^(\+\+\+|---|@@)/.test(line)
			? 'at'
			: line.startsWith('+')
				? 'in'
				: line.startsWith('-')
					? 'out'
					: '';
		return h('span', { class: `row ${kind}` }, `${line}\n`);
	});
	return h('pre', { class: 'code diff' }, h('code', {}, lines));
}

/**
 * Texts of which one is shown: tabs, as the arrow keys, Home and End change them.
 * @param chosen the id of the one that is shown first; else the first one.
 * @param shown is called with the id of the one that the user picks.
 */
export function textTabs(
	texts: readonly TextView[],
	label: string,
	chosen: string,
	shown: (id: string) => void,
): HTMLElement {
	const all = texts.map((text) => ({ text, id: newId(), panelId: newId() }));
	const tabs = all.map(({ text, id, panelId }) =>
		h('button', { type: 'button', role: 'tab', id, 'aria-controls': panelId }, text.title),
	);
	const panels = all.map(({ text, id, panelId }) =>
		h('div', { role: 'tabpanel', id: panelId, 'aria-labelledby': id, tabindex: 0 }, textBlock(text)),
	);
	const show = (index: number) => {
		for (const [at, tab] of tabs.entries()) {
			tab.setAttribute('aria-selected', String(at === index));
			tab.tabIndex = at === index ? 0 : -1;
		}
		for (const [at, panel] of panels.entries()) panel.hidden = at !== index;
	};
	const pick = (index: number) => {
		show(index);
		shown(texts[index]?.id ?? '');
	};
	for (const [index, tab] of tabs.entries()) {
		tab.addEventListener('click', () => pick(index));
		tab.addEventListener('keydown', (event) => {
			const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
			if (next === undefined) return;
			event.preventDefault();
			const at = (next + tabs.length) % tabs.length;
			pick(at);
			tabs[at]?.focus();
		});
	}
	show(
		Math.max(
			0,
			texts.findIndex(({ id }) => id === chosen),
		),
	);
	return h('div', { class: 'tabs' }, h('div', { role: 'tablist', 'aria-label': label }, tabs), panels);
}
