// Addresses and CIDRs, by the pattern of their family.
import test from 'ava';
import { isIpOrCidr } from '../../schema/address/ip-or-cidr.ts';
import { ipOrCidrPattern } from '../../schema/values/ip.ts';

const right = [
	'10.0.0.0/8',
	'192.0.2.1',
	'255.255.255.255/32',
	'::/0',
	'::',
	'fd00::/8',
	'2001:db8::1',
	'1:2:3:4:5:6:7:8',
	'1:2:3:4:5:6::',
	'::2:3:4:5:6:7:8',
	'::ffff:192.0.2.1/128',
];

const wrong = [
	'',
	'10.0.0.0/33',
	'10.0.0',
	'256.0.0.1',
	'10.0.0.0/8 ',
	'10.0.0.1:80',
	'fe80::1%eth0',
	'[::1]',
	'::/129',
	'1::2::3',
	'1:2:3:4:5:6:7::',
	'1:2:3:4:5:6:7:8:9',
	'localhost',
];

test('an address or CIDR of either family is one, and nothing else is', (t) => {
	for (const text of right) t.true(isIpOrCidr(text), text);
	for (const text of wrong) t.false(isIpOrCidr(text), text);
});

test('the chart, which has one pattern for both families, agrees', (t) => {
	const both = new RegExp(ipOrCidrPattern);
	for (const text of [...right, ...wrong]) t.is(isIpOrCidr(text), both.test(text), text);
});
