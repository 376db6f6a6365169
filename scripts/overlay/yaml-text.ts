// Writes values as YAML that every parser reads alike: what could be taken for anything but text is quoted. Pure.
import { resolvePlain } from '../yaml/resolve.ts';

type Value = unknown;

/** The lines of a map in block style, with a line break at the end of each. */
export function yamlText(map: { readonly [key: string]: Value }, indent = ''): string {
	return Object.entries(map)
		.map(([key, value]) => `${indent}${scalar(key)}:${below(value, indent)}`)
		.join('');
}

function below(value: Value, indent: string): string {
	if (Array.isArray(value)) {
		return value.length === 0 ? ' []\n' : `\n${value.map((item) => listItem(item, `${indent}  `)).join('')}`;
	}
	if (typeof value === 'object' && value !== null) {
		const text = yamlText(value as { [key: string]: Value }, `${indent}  `);
		return text === '' ? ' {}\n' : `\n${text}`;
	}
	return ` ${scalar(value)}\n`;
}

function listItem(item: Value, indent: string): string {
	if (typeof item !== 'object' || item === null || Array.isArray(item)) return `${indent}- ${scalar(item)}\n`;
	const text = yamlText(item as { [key: string]: Value }, `${indent}  `);
	return `${indent}- ${text.slice(indent.length + 2)}`;
}

/** Words stay plain; all else is quoted as JSON, which is YAML too. */
function scalar(value: Value): string {
	if (typeof value !== 'string') return JSON.stringify(value);
	const isWord = /^[A-Za-z][A-Za-z0-9._/-]*$/.test(value);
	return isWord && resolvePlain(value).type === 'string' && !/^(y|n)$/i.test(value)
		? value
		: JSON.stringify(value);
}
