// Finds the Helm and kubectl to use: the HELM variable, then PATH, then the pinned ones that are provided.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onPath } from '../../../cli/io/on-path.ts';
import { UserError } from '../../../readers/user-error.ts';
import { cacheDirectory } from '../cache.ts';
import { startProgress } from '../progress.ts';
import { type Machine, type Provided, provide } from './provide.ts';
import { type HelmMajor, helmReleases } from './releases.ts';

export interface Helm {
	/** A program to execute: an absolute path. */
	path: string;
	/** Without the leading `v`: `4.1.4`. */
	version: string;
	major: HelmMajor;
}

/** The chart needs at least this Helm 3. */
const oldestHelm3 = 17;

const thisMachine: Machine = {
	platform: process.platform,
	arch: process.arch,
	cache: cacheDirectory,
	startProgress,
};

/** Asks a program for its version; undefined where it is not a Helm that the chart works with. */
async function inspect(path: string): Promise<Helm | undefined> {
	try {
		const { stdout } = await promisify(execFile)(path, ['version', '--template', '{{.Version}}']);
		const [version, major, minor] = /v((\d+)\.(\d+)\.\S+)/.exec(stdout)?.slice(1) ?? [];
		if (!version) return undefined;
		if (major === '4') return { path, version, major: 4 };
		if (major === '3' && Number(minor) >= oldestHelm3) return { path, version, major: 3 };
	} catch {
		// Not executable, or not Helm.
	}
	return undefined;
}

/**
 * A Helm of the wanted major version, or of any supported one (3.17 or newer, 4). `HELM=/path/to/helm` wins, where
 * it is of that major; then PATH; then the pinned release, downloaded once. Throws a {@link UserError} in one
 * sentence where HELM is wrong or no Helm can be provided.
 */
export async function findHelm(
	major?: HelmMajor,
	env: NodeJS.ProcessEnv = process.env,
	machine: Machine = thisMachine,
): Promise<Helm> {
	const override = env.HELM;
	const named = override ? await inspect(override) : undefined;
	if (override && !named) throw new UserError(`HELM=${override} is not a Helm (3.17 or newer, or 4)`);
	if (named && (!major || named.major === major)) return named;
	const path = onPath('helm', env);
	const found = path ? await inspect(path) : undefined;
	if (found && (!major || found.major === major)) return found;
	const release = helmReleases[major ?? 4];
	const { helm } = await provide(release, machine);
	return { path: helm, version: release.version, major: release.major };
}

const once = new Map<HelmMajor | undefined, Promise<Helm>>();

function remembered(major?: HelmMajor): Promise<Helm> {
	const known = once.get(major);
	if (known) return known;
	const search = findHelm(major);
	once.set(major, search);
	return search;
}

/** The one Helm that commands use; found once per process. */
export function helm(): Promise<Helm> {
	return remembered();
}

/** Both Helms, for tests; found once per process, one after the other so that only one download runs at a time. */
export async function helms(): Promise<{ helm3: Helm; helm4: Helm }> {
	const helm3 = await remembered(3);
	return { helm3, helm4: await remembered(4) };
}

/** The pinned Helm and kubectl of a major version, whatever PATH has. */
export function provided(major: HelmMajor, machine: Machine = thisMachine): Promise<Provided> {
	return provide(helmReleases[major], machine);
}
