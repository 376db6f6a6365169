// What is wrong with the objects themselves, before any request is followed: kinds, versions, fields and selectors.
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, type KubeObject } from '../../cluster/objects.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import type { Beside } from '../input/beside.ts';
import type { ObjectFinding } from '../types.ts';
import { misspeltFields } from './fields.ts';
import { kindAndVersion } from './kind-and-version.ts';
import { nullTexts } from './null-texts.ts';
import { idleSelectors } from './selectors.ts';

/** Of workloads, the fields of the gateways'; of all, where there is no gateway among them. */
export function shapeFindings(
	inventory: Inventory,
	gateways: readonly GatewayPod[],
	{ fileOf }: Pick<Beside, 'fileOf'>,
): ObjectFinding[] {
	const hasVersions = inventory.objects.some(({ body }) => at(body, 'apiVersion') !== undefined);
	const isWhole = (object: KubeObject) => hasVersions || fileOf(object) !== undefined;
	const workloads =
		gateways.length > 0
			? [...new Set(gateways.map(({ workload }) => workload))]
			: ofKind(inventory, 'Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet', 'Pod');
	return [
		...inventory.objects.flatMap((object) => kindAndVersion(object, isWhole(object))),
		...[...ofKind(inventory, 'Service', 'Ingress'), ...workloads].flatMap((object) => [
			...misspeltFields(object),
			...nullTexts(object),
		]),
		...idleSelectors(inventory, gateways),
	];
}
