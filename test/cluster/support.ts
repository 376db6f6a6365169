// What the tests on a real API server share: programs run as a user would run them, namespaces of their own.
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { type RunResult, run } from '../../scripts/tools/run.ts';

/**
 * The kubeconfig of the cluster under test. It has a variable of its own, so that the tests never run against the
 * cluster that a developer's KUBECONFIG happens to name.
 */
export function kubeconfig(): string {
	const path = process.env.CLUSTER_KUBECONFIG;
	if (!path) throw new Error('CLUSTER_KUBECONFIG names no cluster: run "npm run test:cluster".');
	return path;
}

/** Runs kubectl on the cluster under test. */
export function kubectl(args: readonly string[], input = ''): Promise<RunResult> {
	return run('kubectl', ['--kubeconfig', kubeconfig(), ...args], { input });
}

/** Runs kubectl, fails the test unless it succeeds, and returns what it printed. */
export async function kubectlPrints(
	t: ExecutionContext,
	args: readonly string[],
	input = '',
): Promise<string> {
	const { exitCode, stdout, stderr } = await kubectl(args, input);
	if (exitCode !== 0) t.fail(`kubectl ${args.join(' ')} ended with ${exitCode}: ${stderr}`);
	return stdout;
}

/** Makes a namespace for one test and deletes it afterwards. Returns its name. */
export async function namespace(t: ExecutionContext, labels: Record<string, string> = {}): Promise<string> {
	const name = `test-${randomBytes(4).toString('hex')}`;
	const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
	await kubectlPrints(t, ['create', '-f', '-'], JSON.stringify(object));
	t.teardown(async () => {
		await kubectl(['delete', 'namespace', name, '--wait=false']);
	});
	return name;
}

/** The label that makes a namespace refuse every pod that the `restricted` standard does not allow. */
export const restricted = { 'pod-security.kubernetes.io/enforce': 'restricted' } as const;

/** Asks until `look` returns something other than undefined; fails the test after `seconds`. */
export async function eventually<T>(
	t: ExecutionContext,
	what: string,
	look: () => Promise<T | undefined>,
	seconds = 60,
): Promise<T> {
	const deadline = performance.now() + seconds * 1000;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (performance.now() > deadline) throw t.fail(`not within ${seconds} s: ${what}`);
		await sleep(250);
	}
}
