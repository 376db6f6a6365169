// The chart's values that the tests on a real API server use, and what the chart makes of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import type { Helm } from '../../scripts/tools/helm/find.ts';
import { run } from '../../scripts/tools/run.ts';
import { given } from '../support/given.ts';
import { rightTrust } from '../support/right-trust.ts';
import { chart, type LiveObject } from './release.ts';

/** The files of chart/ci by name, as values. chart-testing installs each. */
export function ciValues(): [name: string, values: unknown][] {
	const directory = join(chart, 'ci');
	return readdirSync(directory)
		.filter((name) => name.endsWith('-values.yaml'))
		.map((name) => [name, parse(readFileSync(join(directory, name), 'utf8'))]);
}

/** Values for every strategy that each product of the catalogue has, `none` among them. */
export function productValues(): { id: LoadBalancerId; strategy: string; values: unknown }[] {
	return Object.entries(catalogue as Record<string, LoadBalancer>).flatMap(([id, entry]) =>
		[
			...Object.entries(entry.strategies).flatMap(([name, method]) => (isRefusal(method) ? [] : [name])),
			'none',
		].map((strategy) => ({
			id: id as LoadBalancerId,
			strategy,
			values: {
				clientIp: { loadBalancer: id, strategy, trustedIPs: rightTrust(entry, 'IPv4', 'IPv6') },
				...given(entry, entry.schemes ? (entry.defaultScheme ?? 'internet-facing') : null),
			},
		})),
	);
}

/** What `helm template` makes of values, as objects. Throws with Helm's words when the chart refuses them. */
export async function render(
	helm: Helm,
	release: string,
	namespace: string,
	values: unknown,
): Promise<LiveObject[]> {
	const { exitCode, stdout, stderr } = await run(
		helm.path,
		['template', release, chart, '--namespace', namespace, '--values', '-'],
		{ input: JSON.stringify(values) },
	);
	if (exitCode !== 0) throw new Error(stderr);
	return parseAllDocuments(stdout).flatMap((document) => (document.toJS() as LiveObject | null) ?? []);
}
