// README.md as npm shows it, and back: `node scripts/readme.mjs absolute|relative`. On npm a link to docs/check.md leads nowhere, so `npm pack`
// packs one to the repository that package.json names; in a clone the README's links are relative.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** Where a target begins, and the target: of a link or picture, of a definition of one, and of a picture in HTML, also for dark screens. */
const targets = /(\]\(|^\[[^\]\n]+\]: *|<(?:img|source)[^>]*?\ssrc(?:set)?=")([^)"\s]+)/gm;

/** By its ending, what GitHub serves as it is. */
const isPicture = (target) => /\.(?:svg|png|webp|gif|jpe?g)$/i.test(target);

/** Where the files of a GitHub repository are: pages to read, and pictures. */
export function placesOf({ repository }) {
	const [, name] = /github\.com\/([^/]+\/[^/]+?)(?:\.git)?$/.exec(repository.url) ?? [];
	if (!name) throw new Error(`package.json: ${repository.url} is not the address of a GitHub repository.`);
	return {
		pages: `https://github.com/${name}/blob/main/`,
		pictures: `https://raw.githubusercontent.com/${name}/main/`,
	};
}

/** The text with every relative link leading into the repository. */
export function absolute(text, places) {
	return text.replace(targets, (whole, before, target) => {
		if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target)) return whole;
		return `${before}${isPicture(target) ? places.pictures : places.pages}${target.replace(/^\.\//, '')}`;
	});
}

/** The text with every link into the repository as a relative one. */
export function relative(text, places) {
	return text.replaceAll(places.pages, '').replaceAll(places.pictures, '');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const at = (name) => new URL(`../${name}`, import.meta.url);
	const change = { absolute, relative }[process.argv[2] ?? ''];
	if (!change) throw new Error('usage: node scripts/readme.mjs absolute|relative');
	const text = readFileSync(at('README.md'), 'utf8');
	const made = change(text, placesOf(JSON.parse(readFileSync(at('package.json'), 'utf8'))));
	if (made !== text) writeFileSync(at('README.md'), made);
}
