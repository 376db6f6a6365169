// How wide a list of blocks is. Figures: sizes of prefixes, less what the IANA special-purpose registries set aside.
import test from 'ava';
import { areEverybody, type Owners, unitsText, widths } from '../../schema/address/width.ts';

const nobody: Owners = { known: [], ofCdn: false };
const judged = (blocks: readonly string[], owners: Partial<Owners> = {}) =>
	widths(blocks, { ...nobody, ...owners }).map(
		({ family, anybody, blocks: wide, units }) =>
			`${family} ${anybody ? 'anybody' : 'wide'} ${wide} ${units}`,
	);

test('only public addresses count', (t) => {
	// 2^31, less 0/8, 10/8, 127/8 and 100.64/10.
	t.deepEqual(judged(['0.0.0.0/1']), ['IPv4 anybody 0.0.0.0/1 2092957696']);
	// A /8 less a /12, and the other way round: one bit too wide.
	t.deepEqual(judged(['172.0.0.0/8']), ['IPv4 anybody 172.0.0.0/8 15728640']);
	t.deepEqual(judged(['172.16.0.0/11']), ['IPv4 wide 172.16.0.0/11 1048576']);
	t.deepEqual(judged(['10.0.0.0/7']), ['IPv4 anybody 10.0.0.0/7 16777216']);
	for (const block of [
		'10.0.0.0/8',
		'172.16.0.0/12',
		'192.168.0.0/16',
		'100.64.0.0/10',
		'127.0.0.0/8',
		'169.254.0.0/16',
		'198.18.0.0/15',
		'224.0.0.0/3',
		'240.0.0.0/4',
		'fc00::/7',
		'fe80::/10',
		'ff00::/8',
		'2001:db8::/32',
		'::ffff:0:0/96',
		'64:ff9b::/96',
	])
		t.deepEqual(judged([block]), [], block);
});

test('the bounds: what one network can have, and what any client may be in', (t) => {
	t.deepEqual(judged(['52.0.0.0/16']), []);
	t.deepEqual(judged(['52.0.0.0/16', '54.0.0.0/16']), ['IPv4 wide 52.0.0.0/16,54.0.0.0/16 131072']);
	t.deepEqual(judged(['52.0.0.0/10']), ['IPv4 wide 52.0.0.0/10 4194304']);
	t.deepEqual(judged(['52.0.0.0/9']), ['IPv4 anybody 52.0.0.0/9 8388608']);
	t.deepEqual(judged(['52.0.0.0/10', '54.0.0.0/10']), ['IPv4 anybody 52.0.0.0/10,54.0.0.0/10 8388608']);
	// A VPC of AWS has a /56 that AWS chooses, at most a /44; a site has a /48; a provider begins at a /32.
	for (const block of ['2600:1f16::/64', '2600:1f16::/56', '2600:1f16::/48', '2600:1f16::/44'])
		t.deepEqual(judged([block]), [], block);
	t.deepEqual(judged(['2600:1f16::/32']), ['IPv6 wide 2600:1f16::/32 65536']);
	t.deepEqual(judged(['2600::/12']), ['IPv6 anybody 2600::/12 68719476736']);
	// All of 2000::/3 less the three blocks that are set aside in it: a /20, a /23 and a /32.
	t.deepEqual(judged(['::/1']), [`IPv6 anybody ::/1 ${2 ** 45 - 2 ** 28 - 2 ** 25 - 2 ** 16}`]);
});

test('the widest are named, each once, however they are written', (t) => {
	t.deepEqual(judged(['52.1.2.3/8', '52.0.0.0/8', '52.3.0.0/16', '203.0.113.7', '8.8.8.0/24']), [
		'IPv4 anybody 52.1.2.3/8 16777216',
	]);
	t.deepEqual(
		judged(['0.0.0.0/0', '52.0.0.0/8', '2000::/3']).map((one) => one.split(' ')[0]),
		['IPv6'],
	);
	t.deepEqual(judged(['no block', '52.0.0.0/33']), []);
});

test('known owners do not count, nor the many blocks of a CDN', (t) => {
	t.deepEqual(judged(['52.0.0.0/8'], { known: [['52.0.0.0/7']] }), []);
	t.deepEqual(judged(['52.0.0.0/8'], { known: [['52.0.0.0/9']] }).length, 1);
	t.deepEqual(judged(['104.64.0.0/10', '23.0.0.0/10'], { ofCdn: true }), []);
	t.deepEqual(judged(['104.0.0.0/8'], { ofCdn: true }), ['IPv4 anybody 104.0.0.0/8 16777216']);
});

test('parts that add up to everybody', (t) => {
	t.true(areEverybody('IPv4', ['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/2', '10.0.0.0/8']));
	t.false(areEverybody('IPv4', ['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/3']));
	t.false(areEverybody('IPv4', ['0.0.0.0/0']));
	t.true(areEverybody('IPv6', ['::/2', '4000::/2', '8000::/1', '0.0.0.0/1']));
});

test('counts in words', (t) => {
	t.is(unitsText({ family: 'IPv4', units: 65_537 }), '65 thousand public IPv4 addresses');
	t.is(unitsText({ family: 'IPv4', units: 2_092_957_696 }), '2 billion public IPv4 addresses');
	t.is(unitsText({ family: 'IPv6', units: 17 }), '17 public IPv6 networks of size /48');
});
