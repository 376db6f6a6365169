// The published types accept what the source types accept, and refuse a typo.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { withFolder } from '../support/helm.ts';

const root = resolve(import.meta.dirname, '../..');

const imports = `
import type { KongClientIpValues } from '${root}/schema/published/values.d.ts';
import type { ValuesInput } from '${root}/schema/values/input.ts';
`;

const right = {
	'what the source types accept':
		'export const same = (values: NonNullable<ValuesInput>): KongClientIpValues => values;',
	'values that a program writes':
		"export const values: KongClientIpValues = { clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] }, env: { log_level: 'debug' } };",
};

const wrong = {
	'a misspelt key': "{ clientIp: { stratgy: 'auto' } }",
	'a wrong strategy': "{ clientIp: { strategy: 'local' } }",
	'trustedIPs as text': "{ clientIp: { trustedIPs: '10.0.0.0/8' } }",
};

const programs: { readonly [what: string]: string } = {
	...right,
	...Object.fromEntries(
		Object.entries(wrong).map(([what, values]) => [
			what,
			`export const values: KongClientIpValues = ${values};`,
		]),
	),
};

/** Type errors of each program, a line each; all are compiled together, since most of the time goes to what they import. */
const errors = await withFolder(async (folder) => {
	const fileOf = (what: string) => join(folder, `${what.replaceAll(' ', '-')}.ts`);
	for (const [what, text] of Object.entries(programs)) await writeFile(fileOf(what), imports + text);
	const program = ts.createProgram(Object.keys(programs).map(fileOf), {
		strict: true,
		noEmit: true,
		module: ts.ModuleKind.NodeNext,
		moduleResolution: ts.ModuleResolutionKind.NodeNext,
		allowImportingTsExtensions: true,
		skipLibCheck: true,
		target: ts.ScriptTarget.ES2022,
		// Not those of a browser, which take longer to read than all else.
		lib: ['lib.es2022.d.ts'],
		types: [],
	});
	const found = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => ({
		file: file?.fileName,
		text: ts.flattenDiagnosticMessageText(messageText, '\n'),
	}));
	const errorsOf = (what: string) =>
		found.filter(({ file }) => file === fileOf(what)).map(({ text }) => text);
	const elsewhere = found.filter(({ file }) => !Object.keys(programs).some((what) => fileOf(what) === file));
	return { errorsOf: new Map(Object.keys(programs).map((what) => [what, errorsOf(what)])), elsewhere };
});

test('no type error is in what the programs import', (t) => {
	t.deepEqual(errors.elsewhere, []);
});

for (const what of Object.keys(right)) {
	test(`${what}: the published types accept it`, (t) => {
		t.deepEqual(errors.errorsOf.get(what), []);
	});
}

for (const what of Object.keys(wrong)) {
	test(`${what} does not compile`, (t) => {
		const lines = errors.errorsOf.get(what) ?? [];
		t.is(lines.length, 1, lines.join('\n'));
	});
}
