// The image of the stand-in for Kong: programs of this machine's Debian, copied with the libraries that they need.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../../cli/io/on-path.ts';
import { writeImage } from '../../scripts/cluster/pods/image.ts';
import { run } from '../../scripts/tools/run.ts';
import { luaModules, standInFiles, standInProgram } from '../packets/stand-in.ts';

/** Its name, as the chart's values have it. */
export const standInImage = {
	repository: 'localhost/kong-stand-in',
	tag: 'test',
	pullPolicy: 'Never',
} as const;

/** What the stand-in, the chart's preStop hook and the script of `helm test` call. */
const programs = ['nginx', 'bash', 'cat', 'mkdir', 'sleep', 'tail', 'timeout'];

/** One that forgets what the chart asks nginx to do with forged headers. */
export const forgetfulImage = { ...standInImage, tag: 'forgetful' } as const;

/** Writes one of the images into a tar file of its own and hands its path to `use`. */
export async function withStandInImage(
	{ repository, tag }: typeof standInImage | typeof forgetfulImage,
	use: (tar: string) => void,
): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'stand-in-image-'));
	try {
		const copied = [...programs.map(found), ...luaModules];
		const libraries = (await Promise.all(copied.map(librariesOf))).flat();
		const files = standInFiles();
		// The stand-in does not run as root there.
		chmodSync(files, 0o755);
		chmodSync(join(files, 'tls.key'), 0o644);
		const program = join(folder, 'kong');
		const text = readFileSync(standInProgram, 'utf8');
		writeFileSync(program, tag === 'test' ? text : text.replace(/^.*set_by_lua.*$/m, ''), { mode: 0o755 });
		const tar = join(folder, 'stand-in.tar');
		await writeImage(
			tar,
			`${repository}:${tag}`,
			// As in Kong's own image.
			{
				Cmd: ['kong', 'docker-start'],
				Env: ['PATH=/usr/local/bin:/usr/sbin:/usr/bin'],
				User: '1000',
				StopSignal: 'SIGQUIT',
			},
			[
				...[...new Set([...copied, ...libraries])].map((file) => [file, file] as const),
				['/usr/share/lua/5.1/resty', '/usr/share/lua/5.1/resty'],
				[files, '/usr/local/share/stand-in'],
				[program, '/usr/local/bin/kong'],
			],
			prepareRoot,
		);
		use(tar);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function prepareRoot(root: string): void {
	for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
		mkdirSync(join(root, 'usr', name), { recursive: true });
		symlinkSync(`usr/${name}`, join(root, name));
	}
	for (const name of ['etc', 'tmp', 'kong_dbless']) mkdirSync(join(root, name));
	writeFileSync(join(root, 'etc/nsswitch.conf'), 'hosts: files dns\n');
}

function found(name: string): string {
	const file = onPath(name);
	if (!file) throw new Error(`the stand-in's image needs ${name}, which is not on PATH`);
	return file;
}

/** The libraries that the dynamic linker would load for a file. */
async function librariesOf(file: string): Promise<string[]> {
	const { stdout } = await run('ldd', [file]);
	return stdout.split('\n').flatMap((line) => /(?:=> )?(\/\S+) \(0x/.exec(line)?.[1] ?? []);
}
