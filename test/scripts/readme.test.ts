// The README as npm shows it: every link leads to a page or picture of the repository that exists.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'ava';
import { absolute, placesOf, relative } from '../../scripts/readme.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const places = placesOf(manifest);

test('links, pictures, and pictures inside links', (t) => {
	const at = { pages: 'https://example.com/blob/main/', pictures: 'https://example.com/raw/main/' };
	const cases: { readonly [text: string]: string } = {
		'[a](docs/a.md#b)': '[a](https://example.com/blob/main/docs/a.md#b)',
		'[a](./docs/a.md "Title")': '[a](https://example.com/blob/main/docs/a.md "Title")',
		'![way](docs/a.svg)': '![way](https://example.com/raw/main/docs/a.svg)',
		'[`a`](LICENSE), [b](schema/)':
			'[`a`](https://example.com/blob/main/LICENSE), [b](https://example.com/blob/main/schema/)',
		'[![way](docs/a.svg)](docs/a.md)':
			'[![way](https://example.com/raw/main/docs/a.svg)](https://example.com/blob/main/docs/a.md)',
		'[a]: docs/a.md': '[a]: https://example.com/blob/main/docs/a.md',
		'<img alt="x" src="docs/a.png" width="9">':
			'<img alt="x" src="https://example.com/raw/main/docs/a.png" width="9">',
		'<picture><source media="(a: b)" srcset="docs/a-dark.webp"><img src="docs/a.webp"></picture>':
			'<picture><source media="(a: b)" srcset="https://example.com/raw/main/docs/a-dark.webp"><img src="https://example.com/raw/main/docs/a.webp"></picture>',
		'[a](#here) [b](https://c.example/d.md) [e](mailto:f@g.example)':
			'[a](#here) [b](https://c.example/d.md) [e](mailto:f@g.example)',
		'trustedIPs[0] (and more)': 'trustedIPs[0] (and more)',
	};
	for (const [text, made] of Object.entries(cases)) {
		t.is(absolute(text, at), made);
		t.is(absolute(made, at), made);
		t.is(relative(made, at), text.replace('./', ''));
	}
});

test('README.md has relative links in the repository, and comes back from npm’s form as it was', (t) => {
	const text = read('README.md');
	t.false(text.includes(places.pages) || text.includes(places.pictures));
	t.is(relative(absolute(text, places), places), text);
});

test('every link of the packed README leads somewhere', (t) => {
	const packed = absolute(read('README.md'), places);
	const links = [...packed.matchAll(/\]\(([^)\s]+)|\ssrc(?:set)?="([^"]+)"/g)].map(
		([, a, b]) => a ?? b ?? '',
	);
	t.true(links.length > 10);
	for (const link of links) {
		t.regex(link, /^(?:https:\/\/|#)/);
		const [own] = [places.pages, places.pictures].filter((place) => link.startsWith(place));
		if (own) t.true(existsSync(join(root, link.slice(own.length).split('#')[0] ?? '')), link);
	}
});

test('one address of the repository, in package.json; the others follow it', (t) => {
	const home = places.pages.replace('/blob/main/', '');
	t.is(manifest.homepage, `${home}#readme`);
	t.is(manifest.bugs, `${home}/issues`);
	t.true(read('docs/validate.md').includes(`repo: ${home}\n`));
});
