// What the commands tell of shipped ranges: their source and day, and when they are stale.
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { shippedRanges } from '../../../schema/cdn/ranges/index.ts';
import { fakeIo } from '../../support/fake-io.ts';

const values = 'clientIp: { loadBalancer: aks, cdn: cloudflare, cdnVerified: true }\n';
const from = (text: string, today = '2026-08-01') =>
	fakeIo({ stdin: async () => new TextEncoder().encode(text), today: () => today });
const { read = '', ipv4 = [], ipv6 = [] } = shippedRanges.cloudflare ?? {};
const count = ipv4.length + ipv6.length;

test('validate -f: fresh ranges are silent, stale ones a warning that does not fail', async (t) => {
	const fresh = from(values, read);
	t.is(await main(['validate', '-f', '-'], fresh), 0);
	t.is(fresh.said.stdout, '');
	const stale = from(values, '2099-12-31');
	t.is(await main(['validate', '-f', '-'], stale), 0);
	t.regex(
		stale.said.stdout,
		/^<stdin>:\d+:\d+: warning: The shipped ranges of cloudflare were read \d+ days ago, /,
	);
	t.regex(stale.said.stdout, /\[cdn-ranges-stale\]/);
	const strict = from(`${values}`.replace('}', ', warnings: fail }'), '2099-12-31');
	t.is(await main(['validate', '-f', '-'], strict), 0);
	const each = from(values, '2099-12-31');
	t.is(await main(['validate', '-'], each), 0);
	t.is(each.said.stdout, '');
});

test('explain: how many, of when and from where; one by one only as data', async (t) => {
	const text = from(values);
	t.is(await main(['explain', '-'], text), 0);
	const words = text.said.stdout.replace(/\s+/g, ' ');
	t.true(words.includes(`KONG_TRUSTED_IPS: ${count} ranges of Cloudflare, published at https://`), words);
	t.true(words.includes(` on ${read}`));
	t.false(words.includes(ipv4.slice(0, 2).join(',')));
	const json = from(values);
	await main(['explain', '-', '--format', 'json'], json);
	const settings: { name: string; value: string }[] = JSON.parse(json.said.stdout).kongSettings;
	t.is(settings.find(({ name }) => name === 'KONG_TRUSTED_IPS')?.value, [...ipv4, ...ipv6].join(','));
});

test('explain takes the day for granted, and nothing that the user need not list', async (t) => {
	const io = from(values);
	await main(['explain', '-'], io);
	const words = io.said.stdout.replace(/\s+/g, ' ');
	t.regex(
		words,
		/Assumed: Cloudflare connects only from its ranges of \d{4}-\d\d-\d\d; requests of other customers of Cloudflare are refused\./,
	);
	t.notRegex(words, /trustedIPs contains/);
});

test('overlay: all of them, with a comment on source and day', async (t) => {
	const io = from(values);
	t.is(await main(['overlay', '--for', 'kong/kong', '-'], io), 0);
	t.true(io.said.stdout.includes(`trusted_ips: ${[...ipv4, ...ipv6].join(',')}\n`), io.said.stdout);
	t.regex(
		io.said.stdout,
		/^# env\.trusted_ips holds \d+ ranges of Cloudflare, published at .*: run overlay again when they change\.$/m,
	);
});
