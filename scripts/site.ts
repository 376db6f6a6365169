// npm run site: builds the documentation and serves it on this machine; `-- --build` builds it only.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { buildDocs } from './site/docs/build.ts';

const siteFolder = fileURLToPath(new URL('../site/dist', import.meta.url));

const { values } = parseArgs({
	options: { build: { type: 'boolean', default: false }, port: { type: 'string', default: '4173' } },
});
await buildDocs();
if (values.build) console.log(`Built: ${siteFolder}`);
else {
	const server = await preview({
		configFile: false,
		root: siteFolder,
		build: { outDir: '.' },
		preview: { host: '127.0.0.1', port: Number(values.port) },
	});
	server.printUrls();
}
