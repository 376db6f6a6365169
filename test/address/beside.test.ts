// An address of a block that others do not hold.
import test from 'ava';
import { addressBeside } from '../../schema/address/ranges.ts';

test('an address of the block outside the others, wherever in the block those are', (t) => {
	t.is(addressBeside('10.0.0.0/24', ['10.0.0.5/32']), '10.0.0.133');
	t.is(addressBeside('10.0.0.0/24', ['10.0.0.0/25']), '10.0.0.133');
	t.is(addressBeside('10.0.0.0/24', ['10.0.0.128/25']), '10.0.0.5');
	t.is(addressBeside('fd00::/64', ['fd00::5']), 'fd00::8000:0:0:5');
});

test('none where the others hold the whole block', (t) => {
	t.is(addressBeside('10.0.0.0/24', ['10.0.0.0/16']), null);
	t.is(addressBeside('10.0.0.0/24', ['10.0.0.0/25', '10.0.0.128/25']), null);
	t.is(addressBeside('10.0.0.5/32', ['10.0.0.5']), null);
	t.is(addressBeside('not a block', []), null);
});
