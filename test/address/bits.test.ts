// Blocks as bits: which of them have addresses in common, and which hold another one together.
import test from 'ava';
import { bitsIn, hold, meet } from '../../schema/address/bits.ts';

const bits = (...blocks: string[]) =>
	[...bitsIn('IPv4', blocks), ...bitsIn('IPv6', blocks)].map((block) => block.bits);
const holds = (outer: string, ...blocks: string[]) => hold(bits(...blocks), bits(outer)[0] ?? '');

test('a block is held by itself, by a wider one, and by all of its parts', (t) => {
	t.true(holds('35.191.0.0/16', '35.191.0.0/16'));
	t.true(holds('35.191.0.0/16', '35.190.0.0/15'));
	t.true(holds('35.191.0.0/16', '0.0.0.0/0'));
	t.true(holds('35.191.0.0/16', '35.191.128.0/17', '35.191.0.0/18', '35.191.64.0/18'));
	t.true(holds('2600:2d00:1:1::/64', '2600:2d00:1:1:8000::/65', '2600:2d00:1:1::/65'));
	t.true(holds('192.0.2.6/31', '192.0.2.6', '192.0.2.7'));
});

test('it is not held by some of its parts, or by nothing', (t) => {
	t.false(holds('35.191.0.0/16', '35.191.0.0/17', '35.191.128.0/18'));
	t.false(holds('35.191.0.0/16', '35.191.7.7', '35.192.0.0/16'));
	t.false(holds('2600:2d00:1:1::/64', '2600:2d00:1:1::7'));
	t.false(holds('35.191.0.0/16'));
});

test('blocks meet where one holds the other', (t) => {
	const doMeet = (one: string, other: string) => meet(bits(one)[0] ?? '', bits(other)[0] ?? '');
	t.true(doMeet('35.191.0.0/16', '35.191.7.0/24'));
	t.true(doMeet('35.191.7.0/24', '35.191.0.0/16'));
	t.false(doMeet('35.191.0.0/16', '35.190.0.0/16'));
});
