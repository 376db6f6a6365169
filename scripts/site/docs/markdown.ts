// What the site makes of Markdown beside what VitePress does: texts stay texts, and tables and pictures can be read by everybody.
import type { MarkdownOptions } from 'vitepress';

type Markdown = Parameters<NonNullable<MarkdownOptions['config']>>[0];

/** Changes a renderer of VitePress. */
export function withRules(md: Markdown): void {
	const { rules } = md.renderer;
	const plain = rules.text;
	rules.text = (...args) =>
		(plain?.(...args) ?? md.utils.escapeHtml(args[0][args[1]]?.content ?? '')).replaceAll(
			'{{',
			'&#123;&#123;',
		);
	// A block that is indented scrolls as one between fences does.
	rules.code_block = (...args) => rules.fence?.(...args) ?? '';
	emptyHeads(md);
	wideDrawings(md);
}

/** A head of a table without a text is an empty cell: it names nothing that could be read out. */
function emptyHeads(md: Markdown): void {
	md.core.ruler.push('empty-heads', ({ tokens }) => {
		for (const [index, { type, content }] of tokens.entries()) {
			const [open, close] = [tokens[index - 1], tokens[index + 1]];
			if (type !== 'inline' || content !== '' || open?.type !== 'th_open' || !close) continue;
			open.tag = 'td';
			close.tag = 'td';
		}
	});
}

/** A drawing keeps its size on a phone and is scrolled, which needs a place for the keyboard. */
function wideDrawings(md: Markdown): void {
	const { rules } = md.renderer;
	const image = rules.image;
	rules.image = (...args) => {
		const made = image?.(...args) ?? '';
		const isDrawing = args[0][args[1]]?.attrGet('src')?.endsWith('.svg');
		return isDrawing ? `<span class="drawing" tabindex="0">${made}</span>` : made;
	};
}
