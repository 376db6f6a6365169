// The published types accept what the source types accept, and refuse a typo.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { withFolder } from '../support/helm.ts';

const root = resolve(import.meta.dirname, '../..');

/** Type errors of a program text, a line each. */
async function typeErrors(text: string): Promise<string[]> {
	return withFolder(async (folder) => {
		const file = join(folder, 'program.ts');
		await writeFile(file, text);
		const program = ts.createProgram([file], {
			strict: true,
			noEmit: true,
			module: ts.ModuleKind.NodeNext,
			moduleResolution: ts.ModuleResolutionKind.NodeNext,
			allowImportingTsExtensions: true,
			skipLibCheck: true,
			target: ts.ScriptTarget.ES2022,
			types: [],
		});
		return ts
			.getPreEmitDiagnostics(program)
			.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
	});
}

const imports = `
import type { KongClientIpValues } from '${root}/schema/published/values.d.ts';
import type { ValuesInput } from '${root}/schema/values/input.ts';
`;

test('what the source types accept, the published types accept', async (t) => {
	t.deepEqual(
		await typeErrors(
			`${imports}export const same = (values: NonNullable<ValuesInput>): KongClientIpValues => values;`,
		),
		[],
	);
});

test('a program that writes values compiles', async (t) => {
	const values =
		"{ clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] }, env: { log_level: 'debug' } }";
	t.deepEqual(await typeErrors(`${imports}export const values: KongClientIpValues = ${values};`), []);
});

for (const [what, values] of [
	['a misspelt key', "{ clientIp: { stratgy: 'auto' } }"],
	['a wrong strategy', "{ clientIp: { strategy: 'local' } }"],
	['trustedIPs as text', "{ clientIp: { trustedIPs: '10.0.0.0/8' } }"],
]) {
	test(`${what} does not compile`, async (t) => {
		const errors = await typeErrors(`${imports}export const values: KongClientIpValues = ${values};`);
		t.is(errors.length, 1, errors.join('\n'));
	});
}
