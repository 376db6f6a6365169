// The backends of a route: Services, other Gateways, target groups by name. What cannot be found is left out.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { readService } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { gatewayTargetGroup, type Place, serviceTargetGroup } from './gateway-target-group.ts';
import { inNamespace } from './lookup.ts';
import { Refusal } from './refusal.ts';
import { findPort, foreignTargetGroup, type TargetGroup } from './target-group.ts';

interface Backend {
	readonly group: TargetGroup;
	readonly weight: number;
}

/** What is found behind the references of a rule, and what is not. */
interface Backends {
	readonly found: readonly Backend[];
	readonly missing: readonly string[];
}

/** The target groups of the backends of a rule. */
export function backendsOf(rule: unknown, place: Place): Backends {
	const all = items(at(rule, 'backendRefs')).map((reference) => {
		const given = at(reference, 'weight');
		const weight = typeof given === 'number' ? given : 1;
		const group = groupOf(reference, place);
		if (typeof group !== 'string' && weight > 999)
			throw new Refusal(`the weight of a backend of ${place.route.kind} ${place.route.name} is above 999`);
		return typeof group === 'string' ? group : { group, weight };
	});
	return {
		found: all.filter((one): one is Backend => typeof one !== 'string'),
		missing: all.filter((one): one is string => typeof one === 'string'),
	};
}

/** The target group of a reference, or what is missing, in words. */
function groupOf(reference: unknown, place: Place): TargetGroup | string {
	const kind = text(at(reference, 'kind')) ?? 'Service';
	const name = text(at(reference, 'name')) ?? '';
	const port = at(reference, 'port');
	if (kind === 'TargetGroupName') return foreignTargetGroup(name);
	if (kind !== 'Service' && kind !== 'Gateway')
		return `${kind} ${name}, a kind that the controller does not know,`;
	if (typeof port !== 'number') return `${kind} ${name} without a port`;
	const given = text(at(reference, 'namespace'));
	const namespace = given ?? place.route.namespace;
	const object = inNamespace(place.cluster, kind, namespace, name, given !== undefined);
	if (!isGranted(place.route, kind, object?.namespace ?? namespace, name, place.cluster))
		return `${kind} ${name} of namespace ${namespace}, which no ReferenceGrant opens,`;
	if (!object) return `${kind} ${name}`;
	if (kind === 'Gateway') return gatewayTargetGroup(object, port, place);
	const found = findPort(readService(object), port);
	return found ? serviceTargetGroup(object, found, place) : `port ${port} of Service ${name}`;
}

function isGranted(
	route: KubeObject,
	kind: string,
	namespace: string,
	name: string,
	{ inventory }: Cluster,
): boolean {
	if (route.namespace === namespace) return true;
	return (inventory.byKind.get('ReferenceGrant') ?? []).some((grant) => {
		if (grant.namespace !== namespace) return false;
		const from = items(at(grant.body, 'spec', 'from')).some(
			(one) =>
				at(one, 'group') === 'gateway.networking.k8s.io' &&
				at(one, 'kind') === route.kind &&
				(at(one, 'namespace') === route.namespace || route.namespace === ''),
		);
		const to = items(at(grant.body, 'spec', 'to')).some((one) => {
			const group = kind === 'Service' ? '' : 'gateway.networking.k8s.io';
			const wanted = text(at(one, 'name'));
			return (
				(text(at(one, 'group')) ?? '') === group && at(one, 'kind') === kind && (wanted ?? name) === name
			);
		});
		return from && to;
	});
}
