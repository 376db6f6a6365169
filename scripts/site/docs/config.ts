// How VitePress builds the documentation: nothing is loaded from anywhere else, and links keep the anchors that GitHub gives.
import { readFileSync } from 'node:fs';
import type { DefaultTheme, UserConfig } from 'vitepress';
import { ids } from '../../../cli/load-balancers/facts.ts';
import { repository } from '../../../cli/report/repository.ts';
import { withRules } from './markdown.ts';
import { navigation, pathOf } from './navigation.ts';

/** Where the site is below its host: `/`, or `/kong-client-ip/`. */
export const siteBase = process.env.SITE_BASE ?? '/';

/** The anchor of a heading, as GitHub makes it. */
export const slugOf = (heading: string) =>
	heading
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
		.replaceAll(' ', '-');

const link = (file: string) => `/${pathOf(file).replace(/(?:index)?\.md$/, '')}`;

const products: DefaultTheme.SidebarItem = {
	text: 'Products',
	// Without a link VitePress makes a button of the line, inside which it puts another one.
	link: link('docs/load-balancers.md'),
	collapsed: true,
	items: ids.map((id) => ({ text: id, link: `/load-balancers/${id}` })),
};

const sidebar: DefaultTheme.SidebarItem[] = [
	...navigation.map(({ text, entries }) => ({
		text,
		items: entries.map((entry) => ({ text: entry.text, link: link(entry.file) })),
	})),
	products,
];

/** Nothing from another host: not even by mistake. Scripts and styles in the page are VitePress's own. */
const policy =
	"default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/** The chart's icon, in the page, so that nobody is asked for it. */
const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(new URL('../../../docs/icon.svg', import.meta.url), 'utf8'))}`;

export const config: UserConfig<DefaultTheme.Config> = {
	title: 'kong-client-ip',
	description: 'Kong Gateway on Kubernetes that sees the address of the client',
	lang: 'en',
	base: `${siteBase}docs/`,
	srcDir: 'pages',
	outDir: '../dist/docs',
	cacheDir: '../../.cache/vitepress',
	head: [
		['meta', { 'http-equiv': 'Content-Security-Policy', content: policy }],
		['link', { rel: 'icon', href: icon }],
	],
	markdown: {
		// A page's text is text: no tag in it, and no expression of Vue, is ever run.
		html: false,
		anchor: { slugify: slugOf },
		// Those whose comments have enough contrast.
		theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
		config: withRules,
	},
	themeConfig: {
		nav: [
			{ text: 'Explorer', link: '/../', target: '_self' },
			{ text: 'Repository', link: repository },
		],
		sidebar,
		outline: [2, 3],
		search: { provider: 'local' },
	},
};
