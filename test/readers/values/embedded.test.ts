// --at: values inside umbrella charts, Flux and Argo CD files, with places in the whole file.
import test from 'ava';
import { checkAlone } from '../../../cli/validate/alone.ts';
import { UserError } from '../../../readers/user-error.ts';
import { embeddedValues } from '../../../readers/values/embedded.ts';
import { parsePointer } from '../../../readers/values/pointer.ts';

/** `line:column code` of every finding, by document. */
function check(text: string, at: string): string[][] {
	return embeddedValues(text, 'file.yaml', parsePointer(at)).map((file) =>
		checkAlone(file, { strict: true }).findings.map(({ line, column, code }) => `${line}:${column} ${code}`),
	);
}

test('an umbrella chart', (t) => {
	const text = 'postgres: { enabled: true }\ngateway:\n  clientIp:\n    strategy: autp\n';
	t.deepEqual(check(text, '/gateway'), [['4:15 value-unknown']]);
	t.deepEqual(check(text, '/nothing'), []);
});

test('Flux: every document that has the path', (t) => {
	const release = (strategy: string) =>
		`---\nkind: HelmRelease\nspec:\n  values:\n    clientIp:\n      strategy: ${strategy}\n`;
	const text = `kind: HelmRepository\n${release('autp')}${release('auto')}${release('nune')}`;
	t.deepEqual(check(text, '/spec/values'), [['7:17 value-unknown'], [], ['19:17 value-unknown']]);
});

test('Argo CD: values as a map, in one of several sources', (t) => {
	const text =
		'kind: Application\nspec:\n  sources:\n    - repoURL: x\n    - helm:\n        valuesObject:\n          clientIp: { stratgy: auto }\n';
	t.deepEqual(check(text, '/spec/sources/1/helm/valuesObject'), [['7:23 key-unknown']]);
	t.deepEqual(check(text, '/spec/sources/9/helm/valuesObject'), []);
});

const argo = (values: string) => `kind: Application\nspec:\n  source:\n    helm:\n      values: ${values}`;

test('Argo CD: values as a text block, to the line and column', (t) => {
	const block =
		'|\n\n        clientIp:\n          strategy: autp\n          # a comment\n          stratgy: auto\n';
	t.deepEqual(check(argo(block), '/spec/source/helm/values'), [['8:21 value-unknown', '10:11 key-unknown']]);
	t.deepEqual(check(argo(block.replace('|', '|2-')), '/spec/source/helm/values'), [
		['8:21 value-unknown', '10:11 key-unknown'],
	]);
	const broken = '|\n        clientIp:\n        \tstrategy: auto\n';
	t.deepEqual(check(argo(broken), '/spec/source/helm/values'), [['7:9 yaml-syntax']]);
});

test('values as folded or quoted text are where the text is', (t) => {
	t.deepEqual(check(argo('"clientIp: { stratgy: auto }"\n'), '/spec/source/helm/values'), [
		['5:15 key-unknown'],
	]);
});

test('what is neither map nor text is refused; null is empty', (t) => {
	t.deepEqual(check('a: [1]\n', '/a'), [['1:4 yaml-not-a-map']]);
	t.deepEqual(check('a: 1\n', '/a'), [['1:4 yaml-not-a-map']]);
	t.deepEqual(check('a:\n', '/a'), [[]]);
});

test('a file that cannot be read tells so, wherever the values would be', (t) => {
	t.deepEqual(check('a: [\n', '/a'), [['1:4 yaml-syntax']]);
});

test('pointers', (t) => {
	t.deepEqual(parsePointer(''), []);
	t.deepEqual(parsePointer('/a~1b/c~0d/0'), ['a/b', 'c~d', '0']);
	t.throws(() => parsePointer('a'), {
		instanceOf: UserError,
		message: '--at a is not a path: begin with a slash, such as /spec/values.',
	});
});

test('into a text: the values of an umbrella chart in an Application', (t) => {
	const block = '|\n        edge:\n          clientIp:\n            strategy: autp\n';
	t.deepEqual(check(argo(block), '/spec/source/helm/values/edge'), [['8:23 value-unknown']]);
	t.deepEqual(check(argo(block), '/spec/source/helm/values/other'), []);
	t.deepEqual(check(argo('|\n        edge: [\n'), '/spec/source/helm/values/edge'), [['6:15 yaml-syntax']]);
});
