// Documents are read in bounded time and memory, and what cannot be read is named by its address.
import test from 'ava';
import { fetchDocument } from '../../../scripts/refresh-cdn/fetch-document.ts';
import { type Page, withPages } from '../../support/document-server.ts';

const limits = { milliseconds: 60_000, bytes: 1000 };
/** Where the server is too slow on purpose; on a busy machine an honest one can be as slow. */
const impatient = { milliseconds: 500, bytes: 1000 };

test('a document is its text; a redirect is followed', async (t) => {
	const pages = {
		'/list': '192.0.2.0/24\n',
		'/moved': (response: Parameters<Exclude<Page, string>>[0]) =>
			response.writeHead(302, { location: '/list' }).end(),
	};
	await withPages(pages, async (base) => {
		t.is(await fetchDocument(`${base}/list`, limits), '192.0.2.0/24\n');
		t.is(await fetchDocument(`${base}/moved`, limits), '192.0.2.0/24\n');
	});
});

const bad: { readonly [name: string]: readonly [page: Page | undefined, why: RegExp] } = {
	'nothing there': [undefined, /^http\S+\/list cannot be read: the answer is 404\.$/],
	'an error of the server': [(response) => response.writeHead(503).end('busy'), /the answer is 503\.$/],
	'an answer without content': [(response) => response.writeHead(204).end(), /the answer is 204\.$/],
	'a document that is too long': ['x'.repeat(1001), /it is longer than 1000 bytes\.$/],
	'bytes that are no text': [
		(response) => response.end(Buffer.from([0xff, 0xfe, 0x41])),
		/it is not UTF-8 text\.$/,
	],
	'a connection that breaks': [
		(response) => {
			response.writeHead(200, { 'content-length': '100' });
			response.write('192.0.2.0/24\n');
			setTimeout(() => response.destroy(), 50);
		},
		/^http\S+\/list cannot be read: .+\.$/,
	],
	'a circle of redirects': [(response) => response.writeHead(302, { location: '/list' }).end(), /redirect/],
};

for (const [name, [page, why]] of Object.entries(bad)) {
	test(`refused: ${name}`, async (t) => {
		await withPages(page === undefined ? {} : { '/list': page }, async (base) => {
			const error = await t.throwsAsync(fetchDocument(`${base}/list`, limits), { name: 'UserError' });
			t.regex(error?.message ?? '', why);
			t.notRegex(error?.message ?? '', /\n/);
		});
	});
}

const silent: { readonly [name: string]: Page } = {
	'never answers': () => {},
	'stops in the middle': (response) => response.write('1'),
};

for (const [name, page] of Object.entries(silent)) {
	test(`refused: a server that ${name}`, async (t) => {
		await withPages({ '/list': page }, async (base) => {
			await t.throwsAsync(fetchDocument(`${base}/list`, impatient), {
				name: 'UserError',
				message: /^\S+\/list cannot be read: it takes longer than 0\.5 seconds\.$/,
			});
		});
	});
}

test('refused: a server that is not there', async (t) => {
	let gone = '';
	await withPages({}, async (base) => {
		gone = base;
	});
	await t.throwsAsync(fetchDocument(gone, limits), { name: 'UserError', message: /ECONNREFUSED/ });
});
