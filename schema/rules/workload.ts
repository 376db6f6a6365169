// Rules about how Kong's pods run.
import { found, type Rule } from './types.ts';

const singleReplica: Rule = ({ values, trafficPolicy, daemonset, method }) => {
	const { autoscaling, replicaCount } = values;
	const fewest = autoscaling.enabled ? autoscaling.minReplicas : replicaCount;
	if (trafficPolicy !== 'Local' || daemonset || fewest !== 1 || method?.targets === 'pods') return [];
	return found('single-replica', autoscaling.enabled ? 'autoscaling.minReplicas' : 'replicaCount');
};

const gracePeriod: Rule = ({ values }) => {
	const { terminationGracePeriodSeconds: grace, drain } = values;
	const needed = drain.wait + drain.timeout;
	if (grace === null || grace >= needed) return [];
	const args = { grace: String(grace), needed: String(needed) };
	return found('grace-period', 'terminationGracePeriodSeconds', args);
};

const daemonsetAutoscaling: Rule = ({ values, daemonset }) =>
	daemonset && values.autoscaling.enabled ? found('daemonset-autoscaling', 'autoscaling.enabled') : [];

const autoscalingRange: Rule = ({ values }) => {
	const { enabled, minReplicas: min, maxReplicas: max } = values.autoscaling;
	if (!enabled || min <= max) return [];
	return found('autoscaling-range', 'autoscaling.minReplicas', { min: String(min), max: String(max) });
};

const budgetBoth: Rule = ({ values }) => {
	const { enabled, minAvailable, maxUnavailable } = values.podDisruptionBudget;
	return enabled && minAvailable !== null && maxUnavailable !== null
		? found('budget-both', 'podDisruptionBudget.maxUnavailable')
		: [];
};

/** Labels and annotations by which a mesh is asked for a sidecar. */
export const meshInjection = [
	{ name: 'linkerd.io/inject', value: 'enabled' },
	{ name: 'sidecar.istio.io/inject', value: 'true' },
] as const;

/** Annotations that keep inbound ports out of the sidecar. */
export const meshExclusions = [
	'config.linkerd.io/skip-inbound-ports',
	'traffic.sidecar.istio.io/excludeInboundPorts',
	'traffic.sidecar.istio.io/includeInboundPorts',
] as const;

const meshSidecar: Rule = ({ values }) => {
	const { podAnnotations, podLabels } = values;
	if (meshExclusions.some((name) => podAnnotations[name] !== undefined)) return [];
	return meshInjection.flatMap(({ name, value }) =>
		(['podAnnotations', 'podLabels'] as const).flatMap((path) => {
			const given = path === 'podLabels' ? podLabels[name] : podAnnotations[name];
			return given === value ? found('mesh-sidecar', [path, name], { path, name, value }) : [];
		}),
	);
};

export const workloadRules: readonly Rule[] = [
	singleReplica,
	gracePeriod,
	daemonsetAutoscaling,
	autoscalingRange,
	budgetBoth,
	meshSidecar,
];
