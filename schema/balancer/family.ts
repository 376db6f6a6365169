// Which controllers look at an object: by what it says itself, by its cluster, or by what the user says.
import { catalogue, type LoadBalancerId } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { type Inventory, ofKind } from '../cluster/inventory.ts';
import { annotationsOf, at, items, type KubeObject, text } from '../cluster/objects.ts';
import { announcerOf } from './announcer.ts';
import type { Controller, Signs } from './controller.ts';
import { controllers } from './controllers/index.ts';

/** Controllers that run side by side on one cloud; on-premises each is alone. */
export function familyOf({ name, provider }: Controller): readonly Controller[] {
	return controllers.filter((one) =>
		provider === 'on-premises' ? one.name === name : one.provider === provider,
	);
}

/** What the user says beside the objects. */
export interface Hints {
	/** Name of a controller that runs in the cluster: of the product that the user names. */
	readonly controller?: string | undefined;
}

/** Finds the controllers that look at an object; none where nothing tells. */
export function controllersFor(
	inventory: Inventory,
	{ controller }: Hints,
): (object: KubeObject) => readonly Controller[] {
	const hinted = controllers.find(({ name }) => name === controller);
	let given: readonly Controller[] | undefined;
	const ofCluster = () => {
		given ??= clusterControllers(inventory);
		return given;
	};
	return (object) => {
		const looking = (some: readonly Controller[]) =>
			distinct(some.flatMap(familyOf)).filter(({ kinds }) => kinds.includes(object.kind));
		const said = hinted ? looking([hinted]) : [];
		if (said.length > 0 && object.kind === 'Service') return said;
		const own = controllers.filter(({ signs }) => says(object, signs, inventory));
		if (own.length > 0) return looking(own);
		return said.length > 0 ? said : looking(ofCluster());
	};
}

const distinct = <Item>(all: readonly Item[]): Item[] => [...new Set(all)];

const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** Whether the object itself tells of a controller. */
function says(object: KubeObject, signs: Signs, inventory: Inventory): boolean {
	const { body, kind } = object;
	const annotations = annotationsOf(object);
	const names = Object.keys(annotations);
	const spec = at(body, 'spec');
	const begins = (starts: readonly string[] = []) =>
		names.some((name) =>
			starts.some((start) => (/[/_-]$/.test(start) ? name.startsWith(start) : name === start)),
		);
	const finalizers = items(at(body, 'metadata', 'finalizers'));
	const hosts = items(at(body, 'status', 'loadBalancer', 'ingress')).flatMap(
		(one) => text(at(one, 'hostname')) ?? [],
	);
	const includes = (list: readonly string[] | undefined, value: unknown) =>
		typeof value === 'string' && list?.includes(value) === true;
	const general =
		finalizers.some((one) => includes(signs.finalizers, one)) ||
		hosts.some((host) => signs.statusHosts?.some((pattern) => pattern.test(host)));
	if (general) return true;
	if (kind === 'Service')
		return includes(signs.serviceClasses, at(spec, 'loadBalancerClass')) || begins(signs.annotations);
	if (kind === 'Ingress') {
		const className = annotations[CLASS_ANNOTATION] ?? at(spec, 'ingressClassName');
		const ofClass = inventory.named.get(`IngressClass//${String(className)}`);
		return (
			includes(signs.ingressClasses, className) ||
			includes(signs.ingressControllers, at(ofClass?.body, 'spec', 'controller')) ||
			begins(signs.ingressAnnotations)
		);
	}
	const className = at(spec, 'gatewayClassName');
	const ofClass = inventory.named.get(`GatewayClass//${String(className)}`);
	return (
		includes(signs.gatewayClasses, className) ||
		includes(signs.gatewayControllers, at(ofClass?.body, 'spec', 'controllerName'))
	);
}

const productOf = (id: LoadBalancerId): LoadBalancer => catalogue[id];

/** Controllers of the cloud that nodes, or other objects, tell of. */
function clusterControllers(inventory: Inventory): readonly Controller[] {
	// Its pools are the cluster's, whatever cloud the nodes are in.
	const announcer = announcerOf(inventory);
	const announcing = controllers.filter(
		({ name }) => announcer !== undefined && productOf(announcer).controller?.name === name,
	);
	if (announcing.length > 0) return announcing;
	const providerIds = ofKind(inventory, 'Node').map(({ body }) => text(at(body, 'spec', 'providerID')) ?? '');
	const byNodes = controllers.filter(({ signs }) =>
		signs.providerIds?.some((start) => providerIds.some((id) => id.startsWith(start))),
	);
	if (byNodes.length > 0) return byNodes;
	const others = ofKind(inventory, 'Service', 'Ingress', 'Gateway');
	const given = controllers.filter(({ signs }) => others.some((one) => says(one, signs, inventory)));
	const providers = distinct(given.map(({ provider }) => provider));
	// Objects of several clouds in one input tell nothing of those that are silent.
	return providers.length === 1 ? given : [];
}
