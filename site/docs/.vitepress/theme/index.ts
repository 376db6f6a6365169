// VitePress's own look, with the fonts of the reader's system, and a page of ours where there is none.

import { withBase } from 'vitepress';
import theme from 'vitepress/theme-without-fonts';
// VitePress brings it.
import { h } from 'vue';
import './site.css';

const notFound = () =>
	h('main', { class: 'vp-doc not-found' }, [
		h('h1', 'There is no such page'),
		h('p', ['Search for it, or ', h('a', { href: withBase('/') }, 'start here'), '.']),
	]);

export default {
	extends: theme,
	Layout: () => h(theme.Layout, null, { 'not-found': notFound }),
};
