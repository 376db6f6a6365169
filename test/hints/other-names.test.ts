// What other charts call a value: every name leads to one that this chart has.
import test from 'ava';
import { isOurs, valuePaths } from '../../schema/contract/paths.ts';
import { kongReasons, noSuchSetting } from '../../schema/hints/kong-keys.ts';
import { otherNames, otherPaths } from '../../schema/hints/nearest-key.ts';

const names = new Set(valuePaths.flat());

for (const [theirs, ours] of Object.entries({ ...otherNames, ...otherPaths })) {
	test(`${theirs} is ${ours}`, (t) => {
		t.true(ours.includes('.') ? isOurs(ours.split('.')) : names.has(ours));
	});
}

test('no setting that this chart has is denied', (t) => {
	const denied = kongReasons.filter(([, , why]) => why === noSuchSetting).map(([pattern]) => pattern);
	t.true(denied.length > 0);
	for (const path of valuePaths) for (const pattern of denied) t.notRegex(path.join('.'), pattern);
});
