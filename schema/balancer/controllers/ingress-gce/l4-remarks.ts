// Words on a Service that the newer controllers read otherwise than meant.
import {
	exactWords,
	hiddenRanges,
	ingressOnly,
	openFamilies,
	typeRemarks,
	unknownTier,
} from '../../google/remarks.ts';
import { asksForWeights, names } from '../../google/words.ts';
import { annotationAt, portAt, type Service, type ServicePort } from '../../service.ts';
import type { Remark } from '../../types.ts';

type Remarks = (
	service: Service,
	families: readonly string[],
	ports: readonly ServicePort[],
) => readonly Remark[];

/** What to know of an external balancer on a backend service. */
export const externalRemarks: Remarks = (service, families, ports) => [
	...common(service, families, ports),
	...unknownTier(service),
	...exactWords(service, { [names.backendService]: 'enabled', [names.strongAffinity]: 'enabled' }),
	...withoutEffect(service, [names.globalAccess, names.oldSubnet], 'read only for internal balancers'),
];

/** What to know of an internal balancer. */
export const internalRemarks: Remarks = (service, families, ports) => [
	...common(service, families, ports),
	...exactWords(service, { [names.globalAccess]: 'true' }),
	...withoutEffect(
		service,
		[names.networkTier, names.strongAffinity, names.backendService],
		'read only for balancers that face the internet',
	),
];

const common: Remarks = (service, families, ports) => [
	...typeRemarks(service),
	...hiddenRanges(service),
	...openFamilies(service, families),
	...exactWords(service, { [names.weighted]: 'pods-per-node' }),
	...weightsUnderCluster(service),
	...ingressOnly(service),
	...leftOut(service, ports),
	...missingFamily(service, families),
];

function withoutEffect({ annotations, object }: Service, those: readonly string[], text: string): Remark[] {
	return those
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({ at: annotationAt(object, name), text, weight: 'note' as const }));
}

function weightsUnderCluster(service: Service): Remark[] {
	if (service.policy === 'Local' || !asksForWeights(service)) return [];
	return [
		{
			at: annotationAt(service.object, names.weighted),
			text: 'no effect under traffic policy Cluster: nodes are weighted by their pods only under Local',
			weight: 'note',
		},
	];
}

/** Ports that the balancer does not forward, since it knows one protocol at a time. */
function leftOut(service: Service, ports: readonly ServicePort[]): Remark[] {
	return service.ports
		.filter((port) => !ports.includes(port))
		.map((port) => ({
			at: portAt(service.object, port, 'protocol'),
			text: ['TCP', 'UDP'].includes(port.protocol)
				? `not forwarded: this balancer takes one protocol, here ${ports[0]?.protocol ?? 'TCP'}`
				: `not forwarded: the balancer has no ${port.protocol}`,
			weight: 'broken' as const,
		}));
}

function missingFamily({ families, object }: Service, served: readonly string[]): Remark[] {
	if (families.every((family) => served.includes(family))) return [];
	return [
		{
			at: { object, path: ['spec', 'ipFamilies'] },
			text: "this cluster's balancers have an IPv4 address and no IPv6 address",
			weight: 'risk',
		},
	];
}
