// chart-testing's container: whether Docker is there, and how the container is started.
import { platform } from 'node:os';
import { onPath } from '../../cli/io/on-path.ts';
import { provided } from '../tools/helm/find.ts';
import { run } from '../tools/run.ts';
import { chartTestingImage } from './versions.ts';

const answerWithinMs = 10_000;

/** Whether a Docker engine answers; the command alone is often installed without one. */
export async function dockerAnswers(): Promise<boolean> {
	if (!onPath('docker')) return false;
	const options = { timeout: answerWithinMs };
	const { exitCode, stdout } = await run('docker', ['version', '--format', '{{.Server.Version}}'], options);
	return exitCode === 0 && /^\d/.test(stdout);
}

/**
 * Arguments of `docker` that run ct with `args` on the chart in `root`; `options` are Docker's own. On linux/amd64
 * the pinned Helm takes the place of the image's, which is older than the chart supports.
 */
export async function chartTestingContainer(
	root: string,
	args: string[],
	options: string[] = [],
): Promise<string[]> {
	const mounts = ['--volume', `${root}:/data`];
	if (platform() === 'linux' && process.arch === 'x64') {
		mounts.push('--volume', `${(await provided(4)).helm}:/usr/local/bin/helm:ro`);
	}
	// Files that Helm writes belong to the caller; Helm's own directories go where that user may write.
	const user = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`] : [];
	const environment = ['--env', 'HOME=/tmp'];
	return [
		'run',
		'--rm',
		...user,
		...environment,
		...mounts,
		'--workdir',
		'/data',
		...options,
		chartTestingImage,
		'ct',
		...args,
	];
}
