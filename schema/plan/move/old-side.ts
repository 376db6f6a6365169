// What a release of Kong's chart sets on balancer and Kong, as values of this chart.
import type { LoadBalancerId } from '../../catalogue/index.ts';
import type { KongChart } from '../../charts/kong-release.ts';
import { at } from '../../cluster/objects.ts';
import { chartDefaults } from '../../contract/defaults.ts';
import { valuesOf } from '../../import/assemble.ts';
import { importValues } from '../../import/import.ts';
import type { ImportFinding } from '../../import/types.ts';
import { checkValues } from '../../validate/check-values.ts';
import { decide } from '../../validate/decide.ts';
import type { PlanSide } from '../types.ts';

type Json = { readonly [key: string]: unknown };

export interface OldRelease {
	readonly user: Json;
	readonly chart: KongChart;
	readonly release: string;
	/** Layers over values, as Helm merges them. */
	readonly merge: (base: object, layers: readonly object[]) => unknown;
}

/**
 * The old side, under the names of the new one; or what makes the old values ambiguous. Where they keep no client address, none is kept: what
 * `import` would recommend instead is nothing that the old release does, nor are the entry for callers in the cluster and the removal of forged
 * headers.
 * @param loadBalancer the new side's, for where the old values do not show theirs.
 */
export function oldSide(
	{ user, chart, release, merge }: OldRelease,
	loadBalancer: LoadBalancerId,
	names: Json,
): PlanSide | { readonly unclear: readonly ImportFinding[] } {
	const read = (said: LoadBalancerId | null) =>
		importValues(user, chart, { loadBalancer: said, strategy: null, release }, (values) => [
			...checkValues(values, release).findings,
		]);
	const first = read(null);
	const isUnknown = first.findings.some(({ code }) => code === 'import-balancer-unknown');
	const { parts, findings } = isUnknown || first.parts === null ? read(loadBalancer) : first;
	if (parts === null) return { unclear: findings };
	const values = valuesOf(parts);
	const strategy = at(values, 'clientIp', 'strategy') ?? 'none';
	const clears = !findings.some(({ code }) => code === 'import-clearing');
	const own = {
		clientIp: { strategy, ...(clears ? {} : { forwardedHeaders: 'keep' }) },
		inCluster: { enabled: false },
	};
	const merged = merge(chartDefaults, [values, own, names]);
	return { values: merged, decision: decide(merged, release) };
}
