// Files that cannot be read, or not to their end, given to every command that reads files: exit 2 and a sentence that says why.
import { chmod, mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { main } from '../../../cli/main.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';
import { withoutRights } from '../../support/rights.ts';

const commands = [
	['validate'],
	['validate', '-f'],
	['check'],
	['explain'],
	['import'],
	['overlay', '--for', 'kong/kong'],
	['overlay', '--for', 'kong/kong', 'right.yaml', '--over'],
	['plan', '--to', 'right.yaml', '--from'],
	['plan', '--from', 'right.yaml', '--to'],
	['plan', '--to', 'right.yaml', '--from-kong'],
] as const;

const files = [
	['secret.yaml', 'permission is denied'],
	['closed/values.yaml', 'permission is denied'],
	['closed', 'permission is denied'],
	['gone.yaml', 'there is no such file'],
	['nowhere.yaml', 'it is a link to away/values.yaml, and there is no such file'],
	['round.yaml', 'its symbolic links lead in a circle'],
	['right.yaml/values.yaml', 'a part of its path is a file, not a folder'],
	[`${'x'.repeat(300)}.yaml`, 'no file can have so long a name'],
] as const;

async function layFiles(folder: string): Promise<void> {
	await writeFile(join(folder, 'right.yaml'), 'clientIp: {loadBalancer: aks}\n');
	await writeFile(join(folder, 'secret.yaml'), 'clientIp: {loadBalancer: aks}\n');
	await mkdir(join(folder, 'closed'));
	await writeFile(join(folder, 'closed/values.yaml'), 'clientIp: {loadBalancer: aks}\n');
	await symlink('away/values.yaml', join(folder, 'nowhere.yaml'));
	await symlink('round.yaml', join(folder, 'round.yaml'));
	await chmod(folder, 0o755);
	await chmod(join(folder, 'secret.yaml'), 0o000);
	await chmod(join(folder, 'closed'), 0o000);
}

for (const command of commands) {
	test.serial(`${command.join(' ')}: says why a file cannot be read`, async (t) => {
		await withFolder(async (cwd) => {
			await layFiles(cwd);
			for (const [name, why] of files) {
				const io = fakeIo({ cwd });
				const code = await withoutRights(() => main([...command, name], io));
				t.is(code, 2, name);
				t.is(io.said.stdout, '', name);
				t.is(io.said.stderr, `kong-client-ip: ${name} cannot be read: ${why}.\n`, name);
			}
			await chmod(join(cwd, 'closed'), 0o700);
		});
	});

	test.serial(`${command.join(' ')}: a file of zeros, larger than memory, is read in part`, async (t) => {
		await withFolder(async (cwd) => {
			await writeFile(join(cwd, 'right.yaml'), 'clientIp: {loadBalancer: aks}\n');
			await writeFile(join(cwd, 'large.yaml'), '');
			await truncate(join(cwd, 'large.yaml'), 4 * 1024 ** 3);
			const io = fakeIo({ cwd });
			const strict = command.length === 1 && command[0] === 'validate' ? ['--strict'] : [];
			t.true((await main([...command, 'large.yaml', ...strict], io)) > 0);
			t.regex(
				io.said.stdout + io.said.stderr,
				/large\.yaml(?: is a binary file|:1:1: error: The file is larger than 1 MiB)/,
			);
		});
	});
}

test.serial('one file below a folder that may not be read: validate goes on with the others', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(join(cwd, 'values-a.yaml'), 'clientIp: {loadBalancer: aks}\n');
		await writeFile(join(cwd, 'values-b.yaml'), 'clientIp: {stratgy: auto}\n');
		await chmod(cwd, 0o755);
		await chmod(join(cwd, 'values-a.yaml'), 0o000);
		const io = fakeIo({ cwd });
		t.is(await withoutRights(() => main(['validate', '.'], io)), 2);
		t.regex(io.said.stderr, /^kong-client-ip: values-a\.yaml cannot be read: permission is denied\.\n/);
		t.regex(io.said.stdout, /^values-b\.yaml:1:12: error: clientIp\.stratgy is not a value/);
	});
});
