// What changes on the Service and the workload, beyond what has been reported.
import type { Decision } from '../validate/decide.ts';
import type { EffectiveStrategy } from '../values/client-ip.ts';
import type { ImportFinding, SourceReading } from './types.ts';

/** A finding for each field that the source had otherwise. `given` holds the findings reported before. */
export function changesOf(
	reading: SourceReading,
	decision: Decision,
	given: readonly ImportFinding[],
	strategy: EffectiveStrategy | 'auto',
): ImportFinding[] {
	const isTold = (path: ImportFinding['path']) =>
		path !== null &&
		given.some(
			(one) =>
				one.path?.join('\0') === path.join('\0') &&
				(one.code === 'import-refused' || one.code === 'import-not-needed'),
		);
	const changes = [
		...typeChange(reading, decision),
		...(strategy === 'auto' ? [] : policyChange(reading, decision)),
		...workloadChange(reading, decision),
		...portsClosed(reading, decision),
	];
	return [...changes.filter(({ path }) => !isTold(path)), ...addedAnnotations(reading, decision)];
}

function change(
	args: { readonly what: string; readonly was: string; readonly becomes: string; readonly why: string },
	path: ImportFinding['path'],
): ImportFinding {
	return { code: 'import-change', args, path };
}

function needs({ situation }: Decision): string {
	return `${situation.id} needs it with strategy ${situation.strategy}`;
}

function typeChange({ ends }: SourceReading, decision: Decision): ImportFinding[] {
	const { value: was, path } = ends.service.type;
	const { type: becomes } = decision.service;
	if (becomes === was) return [];
	return [change({ what: 'The type of the Service', was, becomes, why: needs(decision) }, path)];
}

function policyChange({ ends }: SourceReading, decision: Decision): ImportFinding[] {
	const { policy } = ends.service;
	const becomes = decision.service.externalTrafficPolicy ?? 'Cluster';
	if ((policy?.value ?? 'Cluster') === becomes || decision.service.type === 'ClusterIP') return [];
	const was = policy?.value ?? 'unset (Cluster)';
	return [change({ what: 'The traffic policy', was, becomes, why: needs(decision) }, policy?.path ?? null)];
}

function workloadChange({ carried }: SourceReading, { situation }: Decision): ImportFinding[] {
	const had = carried.some(({ path, value }) => path.join('.') === 'deployment.daemonset' && value === true);
	if (!situation.daemonset || had) return [];
	const why = situation.product.service.hostPorts
		? 'host ports are there once per node'
		: 'the balancer does not ask which nodes have a pod';
	return [change({ what: 'The workload', was: 'a Deployment', becomes: 'a DaemonSet', why }, null)];
}

/** Of ports that nodes have the source may have had one, and the other inside the cluster only. */
function portsClosed({ ends }: SourceReading, { situation }: Decision): ImportFinding[] {
	const { hostPorts } = ends.service;
	if (!situation.product.service.hostPorts || !hostPorts) return [];
	return (['http', 'tls'] as const).flatMap((port): ImportFinding[] => {
		const isListening = ends.gateway.listeners.some((one) => one.port === port);
		if (hostPorts[port] || !isListening || situation.values.proxy[port].enabled) return [];
		const what = `proxy.${port}`;
		const why = `with ${situation.id} each port of Kong is one of the node. Where clients need it there, set ${what}.enabled: true`;
		return [change({ what, was: 'open inside the cluster only', becomes: 'closed', why }, null)];
	});
}

function addedAnnotations({ ends }: SourceReading, { service, ingress, gateway }: Decision): ImportFinding[] {
	const front = ingress ?? gateway;
	const objects = [
		['Service', service.annotations, ends.service.annotations],
		[gateway ? 'Gateway' : 'Ingress', front?.annotations ?? {}, ends.front?.annotations ?? {}],
	] as const;
	return objects.flatMap(([object, made, had]): ImportFinding[] => {
		const added = Object.entries(made).filter(([name]) => !Object.hasOwn(had, name));
		const annotations = added.map(([name, value]) => `${name}: ${value}`).join(', ');
		return added.length > 0 ? [{ code: 'import-adds', args: { object, annotations }, path: null }] : [];
	});
}
