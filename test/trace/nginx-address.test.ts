// How nginx reads and writes addresses, where it differs from what one expects.

import test from 'ava';
import {
	formatAddress,
	parseForwardedEntry,
	parseNginxAddress,
	parseNginxCidr,
} from '../../schema/trace/index.ts';

const read = (text: string): string | null => {
	const address = parseForwardedEntry(text);
	return address === null ? null : formatAddress(address);
};

const ENTRIES: readonly (readonly [entry: string, address: string | null])[] = [
	['203.0.113.7', '203.0.113.7'],
	['203.0.113.7:5555', '203.0.113.7'],
	['203.0.113.007', '203.0.113.7'],
	['203.0.113.', '203.0.113.0'],
	['203.0.113.7:0', null],
	['203.0.113.7:65536', null],
	['203.0.113.7:', null],
	['203.0.113.256', null],
	['255.255.255.255', null],
	['2130706433', null],
	['[2001:db8::1]:443', '2001:db8::1'],
	['[203.0.113.7]:443', '203.0.113.7'],
	['[2001:db8::1]', null],
	['2001:DB8::1', '2001:db8::1'],
	['2001:db8::1:443', '2001:db8::1:443'],
	['::1:', '::0.1.0.0'],
	[':1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
	['1:2:3:4:5:6:7::', null],
	['1:2:3:4:5:6:7:8:', null],
	['::ffff:10.0.0.5', '::ffff:10.0.0.5'],
	['::ffff:a00:5', '::ffff:10.0.0.5'],
	['::ffff:255.255.255.255', null],
	['2001:db8::1::2', null],
	['fe80::1%eth0', null],
	['12345::', null],
	['unknown', null],
	['', null],
];

for (const [entry, address] of ENTRIES) {
	test(`nginx reads ${JSON.stringify(entry)} in a header as ${address ?? 'no address'}`, (t) => {
		t.is(read(entry), address);
	});
}

const TEXTS: readonly (readonly [bytes: readonly number[], text: string])[] = [
	[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '::'],
	[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '::1'],
	[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2], '::0.0.1.2'],
	[[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 5], '::10.0.0.5'],
	[[0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], '1:0:0:1::1'],
	[[0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1], '1:0:1:1:1:1:1:1'],
	[[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '1::'],
];

for (const [bytes, text] of TEXTS) {
	test(`nginx writes ${text}`, (t) => {
		t.is(formatAddress(bytes), text);
	});
}

test('a CIDR may have host bits, which are masked and reported', (t) => {
	t.deepEqual(parseNginxCidr('10.1.2.3/8'), { address: [10, 0, 0, 0], prefix: 8, hostBits: true });
	t.deepEqual(parseNginxCidr('10.0.0.0/08'), { address: [10, 0, 0, 0], prefix: 8, hostBits: false });
	t.is(parseNginxCidr('10.0.0.0/33'), null);
	t.is(parseNginxCidr('255.255.255.255/32'), null);
});

test('an address in a configuration has no port', (t) => {
	t.is(parseNginxAddress('10.0.0.1:80'), null);
});
