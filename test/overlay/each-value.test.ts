// Nothing is dropped without a word: every value that is set changes the overlay, or is named in a note.
import test from 'ava';
import { overlayOf, overlayTargets } from '../../schema/overlay/overlay.ts';
import { valueAt } from '../../schema/text/path.ts';
import { decide } from '../../schema/validate/decide.ts';
import { eachValue } from '../support/each-value.ts';

/** Values that a word would only clutter, and why. */
const exceptions: { readonly [name: string]: string } = {
	'clientIp.allowTrustEveryone': 'it allows what the overlay has then',
	'clientIp.allowPublicRanges': 'it allows what the overlay has then',
	'clientIp.cdnVerified': 'it allows what the overlay has then',
	'clientIp.cdnOnly': 'it allows what the overlay has then',
	'clientIp.closedNodes': 'it allows what the overlay has then',
	'clientIp.warnings': 'it is about what this chart prints',
};

for (const target of overlayTargets) {
	test(`${target}: every value is carried over or named`, (t) => {
		for (const { name, without, with: values } of eachValue) {
			const [before, after] = [without, values].map((file) => overlayOf(decide(file, 'kong'), target));
			if (!before || !after) return t.fail(name);
			const isCarried = JSON.stringify(before.values) !== JSON.stringify(after.values);
			// Where the value is set before, too, it is named in both.
			const isSetBefore = valueAt(without, name.split('.')) !== undefined;
			const isNamed = names(after.notes, name) && (isSetBefore || !names(before.notes, name));
			const isExcepted = Object.hasOwn(exceptions, name);
			t.is(isCarried || isNamed, !isExcepted, isExcepted ? `${name} is no exception` : `${name} is dropped`);
		}
	});
}

/** Whether a sentence has the whole path. */
function names(notes: readonly string[], name: string): boolean {
	const path = new RegExp(`(^| )${name.replaceAll('.', '[.]')}(?=[,.]?( |$))`);
	return notes.some((note) => path.test(note));
}

test('every exception is a value', (t) => {
	const names = eachValue.map(({ name }) => name);
	for (const name of Object.keys(exceptions)) t.true(names.includes(name), name);
});
