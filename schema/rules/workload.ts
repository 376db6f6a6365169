// Rules about how Kong's pods run.
import { inPorts } from '../text/port-list.ts';
import type { Values } from '../values/values.ts';
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
	const args = { min: String(min), max: String(max) };
	return found('autoscaling-range', 'autoscaling.minReplicas', args, ['autoscaling.maxReplicas']);
};

const budgetBoth: Rule = ({ values }) => {
	const { enabled, minAvailable, maxUnavailable } = values.podDisruptionBudget;
	return enabled && minAvailable !== null && maxUnavailable !== null
		? found('budget-both', 'podDisruptionBudget.maxUnavailable', {}, ['podDisruptionBudget.minAvailable'])
		: [];
};

/**
 * How a mesh is asked for a sidecar, by a label or an annotation, and which annotations keep ports out of it: `excludes` lists those, and
 * only what `includes` lists goes in, where it is given.
 * https://linkerd.io/2/reference/proxy-configuration/ https://istio.io/latest/docs/reference/config/annotations/
 */
export const meshes = [
	{ name: 'linkerd.io/inject', value: 'enabled', excludes: 'config.linkerd.io/skip-inbound-ports' },
	{
		name: 'sidecar.istio.io/inject',
		value: 'true',
		excludes: 'traffic.sidecar.istio.io/excludeInboundPorts',
		includes: 'traffic.sidecar.istio.io/includeInboundPorts',
	},
] as const;

const meshSidecar: Rule = ({ values }) =>
	meshes.flatMap((mesh) => {
		const asked = (['podAnnotations', 'podLabels'] as const).filter(
			(path) => values[path][mesh.name] === mesh.value,
		);
		const ports = asked.length > 0 ? capturedPorts(values, mesh) : [];
		if (ports.length === 0) return [];
		const { name, value, excludes } = mesh;
		return asked.flatMap((path) =>
			found('mesh-sidecar', [path, name], { path, name, value, ports: ports.join(','), excludes }),
		);
	});

/** Ports of the proxy that the annotations leave to the mesh's sidecar. */
function capturedPorts({ podAnnotations, proxy }: Values, mesh: (typeof meshes)[number]): number[] {
	const excluded = podAnnotations[mesh.excludes] ?? '';
	const included = 'includes' in mesh ? podAnnotations[mesh.includes] : undefined;
	return [proxy.http, proxy.tls]
		.filter(({ enabled }) => enabled)
		.map(({ containerPort }) => containerPort)
		.filter((port) => !inPorts(excluded, port))
		.filter((port) => included === undefined || included === '*' || inPorts(included, port));
}

export const workloadRules: readonly Rule[] = [
	singleReplica,
	gracePeriod,
	daemonsetAutoscaling,
	autoscalingRange,
	budgetBoth,
	meshSidecar,
];
