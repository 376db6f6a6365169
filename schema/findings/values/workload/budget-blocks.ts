import type { Values } from '../../../values/values.ts';
import { defineFinding } from '../../define.ts';

/** A number, or the percentage of some pods, rounded up as Kubernetes does. */
const share = (limit: number | string, pods: number): number =>
	typeof limit === 'number' ? limit : Math.ceil((Number.parseInt(limit, 10) * pods) / 100);

/** The limit by which none of so many pods may be evicted; null where one may be. */
function blockingLimit({ minAvailable, maxUnavailable }: Values['podDisruptionBudget'], pods: number) {
	if (minAvailable !== null) return share(minAvailable, pods) >= pods ? 'minAvailable' : null;
	return maxUnavailable !== null && share(maxUnavailable, pods) < 1 ? 'maxUnavailable' : null;
}

export const finding = defineFinding({
	code: 'budget-blocks',
	severity: 'warning',
	text: 'podDisruptionBudget.{limit} {value} lets no pod be evicted while there are {pods} of them ({count}), so draining a node waits without end. {fix}.',
	doc: {
		what: 'The disruption budget allows no eviction: `minAvailable` is not less than the number of pods, or `maxUnavailable` is 0.',
		why: 'Whoever drains a node, for an upgrade of the cluster or to save nodes, waits for the eviction of the pod, which the API server refuses each time.',
		fix: 'Lower `minAvailable`, allow one pod with `maxUnavailable`, or run more pods.',
		source: '<https://kubernetes.io/docs/tasks/run-application/configure-pdb/>',
	},
	restsOn: ['podDisruptionBudget', 'autoscaling', 'replicaCount', 'deployment.daemonset'],
	saidBy: 'budget-both',
	find({ values, daemonset }, found) {
		const { podDisruptionBudget: budget, autoscaling, replicaCount } = values;
		const [count, pods] = autoscaling.enabled
			? (['autoscaling.minReplicas', autoscaling.minReplicas] as const)
			: (['replicaCount', replicaCount] as const);
		const limit = blockingLimit(budget, pods);
		if (!budget.enabled || daemonset || pods < 1 || limit === null) return [];
		const given = budget[limit] ?? 0;
		const value = String(typeof given === 'number' ? Math.trunc(given) : given);
		const always = value === '100%' ? 'Lower it' : `Lower it, or raise ${count}`;
		const fix = limit === 'maxUnavailable' ? 'Set it to 1' : always;
		return found(`podDisruptionBudget.${limit}`, { limit, value, pods: String(pods), count, fix }, [count]);
	},
	template: `
{{- $budget := .values.podDisruptionBudget -}}
{{- $count := ternary "autoscaling.minReplicas" "replicaCount" .values.autoscaling.enabled -}}
{{- $pods := ternary .values.autoscaling.minReplicas .values.replicaCount .values.autoscaling.enabled | int64 -}}
{{- $limit := ternary "maxUnavailable" "minAvailable" (kindIs "invalid" $budget.minAvailable) -}}
{{- $value := get $budget $limit -}}
{{- if and $budget.enabled (not .daemonset) (ge $pods 1) (not (kindIs "invalid" $value)) -}}
{{- $share := $value -}}
{{- if kindIs "string" $value -}}
{{- $share = div (add (mul (trimSuffix "%" $value | int64) $pods) 99) 100 -}}
{{- end -}}
{{- $least := ternary 1 $pods (eq $limit "maxUnavailable") -}}
{{- if ne (eq $limit "maxUnavailable") (ge (float64 $share) (float64 $least)) -}}
{{- $fix := ternary "Lower it" (printf "Lower it, or raise %s" $count) (eq (toString $value) "100%") -}}
{{- $fix = ternary "Set it to 1" $fix (eq $limit "maxUnavailable") -}}
{{- $shown := ternary $value (int64 $value) (kindIs "string" $value) -}}
{{- include "kong-client-ip.found" (list . "budget-blocks" (dict "limit" $limit "value" $shown "pods" $pods "count" $count "fix" $fix)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { podDisruptionBudget: { minAvailable: 2 } },
			texts: [
				'podDisruptionBudget.minAvailable 2 lets no pod be evicted while there are 2 of them (replicaCount), so draining a node waits without end. Lower it, or raise replicaCount.',
			],
		},
		{
			values: {
				podDisruptionBudget: { maxUnavailable: '0%' },
				autoscaling: { enabled: true, minReplicas: 3 },
			},
			texts: [
				'podDisruptionBudget.maxUnavailable 0% lets no pod be evicted while there are 3 of them (autoscaling.minReplicas), so draining a node waits without end. Set it to 1.',
			],
		},
		{
			values: { podDisruptionBudget: { minAvailable: '100%' }, replicaCount: 5 },
			texts: [
				'podDisruptionBudget.minAvailable 100% lets no pod be evicted while there are 5 of them (replicaCount), so draining a node waits without end. Lower it.',
			],
		},
		{
			values: { podDisruptionBudget: { minAvailable: '51%' }, replicaCount: 2 },
			texts: [
				'podDisruptionBudget.minAvailable 51% lets no pod be evicted while there are 2 of them (replicaCount), so draining a node waits without end. Lower it, or raise replicaCount.',
			],
		},
	],
	neighbours: [
		{ values: { podDisruptionBudget: { minAvailable: 1 } } },
		{ values: { podDisruptionBudget: { minAvailable: '50%' } } },
		{ values: { podDisruptionBudget: { maxUnavailable: '1%' } } },
		{ values: { podDisruptionBudget: { enabled: false, maxUnavailable: 0 } } },
		{ values: { podDisruptionBudget: { maxUnavailable: 0 }, deployment: { daemonset: true } } },
		{
			values: {
				podDisruptionBudget: { minAvailable: 2 },
				replicaCount: 1,
				autoscaling: { enabled: true, minReplicas: 3 },
			},
		},
		{ values: { podDisruptionBudget: { maxUnavailable: 0 }, replicaCount: 0 } },
	],
});
