// Builds the cluster's programs from Go modules, once for each content of `go/go.mod` and `go/go.sum`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../cache.ts';
import { UserError } from '../user-error.ts';
import { stopIfAborted } from './fault.ts';
import { clustersDirectory } from './paths.ts';
import type { Progress } from './progress.ts';

const moduleDirectory = new URL('go/', import.meta.url);

/** Below it, one folder of programs per content of go.mod and go.sum. */
export const binariesDirectory = join(clustersDirectory, 'bin');

/** The Kubernetes version that go.mod pins, as `v1.36.3`. */
export function kubernetesVersion(): string {
	const found = /^\s*k8s\.io\/kubernetes (v\d+\.\d+\.\d+)\b/m.exec(read('go.mod'));
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
	const flags = linkerFlags(version);
	const key = createHash('sha256')
		.update([read('go.mod'), read('go.sum'), flags, process.arch].join('\0'))
		.digest('hex')
		.slice(0, 12);
	return await cached(join(directory, key), async (_scratch, result) => {
		try {
			await progress.step('download Go modules', () => go(['mod', 'download'], signal, () => undefined));
			const title = `build Kubernetes ${version}, etcd and kwok (six to ten minutes on two cores the first time)`;
			await progress.step(title, async (detail) => {
				let packages = 0;
				const args = ['build', '-v', '-p', '2', '-mod=readonly', '-trimpath', '-buildvcs=false'];
				await go([...args, `-ldflags=${flags}`, '-o', `${result}/`, 'tool'], signal, (line) => {
					packages += 1;
					detail(`${packages} packages, ${line}`);
				});
			});
		} catch (error) {
			stopIfAborted(signal);
			throw error;
		}
		// The main package of etcd lies in a folder called server.
		renameSync(join(result, 'server'), join(result, 'etcd'));
	});
}

function read(name: string): string {
	return readFileSync(new URL(name, moduleDirectory), 'utf8');
}

/** Runs the go command at low priority and without cgo; each line that it writes to stderr goes to `onLine`. */
function go(args: readonly string[], signal: AbortSignal, onLine: (line: string) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		const child = spawn('nice', ['-n', '10', 'go', ...args], {
			cwd: moduleDirectory,
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
