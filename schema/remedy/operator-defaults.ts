// A Gateway of the Kong Operator that names no configuration: what its data plane is set to has no place yet. The remedy brings that place.

import { type CheckedGateway, check } from '../check/check.ts';
import { fieldPlace } from '../cluster/places.ts';
import { applyEdits, type Edit, type NewObject } from './edits.ts';
import type { Scene } from './judge.ts';

/** The scene with a configuration of its own for the gateway, what made it, and the gateway there; null where the gateway has one. */
export function withConfiguration(
	scene: Scene,
	{ pod }: CheckedGateway,
): { readonly scene: Scene; readonly gateway: CheckedGateway; readonly made: readonly Edit[] } | null {
	const [root, ...configurations] = pod.workload.made?.of ?? [];
	if (root?.kind !== 'Gateway' || configurations.length > 0) return null;
	const { name, namespace } = root;
	const body = {
		apiVersion: 'gateway-operator.konghq.com/v2beta1',
		kind: 'GatewayConfiguration',
		metadata: { name, ...(namespace === '' ? {} : { namespace }) },
		spec: { dataPlaneOptions: {} },
	};
	const configuration: NewObject = { kind: 'object', body, says: `make GatewayConfiguration/${name}` };
	const reference: Edit = {
		kind: 'field',
		place: fieldPlace(root, 'spec', 'infrastructure', 'parametersRef'),
		value: { group: 'gateway-operator.konghq.com', kind: 'GatewayConfiguration', name },
		shown: `GatewayConfiguration/${name}`,
	};
	const made = [configuration, reference];
	const after = { ...scene, ...applyEdits(scene.objects, scene.circumstances, made) };
	const gateway = check(after.objects, after.circumstances).each.find(
		({ pod: one }) => one.workload.made?.of[0].index === root.index,
	);
	return gateway ? { scene: after, gateway, made } : null;
}
