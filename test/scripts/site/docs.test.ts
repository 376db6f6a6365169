// The pages of the documentation site: all of docs/ is there once, every product has a page, and links and anchors lead somewhere.
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import test from 'ava';
import { ids, productFacts } from '../../../cli/load-balancers/facts.ts';
import { slugOf } from '../../../scripts/site/docs/config.ts';
import { linkOf, withLinks } from '../../../scripts/site/docs/links.ts';
import { navigation, pathOf } from '../../../scripts/site/docs/navigation.ts';
import { sitePages } from '../../../scripts/site/docs/pages.ts';
import { readSources } from '../../../scripts/site/docs/read.ts';

const sources = await readSources();
const pages = new Map(
	[...sitePages(sources)].map(([path, made]) => [path, typeof made === 'string' ? made : '']),
);
const listed = navigation.flatMap(({ entries }) => entries.map(({ file }) => file));

test('the table of contents has every page of docs/ once, each at a place of its own', async (t) => {
	const docs = (await readdir(join(import.meta.dirname, '../../../docs'))).filter((name) =>
		name.endsWith('.md'),
	);
	t.deepEqual(
		listed.filter((file) => file.startsWith('docs/')).sort(),
		docs.map((name) => `docs/${name}`).sort(),
	);
	t.is(new Set(listed.map(pathOf)).size, listed.length);
});

test('every product has a page with its facts, sources, controller and golden render', (t) => {
	for (const id of ids) {
		const text = pages.get(`load-balancers/${id}.md`) ?? '';
		const { title, sources: read, controller } = productFacts(id);
		t.true(text.startsWith(`# ${title}\n`), id);
		for (const { url, read: month } of read) t.true(text.includes(`](${url}) (${month})`), `${id}: ${url}`);
		if (controller) t.true(text.includes(`\`${controller.name}\``) && text.includes(controller.version), id);
		t.true(text.includes(`# ${id}: ${title}\n`), id);
	}
});

const shown = (text: string) => text.replace(/^ *```[\s\S]*?^ *```/gm, '').replace(/``.*?``|`[^`\n]*`/g, '');

/** Anchors of a page, with numbers behind those of equal headings, as GitHub and VitePress count them. */
function anchorsOf(text: string): Set<string> {
	const anchors = new Set<string>();
	const prose = text.replace(/^ *```[\s\S]*?^ *```/gm, '');
	for (const [, heading = ''] of prose.matchAll(/^#{1,6} (.+)$/gm)) {
		const slug = slugOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', ''));
		let free = slug;
		for (let count = 1; anchors.has(free); count += 1) free = `${slug}-${count}`;
		anchors.add(free);
	}
	return anchors;
}

test('every link leads to a page or picture that is there, and every anchor to a heading', (t) => {
	let seen = 0;
	for (const [path, text] of pages) {
		if (!path.endsWith('.md')) continue;
		for (const [, target = ''] of shown(text).matchAll(/\]\(([^)\s]+)\)/g)) {
			if (/^[a-z]+:/.test(target)) continue;
			seen += 1;
			const [file = '', anchor] = target.split('#', 2);
			const meant = file === '' ? path : posix.join(posix.dirname(path), file);
			t.true(pages.has(meant), `${path}: ${target}`);
			if (anchor !== undefined) t.true(anchorsOf(pages.get(meant) ?? '').has(anchor), `${path}: ${target}`);
		}
	}
	t.true(seen > 500, String(seen));
});

test('links into the repository name files that it has', async (t) => {
	const wanted = new Set<string>();
	const repository = (file: string) => {
		wanted.add(file);
		return `https://repository.example/${file}`;
	};
	sitePages({ ...sources, repository });
	t.true(wanted.size > 5);
	for (const file of wanted) {
		const folder = join(import.meta.dirname, '../../..', posix.dirname(file));
		t.true((await readdir(folder)).includes(posix.basename(file)), file);
	}
});

const places = {
	pages: new Set(['docs/a.md', 'docs/load-balancers.md', 'SECURITY.md']),
	copies: new Set(['docs/a.svg']),
	products: new Set(['hetzner']),
	repository: (file: string) => `https://repository.example/${file}`,
};

for (const [target, file, expected] of [
	['a.md#b', 'docs/load-balancers.md', './a.md#b'],
	['a.svg', 'docs/c.md', './a.svg'],
	['docs/a.md', 'README.md', './a.md'],
	['../SECURITY.md', 'docs/a.md', './reporting.md'],
	['load-balancers.md#hetzner', 'docs/a.md', './load-balancers/hetzner.md'],
	['#hetzner', 'docs/load-balancers.md', './load-balancers/hetzner.md'],
	['#aws', 'docs/load-balancers.md', '#aws'],
	['../chart/values.yaml', 'docs/a.md', 'https://repository.example/chart/values.yaml'],
	['../README.md#install', 'docs/a.md', 'https://repository.example/README.md#install'],
	['../README.md#is-it-true', 'docs/a.md', 'https://repository.example/README.md#is-it-true'],
	['https://a.example/b.md', 'docs/a.md', 'https://a.example/b.md'],
] as const) {
	test(`the link ${target} in ${file} leads to ${expected}`, (t) => {
		t.is(linkOf(target, file, places), expected);
	});
}

test('links in code stay as they are written', (t) => {
	const text = '[x](a.md) `[x](a.md)`\n```\n[x](a.md)\n```\n';
	t.is(withLinks(text, 'docs/b.md', places), '[x](./a.md) `[x](a.md)`\n```\n[x](a.md)\n```\n');
});
