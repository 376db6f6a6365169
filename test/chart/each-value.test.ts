// Every value does something: set alone, it changes what the chart renders, or whether it renders at all.
import test from 'ava';
import type { Manifest } from '../../readers/manifests/rendered.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { renderMany } from '../support/batch.ts';
import { eachValue } from '../support/each-value.ts';
import { frontTree } from '../support/golden.ts';
import { renderEach } from '../support/helm.ts';

/** Values that say what the chart refuses: the file without, and the file with it. */
const refusals: { readonly [name: string]: readonly [without: boolean, with_: boolean] } = {
	'clientIp.allowTrustEveryone': [true, false],
	'clientIp.allowPublicRanges': [true, false],
	'clientIp.cdnOnly': [true, false],
	'clientIp.cdnVerified': [true, false],
	'clientIp.closedNodes': [true, false],
	'clientIp.warnings': [false, true],
};

const rendering = eachValue.filter(({ name }) => !Object.hasOwn(refusals, name));

test('every value changes an object', async (t) => {
	const files = [...new Set(rendering.flatMap((one) => [one.without, one.with]))];
	const { helm4 } = await helms();
	const rendered = await renderMany(helm4, files);
	const objectsOf = (file: object) => rendered[files.indexOf(file as (typeof files)[number])] ?? [];
	for (const { name, without, with: values } of rendering) {
		t.notDeepEqual(objectsOf(values), objectsOf(without), `${name} is used by no template`);
		// The toolkit has the same objects in front of Kong.
		const own = frontTree(frontObjects(decide(values, 'kong')).map(({ body }) => body as Manifest));
		const theirs = frontTree(objectsOf(values));
		t.deepEqual(own, Object.fromEntries(Object.keys(own).map((one) => [one, theirs[one]])), name);
	}
});

for (const [name, refused] of Object.entries(refusals)) {
	test(`${name} decides what the chart refuses`, async (t) => {
		const one = eachValue.find((value) => value.name === name);
		if (!one) return t.fail('there is no such value');
		for (const [index, values] of [one.without, one.with].entries()) {
			for (const { helm, ok } of await renderEach(values)) t.is(ok, !refused[index], helm.version);
		}
	});
}
