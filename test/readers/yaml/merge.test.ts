// readers/yaml/merge.ts, in sentences; random stacks are held against both Helms in helm-agreement.test.ts.
import test from 'ava';
import { mergeValues } from '../../../readers/yaml/merge.ts';

test('maps merge over the defaults, lists and scalars replace', (t) => {
	const defaults = { a: { b: 1, c: [1, 2] }, d: 'x' };
	t.deepEqual(mergeValues(defaults, [{ a: { c: [3] } }]), { a: { b: 1, c: [3] }, d: 'x' });
});

test('later layers win over earlier ones', (t) => {
	t.deepEqual(
		mergeValues({}, [
			{ a: { b: 1 }, c: 1 },
			{ a: { d: 2 }, c: 2 },
		]),
		{ a: { b: 1, d: 2 }, c: 2 },
	);
});

test('null takes a default away, at any depth', (t) => {
	t.deepEqual(mergeValues({ a: 1, b: { c: 1, d: 2 } }, [{ a: null, b: { c: null } }]), { b: { d: 2 } });
});

test('null stays where there is no default to take away', (t) => {
	t.deepEqual(mergeValues({ b: {} }, [{ a: null, b: { c: null } }]), { a: null, b: { c: null } });
});

test('a null over a null default stays below the top for Helm 4, not for Helm 3', (t) => {
	t.deepEqual(mergeValues({ a: null, b: { c: null } }, [{ a: null, b: { c: null } }]), { b: { c: null } });
	t.deepEqual(mergeValues({ a: null, b: { c: null } }, [{ a: null, b: { c: null } }], 3), { b: {} });
});

test('a later map brings back what an earlier layer set to null', (t) => {
	t.deepEqual(mergeValues({ a: { b: 1, c: 2 } }, [{ a: null }, { a: { b: 3 } }]), { a: { b: 3, c: 2 } });
});

test('a map and a scalar do not mix: the user’s stays', (t) => {
	t.deepEqual(mergeValues({ a: { b: 1 }, c: 1 }, [{ a: 2, c: { d: 1 } }]), { a: 2, c: { d: 1 } });
});

test('leaves its arguments as they are, and takes any name', (t) => {
	const defaults = { a: { b: 1 } };
	const layer = JSON.parse('{"a": {"c": 1}, "__proto__": {"x": 1}}');
	const merged = mergeValues(defaults, [layer]);
	t.is(JSON.stringify(merged), '{"a":{"c":1,"b":1},"__proto__":{"x":1}}');
	t.deepEqual(defaults, { a: { b: 1 } });
	t.is(({} as { x?: number }).x, undefined);
});
