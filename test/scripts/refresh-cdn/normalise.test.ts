// Which blocks may ship, and in which order.
import test from 'ava';
import { type Block, blockOf, sizeOf, withoutInner } from '../../../scripts/refresh-cdn/normalise.ts';

const refused: { readonly [text: string]: string } = {
	'0.0.0.0/0': '0.0.0.0/0 is wider than /8',
	'::/0': '::/0 is wider than /16',
	'8.0.0.0/7': '8.0.0.0/7 is wider than /8',
	'10.1.0.0/16': '10.1.0.0/16 is not of the public internet (private)',
	// It holds 172.16.0.0/12.
	'172.0.0.0/8': '172.0.0.0/8 is not of the public internet (private)',
	'100.64.0.0/10': '100.64.0.0/10 is not of the public internet (carrierGradeNat)',
	'127.0.0.0/8': '127.0.0.0/8 is not of the public internet (loopback)',
	'192.0.2.0/24': '192.0.2.0/24 is not of the public internet (reserved)',
	'224.0.0.0/8': '224.0.0.0/8 is not of the public internet (multicast)',
	'fd00::/32': 'fd00::/32 is not of the public internet (uniqueLocal)',
	'fe80::/64': 'fe80::/64 is not of the public internet (linkLocal)',
	'2001:db8::/32': '2001:db8::/32 is not of the public internet (reserved)',
	'::ffff:1.2.3.0/120': '::ffff:1.2.3.0/120 is not of the public internet (ipv4Mapped)',
	'1.2.3.4/24': '1.2.3.4/24 has bits beyond its prefix',
	'2606:4700::1/32': '2606:4700::1/32 has bits beyond its prefix',
	'1.2.3.4': '"1.2.3.4" is not a CIDR block',
	'1.2.3/24': '"1.2.3/24" is not a CIDR block',
	'01.2.3.0/24': '"01.2.3.0/24" is not a CIDR block',
	'1.2.3.0/33': '"1.2.3.0/33" is not a CIDR block',
	'<html>': '"<html>" is not a CIDR block',
	'': '"" is not a CIDR block',
	[`${'1'.repeat(100)}/8`]: `"${'1'.repeat(60)}" is not a CIDR block`,
};

for (const [text, why] of Object.entries(refused)) {
	test(`refused: ${text.slice(0, 30)}`, (t) => {
		t.is(blockOf(text), why);
	});
}

const blocks = (...texts: string[]) =>
	texts.map(blockOf).filter((one): one is Block => typeof one !== 'string');

test('IPv6 is written in its short form', (t) => {
	t.deepEqual(
		blocks('2A06:98C0::/29', '2606:4700:0:0::/64').map(({ text }) => text),
		['2a06:98c0::/29', '2606:4700::/64'],
	);
});

test('sorted by address; what is there twice or inside another falls out, neighbours are not joined', (t) => {
	const given = blocks(
		'104.24.0.0/14',
		'9.9.9.0/24',
		'104.16.0.0/13',
		'104.24.1.0/24',
		'9.9.9.0/24',
		'9.9.8.0/24',
	);
	t.deepEqual(
		withoutInner(given).map(({ text }) => text),
		['9.9.8.0/24', '9.9.9.0/24', '104.16.0.0/13', '104.24.0.0/14'],
	);
	t.is(sizeOf(blocks('9.9.8.0/24', '104.16.0.0/13')), 256n + 524288n);
});
