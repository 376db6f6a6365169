// What is made once for each object.
import test from 'ava';
import { oncePer } from '../../schema/text/once-per.ts';

test('each object is asked about once, also where the answer is nothing', (t) => {
	const asked: string[] = [];
	const nameOf = oncePer(({ name }: { readonly name?: string }) => {
		asked.push(String(name));
		return name;
	});
	const [one, other, nameless] = [{ name: 'a' }, { name: 'a' }, {}];
	t.deepEqual([one, one, other, nameless, nameless].map(nameOf), ['a', 'a', 'a', undefined, undefined]);
	t.deepEqual(asked, ['a', 'a', 'undefined']);
});
