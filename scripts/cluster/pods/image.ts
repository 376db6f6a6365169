// Writes container images of one layer, as the tar files that containerd imports, without a container engine.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from '../../tools/run.ts';

/** An image's configuration, as in https://github.com/opencontainers/image-spec/blob/main/config.md (`config`). */
interface ImageConfig {
	readonly Entrypoint?: readonly string[];
	readonly Cmd?: readonly string[];
	readonly Env?: readonly string[];
	readonly User?: string;
	readonly StopSignal?: string;
}

/**
 * Writes the tar file `file` with an image called `name` (`repository:tag`). `files` are pairs of a path on this
 * machine and the path in the image; `prepare` may add more to the root folder. Throws where tar fails.
 */
export async function writeImage(
	file: string,
	name: string,
	config: ImageConfig,
	files: readonly (readonly [from: string, to: string])[],
	prepare: (root: string) => void = () => undefined,
): Promise<void> {
	const folder = mkdtempSync(`${file}.part-`);
	try {
		const root = join(folder, 'root');
		mkdirSync(root);
		prepare(root);
		for (const [from, to] of files) {
			mkdirSync(dirname(join(root, to)), { recursive: true });
			cpSync(from, join(root, to), { dereference: true, recursive: true });
		}
		const layer = join(folder, 'layer.tar');
		await tar(['--create', '--file', layer, '--directory', root, '--owner=0', '--group=0', '.']);
		const digest = createHash('sha256').update(readFileSync(layer)).digest('hex');
		const json = (to: string, content: unknown) => writeFileSync(join(folder, to), JSON.stringify(content));
		json('config.json', {
			architecture: process.arch === 'x64' ? 'amd64' : process.arch,
			os: 'linux',
			config,
			rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
		});
		json('manifest.json', [{ Config: 'config.json', RepoTags: [name], Layers: ['layer.tar'] }]);
		const parts = ['manifest.json', 'config.json', 'layer.tar'];
		await tar(['--create', '--file', file, '--directory', folder, ...parts]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function tar(args: string[]): Promise<void> {
	const { exitCode, stderr } = await run('tar', args);
	if (exitCode !== 0) throw new Error(`tar: ${stderr}`);
}
