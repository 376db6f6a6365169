// What becomes different on the Service and the workload, beyond what has been told.
import type { Decision } from '../validate/decide.ts';
import type { EffectiveStrategy } from '../values/client-ip.ts';
import type { ImportFinding, Reading } from './types.ts';

/** A finding for each field that the source had otherwise. `told` holds what has been said before. */
export function changesOf(
	{ ends, carried }: Reading,
	{ service, ingress, gateway, situation }: Decision,
	told: readonly ImportFinding[],
	strategy: EffectiveStrategy | 'auto',
): ImportFinding[] {
	const findings: ImportFinding[] = [];
	const change = (what: string, was: string, becomes: string, why: string, path: ImportFinding['path']) => {
		const isTold =
			path !== null &&
			told.some(
				(one) =>
					one.path?.join('\0') === path.join('\0') &&
					(one.code === 'import-refused' || one.code === 'import-not-needed'),
			);
		if (!isTold) findings.push({ code: 'import-change', args: { what, was, becomes, why }, path });
	};
	const needs = `${situation.id} needs it with strategy ${situation.strategy}`;
	if (service.type !== ends.service.type.value)
		change('The type of the Service', ends.service.type.value, service.type, needs, ends.service.type.path);
	const before = ends.service.policy?.value ?? 'Cluster';
	const after = service.externalTrafficPolicy ?? 'Cluster';
	if (before !== after && service.type !== 'ClusterIP' && strategy !== 'auto')
		change(
			'The traffic policy',
			ends.service.policy ? before : 'unset (Cluster)',
			after,
			needs,
			ends.service.policy?.path ?? null,
		);
	const daemonset = carried.some(
		({ path, value }) => path.join('.') === 'deployment.daemonset' && value === true,
	);
	if (situation.daemonset && !daemonset) {
		const why = situation.product.service.hostPorts
			? 'host ports are there once per node'
			: 'the balancer does not ask which nodes have a pod';
		change('The workload', 'a Deployment', 'a DaemonSet', why, null);
	}
	const front = ingress ?? gateway;
	for (const [object, made, had] of [
		['Service', service.annotations, ends.service.annotations],
		[gateway ? 'Gateway' : 'Ingress', front?.annotations ?? {}, ends.front?.annotations ?? {}],
	] as const) {
		const added = Object.entries(made).filter(([name]) => had[name] === undefined);
		const annotations = added.map(([name, value]) => `${name}: ${value}`).join(', ');
		if (added.length > 0) findings.push({ code: 'import-adds', args: { object, annotations }, path: null });
	}
	return findings;
}
