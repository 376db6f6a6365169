// The page: its views, by the address.
import { addressOf, readAddress, type View, views } from './address.ts';
import { comparePage } from './compare.ts';
import { fill, h } from './dom.ts';
import { havePage } from './have.ts';
import { failed, type Page } from './pages.ts';
import { wrongPage } from './wrong.ts';

const titles: { readonly [view in View]: string } = {
	have: 'I have …',
	wrong: 'It does not work',
	compare: 'Compare',
};

const make: { readonly [view in View]: () => Page | Promise<Page> } = {
	have: havePage,
	wrong: wrongPage,
	compare: comparePage,
};

const made = new Map<View, Promise<Page>>();

/** A view keeps what was typed into it while another one is shown. */
function pageOf(view: View): Promise<Page> {
	const page = made.get(view) ?? Promise.resolve(make[view]());
	made.set(view, page);
	return page;
}

const main = document.getElementById('main') as HTMLElement;
const links = views.map((view) => ({
	view,
	link: h('a', { href: addressOf(view, new URLSearchParams()) }, titles[view]),
}));
fill(
	document.getElementById('views') as HTMLElement,
	links.map(({ link }) => h('li', {}, link)),
);

// The documentation needs a server: in a folder its links and styles lead nowhere.
if (location.protocol === 'file:') document.getElementById('docs')?.remove();

let now: View | null = null;

async function show(): Promise<void> {
	const { view, params } = readAddress(location.hash);
	for (const one of links) {
		if (one.view === view) one.link.setAttribute('aria-current', 'page');
		else one.link.removeAttribute('aria-current');
	}
	try {
		const page = await pageOf(view);
		if (readAddress(location.hash).view !== view) return;
		document.title = `${page.title} · Kong client IP explorer`;
		if (now !== view) {
			fill(main, page.body);
			// Whoever came by a link of the page goes on at its content.
			if (now !== null) main.focus();
		}
		now = view;
		await page.open(params);
	} catch (error) {
		made.delete(view);
		fill(main, failed(error));
	}
}

window.addEventListener('hashchange', () => void show());
void show();
