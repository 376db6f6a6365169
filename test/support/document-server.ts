// A server on loopback that plays the pages from which ranges are read.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Page = string | ((response: ServerResponse) => void);

/** Serves `pages` by path for as long as `use` runs; what has no page answers 404. `base` is the address without a closing slash. */
export async function withPages(
	pages: { readonly [path: string]: Page },
	use: (base: string) => Promise<void>,
): Promise<void> {
	const server = createServer((request, response) => {
		const page = pages[request.url ?? ''];
		if (page === undefined) response.writeHead(404).end('<html>not here</html>');
		else if (typeof page === 'string') response.end(page);
		else page(response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}
