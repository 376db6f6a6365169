// Fields of a form: each with its label, and a hint that belongs to it.
import { h, newId } from '../dom.ts';

export interface Field<Control extends HTMLElement> {
	readonly whole: HTMLElement;
	readonly control: Control;
	readonly hint: HTMLElement;
}

function field<Control extends HTMLElement>(label: string, control: Control, hint = ''): Field<Control> {
	const [id, about] = [newId(), newId()];
	control.id = id;
	control.setAttribute('aria-describedby', about);
	const said = h('p', { class: 'hint', id: about }, hint);
	return {
		whole: h('div', { class: 'field' }, h('label', { for: id }, label), control, said),
		control,
		hint: said,
	};
}

export interface Option {
	readonly value: string;
	readonly text: string;
}

export const select = (label: string, options: readonly Option[], hint = '') => {
	const made = field(label, h('select', { autocomplete: 'off' }), hint);
	setOptions(made.control, options);
	return made;
};

/** Gives a select other options; the one that was chosen stays, if it is among them. */
export function setOptions(control: HTMLSelectElement, options: readonly Option[]): void {
	const { value } = control;
	control.replaceChildren(...options.map((one) => h('option', { value: one.value }, one.text)));
	control.value = options.some((one) => one.value === value) ? value : (options[0]?.value ?? '');
}

export const textField = (label: string, hint = '', placeholder = '') =>
	field(label, h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', placeholder }), hint);

export function checkbox(label: string, hint = ''): Field<HTMLInputElement> {
	const made = field(label, h('input', { type: 'checkbox', autocomplete: 'off' }), hint);
	made.whole.classList.add('check');
	return made;
}

export interface Radios<Value extends string> {
	readonly whole: HTMLFieldSetElement;
	readonly inputs: ReadonlyMap<Value, HTMLInputElement>;
	value: Value;
}

export function radios<Value extends string>(
	legend: string,
	options: readonly { readonly value: Value; readonly text: string }[],
): Radios<Value> {
	const name = newId();
	const inputs = new Map(
		options.map(({ value }) => [value, h('input', { type: 'radio', name, value, autocomplete: 'off' })]),
	);
	const rows = options.map(({ value, text }) => h('label', { class: 'radio' }, inputs.get(value), text));
	return {
		whole: h('fieldset', { class: 'field' }, h('legend', {}, legend), rows),
		inputs,
		get value() {
			const [chosen] = [...inputs].find(([, input]) => input.checked) ?? [];
			return chosen ?? (options[0]?.value as Value);
		},
		set value(value: Value) {
			for (const [own, input] of inputs) input.checked = own === value;
		},
	};
}
