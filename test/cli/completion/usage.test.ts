// What completion says without a shell: to kubectl, and to whoever uses it wrongly. test/shells tries the shells themselves.
import test from 'ava';
import { runCommand } from '../../support/command.ts';
import { withFolder } from '../../support/helm.ts';
import { run } from '../../support/run.ts';
import { kubectlCompletion } from '../../support/shells.ts';

test('the program for kubectl: words, and whether files may follow', async (t) => {
	await withFolder(async (folder) => {
		const file = await kubectlCompletion(folder);
		const says = async (...args: string[]) => (await run(file, args)).stdout;
		t.is(
			await says('check', '--cdn', ''),
			'akamai\nazure-front-door\nbunny\ncloudflare\ncloudfront\nfastly\n:4\n',
		);
		t.is(await says('val'), 'validate\n:4\n');
		t.is(await says('check', ''), ':0\n');
		t.is(await says('check', '--namespace', ''), ':4\n');
		t.is(await says('check', '--format=s'), 'sarif\nsvg\n:4\n');
	});
});

test('wrong usage', async (t) => {
	for (const [args, says] of [
		[[], 'name a shell: bash, zsh, fish or kubectl.'],
		[['bahs'], 'there is no completion for bahs. Did you mean bash?'],
		[['powershell'], 'there is no completion for powershell. Use bash, zsh, fish or kubectl.'],
		[['bash', 'zsh'], 'completion takes one shell, not 2.'],
	] as const) {
		t.deepEqual(await runCommand(['completion', ...args]), {
			code: 2,
			stdout: '',
			stderr: `kong-client-ip: ${says} See kong-client-ip completion --help.\n`,
		});
	}
});
