// Values that stand between: the nodes' end as on one side and Kong's as on the other. The chart makes such a state only where it accepts it.

import { isError } from '../findings/render.ts';
import { decide } from '../validate/decide.ts';
import { balancerSettings, nodeSettings, same } from './settings-of-ends.ts';
import type { End, PlanSide } from './types.ts';

/** Values of one side with an override on top. */
export interface Halfway {
	readonly base: 'from' | 'to';
	readonly override: { readonly proxy: { readonly externalTrafficPolicy: string } };
}

/**
 * Values under which the ends of `ahead` are as in `to` and the others as in `from`; null where the chart has none, or refuses them.
 * @param release the release's name, for annotations that hold it.
 */
export function halfway(
	from: PlanSide,
	to: PlanSide,
	ahead: readonly End[],
	release: string,
): Halfway | null {
	const side = (end: End) => (ahead.includes(end) ? to : from).decision;
	for (const [base, own, other] of [
		['to', to, from],
		['from', from, to],
	] as const) {
		const policy = other.decision.service.externalTrafficPolicy;
		if (policy === null) continue;
		const override = { proxy: { externalTrafficPolicy: policy } };
		const decision = decide(withPolicy(own.values, policy), release);
		const { warnings } = decision.situation.values.clientIp;
		const fits =
			!decision.findings.some((finding) => isError(finding, warnings)) &&
			decision.situation.daemonset === own.decision.situation.daemonset &&
			same(balancerSettings(decision), balancerSettings(side('balancer'))) &&
			same(nodeSettings(decision), nodeSettings(side('nodes'))) &&
			same(decision.environment, side('kong').environment);
		if (fits) return { base, override };
	}
	return null;
}

function withPolicy(values: unknown, externalTrafficPolicy: string): unknown {
	const { proxy, ...rest } = (values ?? {}) as { [key: string]: unknown };
	return { ...rest, proxy: { ...(proxy as object | null), externalTrafficPolicy } };
}
