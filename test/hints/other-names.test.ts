// What other charts call a value: every name leads to one that this chart has.
import test from 'ava';
import { isOurs, valuePaths } from '../../schema/contract/paths.ts';
import { otherNames, otherPaths } from '../../schema/hints/nearest-key.ts';

const names = new Set(valuePaths.flat());

for (const [theirs, ours] of Object.entries({ ...otherNames, ...otherPaths })) {
	test(`${theirs} is ${ours}`, (t) => {
		t.true(ours.includes('.') ? isOurs(ours.split('.')) : names.has(ours));
	});
}
