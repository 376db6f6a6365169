// What goes out: to the named URL only, one request after the other, each as it should be.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'ava';
import { FORGED_HEADERS } from '../../../schema/probe/requests.ts';
import { probe } from '../../support/probe-kong.ts';

interface Seen {
	readonly method: string | undefined;
	readonly url: string | undefined;
	readonly names: readonly string[];
	readonly headers: IncomingMessage['headers'];
}

type Answer = (response: ServerResponse) => void;

const echo: Answer = (response) => response.end('{"forwarded_ip":"127.0.0.1"}');

/** What a server on loopback saw, and the most requests that it had at once. */
async function serving(answer: Answer, use: (origin: string) => Promise<unknown>) {
	const seen: Seen[] = [];
	let open = 0;
	let most = 0;
	const server = createServer(({ method, url, rawHeaders, headers }, response) => {
		open += 1;
		most = Math.max(most, open);
		response.on('close', () => {
			open -= 1;
		});
		seen.push({ method, url, names: rawHeaders.filter((_, at) => at % 2 === 0), headers });
		answer(response);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	server.closeAllConnections();
	server.close();
	return { seen, most };
}

const common = ['Host', 'User-Agent', 'Accept', 'X-Secret', 'Connection'];

test('GET for the path and the query, a new one each time, with the caller’s headers, one at a time', async (t) => {
	const { seen, most } = await serving(echo, (origin) =>
		probe(`${origin}/a%20b?x=1`, '--header', 'X-Secret=s=1'),
	);
	t.true(seen.length > 15);
	t.is(most, 1);
	t.true(seen.every(({ method }) => method === 'GET'));
	t.true(seen.every(({ url }) => /^\/a%20b\?x=1&probe=[0-9a-f]{12}$/.test(url ?? '')));
	t.is(new Set(seen.map(({ url }) => url)).size, seen.length);
	t.true(seen.every(({ headers }) => headers['x-secret'] === 's=1' && headers.connection === 'close'));
	t.deepEqual(seen[0]?.names, common);
	const single = seen.flatMap(({ names }) => {
		const [name, ...others] = names.filter((one) => !common.includes(one));
		return name !== undefined && others.length === 0 ? [name] : [];
	});
	t.deepEqual([...new Set(single)].sort(), [...FORGED_HEADERS].sort());
});

test('a Host of one’s own takes the place of the URL’s', async (t) => {
	const { seen } = await serving(echo, (origin) => probe(origin, '--header', 'host=kong.example'));
	t.true(seen.every(({ headers }) => headers.host === 'kong.example'));
	t.deepEqual(seen[0]?.names, ['User-Agent', 'Accept', 'host', 'Connection']);
});

test('a redirect is not followed, and one request is enough to see it', async (t) => {
	let redirected = { seen: [] as readonly Seen[] };
	const other = await serving(echo, async (elsewhere) => {
		const redirect: Answer = (response) => response.writeHead(302, { location: `${elsewhere}/x` }).end();
		redirected = await serving(redirect, async (origin) => {
			const { code, stdout } = await probe(origin);
			t.is(code, 2);
			t.true(stdout.includes(`redirects to "${elsewhere}/x"`));
		});
	});
	t.is(redirected.seen.length, 1);
	t.is(other.seen.length, 0);
});
