// npm run site: builds the explorer and the documentation and serves both on this machine; `-- --build` builds them only, and
// `-- --pictures` also takes the pictures of the explorer in docs/, for which it needs /usr/bin/chromium.
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { buildSite, siteFolder } from './site/build.ts';
import { buildDocs } from './site/docs/build.ts';
import { siteBase } from './site/docs/config.ts';
import { takePictures } from './site/pictures.ts';

const { values } = parseArgs({
	options: {
		build: { type: 'boolean', default: false },
		pictures: { type: 'boolean', default: false },
		port: { type: 'string', default: '4173' },
	},
});
// In this order: the explorer's build empties the folder.
await buildSite();
await buildDocs();
if (values.pictures) for (const path of await takePictures()) console.log(`Written: ${path}`);
else if (values.build) console.log(`Built: ${siteFolder}`);
else {
	const server = await preview({
		configFile: false,
		root: dirname(siteFolder),
		base: siteBase,
		// What is not there is not answered by the explorer.
		appType: 'mpa',
		build: { outDir: basename(siteFolder) },
		preview: { host: '127.0.0.1', port: Number(values.port) },
	});
	server.printUrls();
}
