// Builds the explorer: the page, and the engines that run in workers.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin } from 'vite';
import { asFunction, classicScripts, publishedCore, withoutControllers } from './plugins.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where it is built, unless somebody names another folder. */
export const siteFolder = join(root, 'site/dist');

/** Writes the site into `folder`. */
export async function buildSite(folder = siteFolder): Promise<void> {
	await build(configOf(folder, join(root, 'site/index.html'), 'page', [classicScripts], true));
	await build(engine(folder, 'first', [publishedCore(false), withoutControllers]));
	await build(engine(folder, 'whole', [publishedCore(true)]));
}

const engine = (folder: string, name: string, plugins: Plugin[]) =>
	configOf(
		folder,
		join(root, `site/engine/${name}.ts`),
		`engine-${name}`,
		[...plugins, asFunction(name)],
		false,
	);

function configOf(
	outDir: string,
	input: string,
	name: string,
	plugins: Plugin[],
	emptyOutDir: boolean,
): InlineConfig {
	return {
		configFile: false,
		root: join(root, 'site'),
		base: './',
		publicDir: false,
		logLevel: 'warn',
		resolve: {
			// Builds that are modules, from which a bundler leaves out what is not used.
			alias: { 'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js') },
		},
		plugins,
		build: {
			outDir,
			emptyOutDir,
			target: 'es2023',
			modulePreload: false,
			// Else the styles of a classic script are written into it, which the page's policy forbids.
			cssCodeSplit: false,
			assetsInlineLimit: 0,
			reportCompressedSize: false,
			chunkSizeWarningLimit: 4000,
			rolldownOptions: {
				input,
				output: {
					format: 'iife',
					entryFileNames: `${name}.js`,
					assetFileNames: '[name][extname]',
				},
			},
		},
	};
}
