// The pages of the documentation site: the texts of docs/, with links that lead to the site's pages, and a page for each product.
import type { LoadBalancerId } from '../../../schema/catalogue/index.ts';
import { type Places, withLinks } from './links.ts';
import { home, navigation, pathOf } from './navigation.ts';
import { productPage } from './product-page.ts';

/** What the pages are made of: texts by their path in the repository. */
export interface Sources {
	readonly pages: ReadonlyMap<string, string>;
	readonly pictures: ReadonlyMap<string, Uint8Array>;
	/** What the chart renders for each product. */
	readonly golden: ReadonlyMap<LoadBalancerId, string>;
	readonly repository: (file: string) => string;
}

/** The files of the site's pages, by path below its root: texts, and pictures as they are. */
export function sitePages({
	pages,
	pictures,
	golden,
	repository,
}: Sources): Map<string, string | Uint8Array> {
	const places: Places = {
		pages: new Set(pages.keys()),
		copies: new Set(pictures.keys()),
		products: new Set(golden.keys()),
		repository,
	};
	const files = new Map<string, string | Uint8Array>();
	for (const [file, text] of pages)
		files.set(pathOf(file), withTitle(file, withLinks(ownText(file, text), file, places)));
	for (const [file, text] of pictures) files.set(pathOf(file), text);
	for (const [id, rendered] of golden) {
		const { text, picture } = productPage(id, rendered);
		files.set(`load-balancers/${id}.md`, text);
		if (picture) files.set(`load-balancers/${id}.svg`, picture);
	}
	return files;
}

/** Without comments, and without what has pages of its own. */
function ownText(file: string, text: string): string {
	const shown = text.replace(/^<!--[\s\S]*?-->\n+/gm, '');
	if (file === 'docs/load-balancers.md') return shown.slice(0, shown.indexOf('## One by one'));
	return shown;
}

/** Without a title of its own, a page with several headings of the first level is named after the first. */
function withTitle(file: string, text: string): string {
	const entry = navigation.flatMap(({ entries }) => entries).find((one) => one.file === file);
	if (!entry) return text;
	const wide = file === 'docs/findings.md' ? ['outline: [1, 2]'] : [];
	return [
		'---',
		`title: ${JSON.stringify(file === home ? 'Start here' : entry.text)}`,
		...wide,
		'---',
		'',
		text,
	].join('\n');
}
