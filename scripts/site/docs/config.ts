// How VitePress builds the documentation: nothing is loaded from anywhere else, and links keep the anchors that GitHub gives.
import type { DefaultTheme, UserConfig } from 'vitepress';
import { ids } from '../../../cli/load-balancers/facts.ts';
import { repository } from '../../../cli/report/repository.ts';
import { navigation, pathOf } from './navigation.ts';

/** Where the site is below its host: `/`, or `/kong-client-ip/`. */
const siteBase = process.env.SITE_BASE ?? '/';

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

export const config: UserConfig<DefaultTheme.Config> = {
	title: 'kong-client-ip',
	description: 'Kong Gateway on Kubernetes that sees the address of the client',
	lang: 'en',
	base: `${siteBase}docs/`,
	srcDir: 'pages',
	outDir: '../dist/docs',
	cacheDir: '../../.cache/vitepress',
	head: [['meta', { 'http-equiv': 'Content-Security-Policy', content: policy }]],
	markdown: {
		// A page's text is text: no tag in it, and no expression of Vue, is ever run.
		html: false,
		anchor: { slugify: slugOf },
		config: (md) => {
			const text = md.renderer.rules.text;
			md.renderer.rules.text = (...args) =>
				(text?.(...args) ?? md.utils.escapeHtml(args[0][args[1]]?.content ?? '')).replaceAll(
					'{{',
					'&#123;&#123;',
				);
		},
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
