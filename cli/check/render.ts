// Renders the charts that objects install, with the Helm on PATH, where a chart is on this machine. Nothing is downloaded.
import { execFile } from 'node:child_process';
import { promises } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Manifests, readManifests } from '../../readers/manifests/read-manifests.ts';
import { UserError } from '../../readers/user-error.ts';
import { chartsInstalled, type Installed } from '../../schema/check/input/installed.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';
import type { Io } from '../io/command.ts';
import { onPath } from '../io/on-path.ts';
import { chartFor, foldersAbove, givenChart, type LocalChart } from './charts.ts';

interface Rendered {
	/** With the objects of the charts. */
	readonly manifests: Manifests;
	/** The objects whose charts are among them. */
	readonly rendered: ReadonlySet<KubeObject>;
}

/**
 * The manifests, with those of every chart that could be rendered; what was done goes to standard error.
 * @param names charts that the user named.
 * @throws UserError where a chart that the user named cannot be rendered.
 */
export async function renderCharts(
	manifests: Manifests,
	names: readonly string[],
	kubernetes: string | undefined,
	io: Io,
): Promise<Rendered> {
	const given = names.map((name) => givenChart(name, io.cwd));
	const found = chartsInstalled(manifests.objects).flatMap((installed) => {
		const file = manifests.sources.get(installed.object.body)?.file;
		const chart = chartFor(installed, given, foldersAbove(file, io.cwd));
		return chart ? { installed, chart } : [];
	});
	refuseUnused(given, found, manifests);
	const helm = found.length > 0 ? onPath('helm', io.env) : undefined;
	if (given.length > 0 && !helm)
		throw new UserError('--chart needs helm, which is not on PATH: https://helm.sh/docs/intro/install/');
	let all = manifests;
	const rendered = new Set<KubeObject>();
	for (const { installed, chart } of helm ? found : []) {
		const text = await rendering(helm ?? '', installed, chart, kubernetes, io);
		if (text === undefined) continue;
		all = together(all, readManifests([{ name: `${titleOf(installed)} (rendered)`, text }]));
		rendered.add(installed.object);
	}
	return { manifests: all, rendered };
}

const titleOf = ({ object }: Installed) => `${object.kind}/${object.name}`;

function refuseUnused(
	given: readonly LocalChart[],
	found: readonly { readonly chart: LocalChart }[],
	{ objects }: Manifests,
): void {
	const unused = given.find((chart) => !found.some((one) => one.chart === chart));
	if (!unused) return;
	const installed = chartsInstalled(objects).map(
		(one) => `${titleOf(one)} installs ${one.chart ?? 'another chart'}`,
	);
	const instead =
		installed.length > 0 ? installed.join(', ') : 'there is no HelmRelease, Application or HelmChart in it';
	throw new UserError(`--chart: nothing in the input installs the chart ${unused.name}: ${instead}.`);
}

/** What Helm makes of it; undefined where it fails for a chart that the user did not name. */
async function rendering(
	helm: string,
	installed: Installed,
	chart: LocalChart,
	kubernetes: string | undefined,
	io: Io,
): Promise<string | undefined> {
	const folder = await promises.mkdtemp(join(tmpdir(), 'kong-client-ip-'));
	try {
		const { files, missing } = await valuesFiles(installed, chart, folder);
		const args = helmArguments(installed, chart, files, kubernetes);
		const { stdout } = await promisify(execFile)(helm, args, { maxBuffer: 1 << 28, timeout: 120_000 });
		const without = missing.length > 0 ? `, without the values of ${missing.join(' and ')}` : '';
		io.stderr(`${titleOf(installed)} is rendered from ${chart.path}${without}.\n`);
		return stdout;
	} catch (error) {
		const { stderr, message } = error as { readonly stderr?: string; readonly message: string };
		const reason = (stderr || message)
			.trim()
			.split('\n')
			.at(-1)
			?.replace(/^Error: /, '');
		const sentence = `${titleOf(installed)} cannot be rendered from ${chart.path}: ${reason}`;
		if (chart.given) throw new UserError(sentence);
		io.stderr(`${sentence}\n`);
		return undefined;
	} finally {
		await promises.rm(folder, { recursive: true, force: true });
	}
}

function helmArguments(
	{ release, namespace, parameters }: Installed,
	chart: LocalChart,
	files: readonly string[],
	kubernetes: string | undefined,
): string[] {
	return [
		'template',
		...(namespace === undefined ? [] : ['--namespace', namespace]),
		...(kubernetes === undefined ? [] : ['--kube-version', kubernetes]),
		...files.flatMap((file) => ['-f', file]),
		...parameters.flatMap(({ name, value, isText }) => [
			isText ? '--set-string' : '--set',
			`${name}=${value}`,
		]),
		// Behind the dashes nothing is an option, whatever the object calls its release.
		...['--', release, chart.path],
	];
}

/** The values as files in the order of `helm -f`, and which of them are not at hand. */
async function valuesFiles({ values, valueFiles, elsewhere }: Installed, chart: LocalChart, folder: string) {
	const files: string[] = [];
	const missing = [...elsewhere];
	for (const name of valueFiles) {
		const found = await firstFile([resolve(chart.path, name), resolve(chart.root, name)]);
		if (found === undefined) missing.push(name);
		else files.push(found);
	}
	for (const [index, { value }] of values.entries()) {
		const file = join(folder, `${index}.yaml`);
		await promises.writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
		files.push(file);
	}
	return { files, missing };
}

async function firstFile(paths: readonly string[]): Promise<string | undefined> {
	for (const path of paths) {
		const there = await promises.stat(path).catch(() => undefined);
		if (there?.isFile()) return path;
	}
	return undefined;
}

/** The objects of both, numbered in a row. */
function together(one: Manifests, other: Manifests): Manifests {
	const moved = other.objects.map((object) => ({ ...object, index: object.index + one.objects.length }));
	return {
		objects: [...one.objects, ...moved],
		others: one.others,
		documents: one.documents,
		sources: new Map([...one.sources, ...other.sources]),
	};
}
