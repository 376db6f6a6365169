// Links of the repository's pages as the site has them: to pages of the site where there are some, else into the repository.
import { posix } from 'node:path';
import { pathOf } from './navigation.ts';

/** What the site has, by files of the repository. */
export interface Places {
	readonly pages: ReadonlySet<string>;
	/** Files that are copied beside the pages, such as pictures. */
	readonly copies: ReadonlySet<string>;
	/** IDs of products, which have pages of their own. */
	readonly products: ReadonlySet<string>;
	/** Where the repository shows a file or folder. */
	readonly repository: (file: string) => string;
}

/** Targets of links and pictures. */
const targets = /(\]\()([^)\s]+)(?=\))/g;

/** Code is left alone: a block between fences, or a span between one or two backticks. */
const code = /(^ *```[\s\S]*?^ *```|``[^\n]*?``|`[^`\n]*`)/m;

/** The text of `file` with its links leading to where the site has their targets. */
export function withLinks(text: string, file: string, places: Places): string {
	const parts = text.split(new RegExp(code, 'gm'));
	return parts.map((part, index) => (index % 2 === 1 ? part : relinked(part, file, places))).join('');
}

function relinked(text: string, file: string, places: Places): string {
	return text.replace(
		targets,
		(_, before: string, target: string) => `${before}${linkOf(target, file, places)}`,
	);
}

/** Where a target of a link in `file` is, from the file's page. */
export function linkOf(target: string, file: string, places: Places): string {
	if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return target;
	const [path = '', anchor] = target.split('#', 2);
	const meant = path === '' ? file : posix.normalize(posix.join(posix.dirname(file), path));
	const from = posix.dirname(pathOf(file));
	const hash = anchor === undefined ? '' : `#${anchor}`;
	if (meant === 'docs/load-balancers.md' && anchor !== undefined && places.products.has(anchor))
		return relativeTo(from, `load-balancers/${anchor}.md`);
	if (path === '') return hash;
	if (places.pages.has(meant)) return relativeTo(from, pathOf(meant)) + hash;
	if (places.copies.has(meant)) return relativeTo(from, pathOf(meant));
	return places.repository(meant) + hash;
}

function relativeTo(from: string, to: string): string {
	const path = posix.relative(from, to);
	return path.startsWith('.') ? path : `./${path}`;
}
