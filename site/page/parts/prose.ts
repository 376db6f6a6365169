// The Markdown that findings are documented in: code in backticks, and links. Anything else is text.
import { h } from '../dom.ts';

const mark = /`([^`]+)`|<(https:[^>\s]+)>|\[([^\]]+)\]\((https:[^)\s]+)\)/g;

export function prose(text: string): (Node | string)[] {
	const out: (Node | string)[] = [];
	let last = 0;
	for (const found of text.matchAll(mark)) {
		const [whole, code, bare, label, url] = found;
		out.push(text.slice(last, found.index));
		out.push(code === undefined ? link(url ?? bare ?? '', label ?? bare ?? '') : h('code', {}, code));
		last = found.index + whole.length;
	}
	return [...out, text.slice(last)];
}

const link = (href: string, text: string) => h('a', { href, rel: 'noreferrer' }, text);
