// What docs/probe.md shows of the program is what it prints, run against gateways on loopback as the page describes them.
import { readFileSync } from 'node:fs';
import test from 'ava';
import { FORGED_HEADERS } from '../../../schema/probe/requests.ts';
import { withKongs } from '../../support/probe-kong.ts';
import { program } from '../../support/program.ts';

const page = readFileSync(new URL('../../../docs/probe.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```\n\$ kong-client-ip (.+)\n([^`]*)```$/gm)].map(
	([, command = '', shown = '']) => ({ command, shown }),
);

const listen = { KONG_PROXY_LISTEN: '0.0.0.0:8000' };
const hidden = { ...listen, KONG_TRUSTED_IPS: '10.0.0.0/8', KONG_REAL_IP_HEADER: 'X-Forwarded-For' };
const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol',
	KONG_TRUSTED_IPS: '0.0.0.0/0',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};

test('the page’s examples are what the program prints', (t) =>
	withKongs(
		[
			{ env: { ...hidden, KONG_REAL_IP_RECURSIVE: 'on' }, source: '10.0.0.5' },
			{ env: listen, source: '203.0.113.7' },
			{ env: proxied, source: '203.0.113.7', address: '127.0.0.2' },
		],
		async (...urls) => {
			const ports = urls.map((url, at) => ({ real: `:${new URL(url).port}`, shown: `:800${at}` }));
			const examples = blocks.filter(({ command }) => command.startsWith('probe http'));
			t.is(examples.length, 2);
			for (const { command, shown } of examples) {
				const real = ports.reduce((text, port) => text.replaceAll(port.shown, port.real), command);
				const { stdout } = await program(real.split(' '));
				const printed = ports.reduce((text, port) => text.replaceAll(port.real, port.shown), stdout);
				t.is(printed, shown);
			}
		},
	));

test('what --manifest says to run next looks as the page shows it', async (t) => {
	const [{ command, shown } = { command: '', shown: '' }] = blocks;
	const { stderr } = await program(command.replace(/ > .*/, '').split(' '));
	// Of each random word the page has the first four digits.
	const cut = (text: string) => text.replace(/([-=])[0-9a-f]{4}(?:[0-9a-f]{4,}|…)/g, '$1****…');
	t.is(cut(stderr), cut(shown));
});

test('the page names every header that is forged', (t) => {
	t.deepEqual(
		FORGED_HEADERS.filter((name) => !page.includes(name)),
		[],
	);
});
