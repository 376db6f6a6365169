// The ways of a probe: addresses of names, nodes, CDNs.
import test from 'ava';
import { readProbeSettings } from '../../../cli/probe/settings.ts';
import { waysOf } from '../../../cli/probe/ways.ts';

const names: { readonly [name: string]: readonly string[] } = {
	'kong.example': ['203.0.113.1', '2001:db8::1', '203.0.113.2', '203.0.113.3', '2001:db8::2', '2001:db8::3'],
	'www.example': ['104.16.1.1'],
};

const base = { insecure: false, timeout: '5', deadline: '120' };

async function ways(url: string, more: object = {}) {
	const settings = readProbeSettings(url, { ...base, ...more });
	const found = await waysOf(settings, async (host) => names[host] ?? []);
	return found.map(({ way, target }) => `${way.kind} ${way.title} ${way.port} ${way.tls} ${target.url.host}`);
}

test('two addresses of each family at most, IPv4 first', async (t) => {
	t.deepEqual(await ways('http://kong.example/echo'), [
		'url http://kong.example/echo at 203.0.113.1:80 80 false kong.example',
		'url http://kong.example/echo at 203.0.113.2:80 80 false kong.example',
		'url http://kong.example/echo at [2001:db8::1]:80 80 false kong.example',
		'url http://kong.example/echo at [2001:db8::2]:80 80 false kong.example',
	]);
});

test('nodes are asked with the URL’s host, scheme and port, unless they have a port', async (t) => {
	const node = ['10.0.0.5', '10.0.0.6:30443', 'fd00::5', '[fd00::6]', '[fd00::7]:30443'];
	t.deepEqual((await ways('https://kong.example:8443/echo', { node })).slice(4), [
		'node node 10.0.0.5:8443 8443 true kong.example:8443',
		'node node 10.0.0.6:30443 30443 true kong.example:8443',
		'node node [fd00::5]:8443 8443 true kong.example:8443',
		'node node [fd00::6]:8443 8443 true kong.example:8443',
		'node node [fd00::7]:30443 30443 true kong.example:8443',
	]);
});

test('the CDN’s URL has a host of its own; without one, the URL is the CDN’s', async (t) => {
	const both = await ways('http://kong.example/echo', {
		cdn: 'cloudflare',
		'cdn-url': 'https://www.example/echo',
	});
	t.is(both.at(-1), 'cdn https://www.example/echo at 104.16.1.1:443 443 true www.example');
	t.true(both.slice(0, -1).every((way) => way.startsWith('url ')));
	t.deepEqual(await ways('https://www.example/echo', { cdn: 'cloudflare' }), [
		'cdn https://www.example/echo at 104.16.1.1:443 443 true www.example',
	]);
});
