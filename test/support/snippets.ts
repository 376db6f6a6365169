// The snippets of all pages, and by what each of them is tried.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** A file of the repository. */
export const read = (file: string) => readFileSync(join(root, file), 'utf8');

export interface Snippet {
	readonly page: string;
	readonly line: number;
	readonly language: string;
	readonly text: string;
}

const pages = [
	'README.md',
	'CONTRIBUTING.md',
	'SECURITY.md',
	'chart/README.md',
	'docs/examples/README.md',
	...readdirSync(join(root, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

export const snippets: readonly Snippet[] = pages.flatMap((page) => {
	const whole = read(page);
	return [...whole.matchAll(/^( *)```(\S*)\n([\s\S]*?)^ *```$/gm)].map(
		({ index, 1: indent = '', 2: language = '', 3: text = '' }) => ({
			page,
			line: whole.slice(0, index).split('\n').length,
			language,
			text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
		}),
	);
});

/** The files of test/documentation/ that the page's commands read. */
function filesOf(page: string): readonly string[] {
	const folder = join('test/documentation', basename(page, '.md'));
	return existsSync(join(root, folder))
		? readdirSync(join(root, folder)).map((name) => join(folder, name))
		: [];
}

/** Tests of their own: they name the page. */
export const held: readonly { readonly page: string; readonly fits: RegExp; readonly by: string }[] = [
	{
		page: 'docs/adding-a-load-balancer.md',
		fits: /^\/\/ Example Cloud/,
		by: 'test/catalogue/adding.test.ts',
	},
	{ page: 'docs/helm-test.md', fits: /^(ok|FAILED) /, by: 'test/chart/helm-test-run.test.ts' },
	{ page: 'docs/import.md', fits: /^kong\.yaml:10:17: warning/, by: 'test/cli/commands/import.test.ts' },
	{ page: 'docs/in-programs.md', fits: /^import \{ type /, by: 'test/hook/package.test.ts' },
	{ page: 'docs/probe.md', fits: /^\$ kong-client-ip probe/, by: 'test/cli/probe/page.test.ts' },
	{ page: 'docs/validate.md', fits: /^pre-commit:/, by: 'test/hook/npm-hooks.test.ts' },
];

/** What they show is no input and no output of a program. */
const drawings = /^values → contract → situation/;

const isKept = ({ page, text }: Snippet) => filesOf(page).some((file) => read(file) === text);

/** What each kind is tried by; the first that fits. */
export const kinds: readonly { readonly name: string; readonly fits: (snippet: Snippet) => boolean }[] = [
	{
		name: 'test of its own',
		fits: ({ page, text }) => held.some((one) => one.page === page && one.fits.test(text)),
	},
	{ name: 'drawing', fits: ({ text }) => drawings.test(text) },
	// By test/documentation.test.ts, which runs the command, or compares the file that commands read.
	{ name: 'command', fits: ({ text }) => /^\$ (kong-client-ip|npm start)/.test(text) },
	{
		name: 'file',
		fits: (one) => filesOf(one.page).length > 0 && (/^# (?!my-)[\w-]+\.yaml\b/.test(one.text) || isKept(one)),
	},
	// By test/library/examples.test.ts.
	{
		name: 'program',
		fits: ({ page, language }) => page === 'docs/in-programs.md' && /^(js|text)$/.test(language),
	},
	{
		name: 'hooks',
		fits: ({ language, text }) => language === 'yaml' && /^(repos:| *- id: kong-client-ip)/m.test(text),
	},
	{ name: 'action', fits: ({ text }) => text.startsWith('- uses: kong-client-ip/') },
	{
		name: 'pipeline',
		fits: ({ text }) => text.includes('- npx --yes kong-client-ip@') || text.startsWith('- run: npx'),
	},
	{ name: 'dependencies', fits: ({ text }) => text.startsWith('dependencies:') },
	{ name: 'values', fits: ({ language }) => language === 'yaml' },
	{ name: 'shell', fits: ({ language }) => language === 'sh' },
];

export const kindOf = (snippet: Snippet) => kinds.find(({ fits }) => fits(snippet))?.name;
export const placeOf = ({ page, line }: Snippet) => `${page}:${line}`;
export const ofKind = (name: string) => snippets.filter((one) => kindOf(one) === name);

/** Commands of a snippet without comments; lines that go on are one. */
export const commandsOf = ({ text }: Snippet) =>
	text
		.replaceAll('\\\n', ' ')
		.split(/\n|\||&&/)
		.map((line) => line.replace(/(^|\s)#.*$/, '').trim())
		.filter(Boolean);
