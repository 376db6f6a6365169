// docs/validate.md shows what the program really says.
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

const text = await readFile(resolve(import.meta.dirname, '../../../docs/validate.md'), 'utf8');
const [, firstFile = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];

/** What the document shows under a command. */
function shown(command: string): string {
	const start = text.indexOf(`$ ${command}\n`);
	if (start === -1) throw new Error(`docs/validate.md does not show ${command}`);
	return text.slice(start + command.length + 3, text.indexOf('```', start));
}

for (const [command, files] of [
	['kong-client-ip validate values.yaml', { 'values.yaml': firstFile }],
	[
		'kong-client-ip validate -f base.yaml -f prod.yaml',
		{
			'base.yaml': 'clientIp:\n  loadBalancer: gke-passthrough\n',
			'prod.yaml': 'clientIp:\n  strategy: proxyProtocol\n',
		},
	],
] as const) {
	test(command, async (t) => {
		await withFolder(async (cwd) => {
			for (const [name, content] of Object.entries(files)) await writeFile(join(cwd, name), content);
			const { stdout, code } = await program(command.split(' ').slice(1), { cwd });
			t.is(code, 1);
			t.is(stdout, shown(command));
		});
	});
}
