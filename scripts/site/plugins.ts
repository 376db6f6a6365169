// What a build of the explorer does beyond bundling. It opens from a folder, where browsers load neither modules nor workers from files
// (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Guide/Modules#other_differences_between_modules_and_classic_scripts): all scripts
// are classic ones, and an engine is the body of a function, whose text the page makes a worker of.
import type { Plugin } from 'vite';
import { forTests, validatorsModule, withoutProperties } from '../build/plugins.ts';

/** The core as the published package has it: without samples, and with the schema as code, since the page allows no eval. */
export const publishedCore = (withDocs: boolean): Plugin => {
	const names = withDocs ? forTests : new Set([...forTests, 'doc']);
	return {
		name: 'published-core',
		enforce: 'pre',
		load: (id) => (id.endsWith('/schema/validate/validator.ts') ? validatorsModule() : null),
		transform: (code, id) =>
			/\/schema\/findings\/[^/]+\/.*\.ts$/.test(id)
				? { code: withoutProperties(code, names), map: null }
				: null,
	};
};

/** Without what controllers make of annotations: two fifths of the code, and the first view has no annotations of the user's own to read. */
export const withoutControllers: Plugin = {
	name: 'without-controllers',
	enforce: 'pre',
	load: (id) =>
		id.endsWith('/schema/balancer/controllers/index.ts') ? 'export const controllers = [];' : null,
};

/** The engine as `engines.NAME`, a function that nobody calls in the page. */
export const asFunction = (name: string): Plugin => ({
	name: 'as-function',
	generateBundle(_, bundle) {
		for (const chunk of Object.values(bundle))
			if (chunk.type === 'chunk')
				chunk.code = `(self.engines??={}).${name}=function(){${chunk.code.trim()}\n};\n`;
	},
});

/** Classic scripts in the page, and nothing that browsers refuse to load from a folder. */
export const classicScripts: Plugin = {
	name: 'classic-scripts',
	transformIndexHtml: {
		order: 'post',
		handler: (html) =>
			html.replaceAll(' crossorigin', '').replaceAll('<script type="module"', '<script defer'),
	},
};
