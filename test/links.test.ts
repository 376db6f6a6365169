// Links between the pages of the repository lead somewhere: to a file that is there, and to a heading in it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import test from 'ava';

const root = resolve(import.meta.dirname, '..');

const pagesIn = (folder: string, deep: boolean): string[] =>
	readdirSync(join(root, folder), { encoding: 'utf8', recursive: deep })
		.filter((name) => name.endsWith('.md'))
		.map((name) => join(folder, name));

const pages = [...pagesIn('.', false), ...pagesIn('docs', true), ...pagesIn('chart', true)];

/** What GitHub makes of a heading: https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#section-links */
const anchor = (heading: string) =>
	heading
		.toLowerCase()
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.trim()
		.replaceAll(' ', '-');

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');

const anchors = new Map<string, ReadonlySet<string>>();

function anchorsOf(file: string): ReadonlySet<string> {
	const found = anchors.get(file) ?? anchorsIn(file);
	anchors.set(file, found);
	return found;
}

function anchorsIn(file: string): ReadonlySet<string> {
	const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
	const headings = [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchor(heading));
	const named = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = '']) => name);
	return new Set([...headings, ...named]);
}

function broken(page: string): string[] {
	const text = withoutCode(readFileSync(join(root, page), 'utf8'));
	const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
	return targets.filter((target) => {
		if (/^[a-z]+:/.test(target)) return false;
		const [path = '', heading] = target.split('#');
		const file = path === '' ? join(root, page) : resolve(root, dirname(page), path);
		return !existsSync(file) || (heading !== undefined && !anchorsOf(file).has(heading));
	});
}

for (const page of pages)
	test(`${page}: every link leads somewhere`, (t) => {
		t.deepEqual(broken(page), []);
	});
