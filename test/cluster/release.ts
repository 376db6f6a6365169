// One Helm release on the cluster under test, and what the API server holds of it.

import { fileURLToPath } from 'node:url';
import type { ExecutionContext } from 'ava';
import type { Helm } from '../../scripts/tools/helm/find.ts';
import { type RunResult, run } from '../../scripts/tools/run.ts';
import { kubeconfig, kubectlPrints } from './support.ts';

/** The chart's folder. */
export const chart = fileURLToPath(new URL('../../chart', import.meta.url));

/** As much of a live object as the tests look at. */
export interface LiveObject {
	apiVersion: string;
	kind: string;
	metadata: {
		name: string;
		generation?: number;
		annotations?: Record<string, string>;
		[field: string]: unknown;
	};
	spec?: Record<string, unknown> & { ports?: Record<string, unknown>[] };
	status?: unknown;
}

/** A release of a name in a namespace, driven by one Helm. */
export interface Release {
	readonly helm: Helm;
	readonly namespace: string;
	readonly name: string;
}

/** Runs one Helm command on the release's namespace, whatever its exit code. */
export function tryHelm(
	{ helm, namespace }: Release,
	args: readonly string[],
	input = '',
): Promise<RunResult> {
	const where = ['--kubeconfig', kubeconfig(), '--namespace', namespace];
	return run(helm.path, [...args, ...where], { input });
}

/** Runs one Helm command, fails the test unless it succeeds, and returns what it printed. */
export async function helm(
	t: ExecutionContext,
	release: Release,
	args: readonly string[],
	input = '',
): Promise<string> {
	const { exitCode, stdout, stderr } = await tryHelm(release, args, input);
	if (exitCode !== 0) {
		t.fail(`helm ${release.helm.version} ${args.join(' ')} ended with ${exitCode}: ${stderr}`);
	}
	return stdout;
}

/** Installs or upgrades to `values`, and waits until every pod is ready and every LoadBalancer has its address. */
export async function apply(
	t: ExecutionContext,
	release: Release,
	command: 'install' | 'upgrade',
	values: unknown,
	...options: string[]
): Promise<void> {
	const args = [command, release.name, chart, '--values', '-', '--wait', '--timeout', '90s', ...options];
	await helm(t, release, args, JSON.stringify(values));
}

/** Goes back to a revision and waits as {@link apply} does. */
export async function rollback(t: ExecutionContext, release: Release, revision: number): Promise<void> {
	await helm(t, release, ['rollback', release.name, String(revision), '--wait', '--timeout', '90s']);
}

/** Removes the release, and fails the test when something of it stays. */
export async function uninstall(t: ExecutionContext, release: Release): Promise<void> {
	await helm(t, release, ['uninstall', release.name, '--wait', '--timeout', '90s']);
	const kinds = 'deployments,daemonsets,services,configmaps,secrets,serviceaccounts,ingresses,hpa,pdb';
	const left = await kubectlPrints(t, [
		...['--namespace', release.namespace, 'get', kinds, '--output', 'name'],
		...['--selector', `app.kubernetes.io/instance=${release.name}`],
	]);
	t.is(left, '', 'what uninstall left');
}

/** What the API server holds of the release's objects, in the manifest's order. */
export async function liveObjects(t: ExecutionContext, release: Release): Promise<LiveObject[]> {
	const manifest = await helm(t, release, ['get', 'manifest', release.name]);
	const args = ['--namespace', release.namespace, 'get', '--filename', '-', '--output', 'json'];
	const read = JSON.parse(await kubectlPrints(t, args, manifest));
	return read.kind === 'List' ? read.items : [read];
}

/**
 * The objects without what the API server and its controllers add to each: two installs of the same values, in two
 * namespaces, come out equal. Allocated ports and addresses become the word "allocated".
 */
export function settled(objects: readonly LiveObject[]): Record<string, unknown> {
	return Object.fromEntries(
		objects.map((object) => {
			const { kind, metadata, status: _status, ...rest } = structuredClone(object);
			for (const field of [
				...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'namespace'],
			]) {
				delete metadata[field];
			}
			const counters = /^(deployment\.kubernetes\.io\/revision|deprecated\.daemonset\.template\.generation)$/;
			const annotations = Object.entries(metadata.annotations ?? {}).filter(
				([name]) => !counters.test(name) && name !== 'meta.helm.sh/release-namespace',
			);
			metadata.annotations = Object.fromEntries(annotations);
			for (const holder of [rest.spec ?? {}, ...(rest.spec?.ports ?? [])]) {
				for (const field of ['clusterIP', 'clusterIPs', 'nodePort', 'healthCheckNodePort']) {
					if (field in holder) holder[field] = 'allocated';
				}
			}
			return [`${kind}/${metadata.name}`, { metadata, ...rest }];
		}),
	);
}
