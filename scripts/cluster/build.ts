// Builds the cluster's programs from Go modules, once for each content of `go/go.mod` and `go/go.sum`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { cached } from '../tools/cache.ts';
import { stopIfAborted } from './fault.ts';
import { clustersDirectory } from './paths.ts';
import type { Progress } from './progress.ts';

const kubernetesModule = new URL('go/', import.meta.url);
const podsModule = new URL('pods/go/', import.meta.url);

/** Below it, one folder of programs per content of go.mod and go.sum. */
export const binariesDirectory = join(clustersDirectory, 'bin');

/** The Kubernetes version that go.mod pins, as `v1.36.3`. */
export function kubernetesVersion(): string {
	const found = /^\s*k8s\.io\/kubernetes (v\d+\.\d+\.\d+)\b/m.exec(
		readFileSync(new URL('go.mod', kubernetesModule), 'utf8'),
	);
	if (!found?.[1]) throw new UserError('scripts/cluster/go/go.mod requires no k8s.io/kubernetes.');
	return found[1];
}

/**
 * Linker flags: without debug tables, since linking seven programs is a good part of the build; and with the version,
 * which Kubernetes' own build scripts set and `go build` does not: Helm refuses to read "v0.0.0-master+$Format:%H$".
 */
export function linkerFlags(version: string): string {
	const [major, minor] = version.slice(1).split('.');
	const set = (name: string, value: string | undefined): string =>
		`-X k8s.io/component-base/version.${name}=${value}`;
	return ['-s', '-w', set('gitVersion', version), set('gitMajor', major), set('gitMinor', minor)].join(' ');
}

/** Returns the folder that holds etcd, kube-apiserver and the others, building them if need be. */
export async function programs(
	progress: Progress,
	signal: AbortSignal,
	directory = binariesDirectory,
): Promise<string> {
	const version = kubernetesVersion();
	const title = `build Kubernetes ${version}, etcd and kwok (six to ten minutes on two cores the first time)`;
	const build = {
		module: kubernetesModule,
		sources: [],
		packages: ['tool'],
		flags: linkerFlags(version),
		title,
	};
	return await built(build, progress, signal, directory, (result) => {
		// The main package of etcd lies in a folder called server.
		renameSync(join(result, 'server'), join(result, 'etcd'));
	});
}

/** Returns the folder that holds containerd, its shim, ctr, the CNI plugins, CoreDNS and pause, building them if need be. */
export async function podPrograms(progress: Progress, signal: AbortSignal): Promise<string> {
	const own = ['coredns', 'pause'];
	const build = {
		module: podsModule,
		sources: own.map((name) => `${name}/main.go`),
		packages: ['tool', ...own.map((name) => `./${name}`)],
		flags: '-s -w',
		title: 'build containerd, CNI plugins and CoreDNS (two to four minutes on two cores the first time)',
	};
	return await built(build, progress, signal, binariesDirectory);
}

/** One call of `go build`. */
interface Build {
	readonly module: URL;
	/** Files of ours in the module, beside go.mod and go.sum. */
	readonly sources: readonly string[];
	readonly packages: readonly string[];
	/** The linker's. */
	readonly flags: string;
	readonly title: string;
}

/** Builds below `directory`, once for each content of the sources. Returns the folder. */
async function built(
	{ module, sources, packages, flags, title }: Build,
	progress: Progress,
	signal: AbortSignal,
	directory: string,
	finish: (result: string) => void = () => undefined,
): Promise<string> {
	const texts = ['go.mod', 'go.sum', ...sources].map((name) => readFileSync(new URL(name, module), 'utf8'));
	const key = createHash('sha256')
		.update([...texts, flags, process.arch].join('\0'))
		.digest('hex')
		.slice(0, 12);
	return await cached(join(directory, key), async (_scratch, result) => {
		try {
			await progress.step('download Go modules', () =>
				go(module, ['mod', 'download'], signal, () => undefined),
			);
			await progress.step(title, async (detail) => {
				let count = 0;
				const args = ['build', '-v', '-p', '2', '-mod=readonly', '-trimpath', '-buildvcs=false'];
				await go(module, [...args, `-ldflags=${flags}`, '-o', `${result}/`, ...packages], signal, (line) => {
					count += 1;
					detail(`${count} packages, ${line}`);
				});
			});
		} catch (error) {
			stopIfAborted(signal);
			throw error;
		}
		finish(result);
	});
}

/** Runs the go command at low priority and without cgo; each line that it writes to stderr goes to `onLine`. */
function go(
	module: URL,
	args: readonly string[],
	signal: AbortSignal,
	onLine: (line: string) => void,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn('nice', ['-n', '10', 'go', ...args], {
			cwd: module,
			env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		const last: string[] = [];
		let rest = '';
		child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) {
				last.push(line);
				if (last.length > 8) last.shift();
				onLine(line);
			}
		});
		const stop = (): void => void child.kill('SIGINT');
		signal.addEventListener('abort', stop, { once: true });
		child.once('error', reject);
		child.once('close', (code, signal) => {
			process.off('SIGINT', stop).off('SIGTERM', stop);
			if (code === 0) return resolve();
			const why =
				code === 127 ? noGo : `go ${args[0]} ended with ${signal ?? code}:\n${last.join('\n')}\n${rest}`;
			reject(new UserError(why.trimEnd()));
		});
	});
}

const noGo =
	'neither a Docker engine answers nor is there a "go" command: start Docker (the cluster is then made by kind), ' +
	'or install Go 1.26 or newer (it is then built from Go modules).';
