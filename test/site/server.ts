// Any static file server will do: the built site, below the path that it was built for.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { siteFolder } from '../../scripts/site/build.ts';
import { siteBase } from '../../scripts/site/docs/config.ts';

const types: { readonly [extension: string]: string } = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.svg': 'image/svg+xml',
	'.webp': 'image/webp',
};

export interface Served {
	/** The site's root, with a slash at its end. */
	readonly url: string;
	/** Bytes of what was asked for since the server began, as a server sends it that compresses. */
	readonly sent: () => number;
	readonly close: () => void;
}

/** The file of an address; null outside the site. */
function fileOf(url: string): string | null {
	const { pathname } = new URL(url, 'http://site');
	if (!pathname.startsWith(siteBase)) return null;
	const file = join(siteFolder, decodeURIComponent(pathname.slice(siteBase.length)));
	return pathname.endsWith('/') ? join(file, 'index.html') : file;
}

export async function served(): Promise<Served> {
	let sent = 0;
	const server = createServer(({ url = '/' }, response) => {
		const asked = fileOf(url);
		const isThere = asked !== null && existsSync(asked);
		// As GitHub Pages does.
		const file = isThere ? asked : join(siteFolder, '404.html');
		const body = gzipSync(readFileSync(file), { level: 9 });
		sent += body.length;
		response
			.writeHead(isThere ? 200 : 404, {
				'content-type': types[extname(file)] ?? 'application/octet-stream',
				'content-encoding': 'gzip',
			})
			.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}${siteBase}`, sent: () => sent, close: () => server.close() };
}
