// Proxies that run in the cluster and take Ingresses and routes: by what controllers, classes, images and Services tell of each.

import type { ProxyProgram } from '../../catalogue/identity.ts';
import type { LoadBalancerId } from '../../catalogue/index.ts';
import { proxyPrograms } from '../../catalogue/recognised.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import type { Backends } from './backends.ts';
import type { Entrance } from './entrances.ts';
import { servicesMade } from './proxies/made-services.ts';

/** One kind of proxy: its entry of the catalogue, and by what it is seen. */
export interface ProxyFamily {
	readonly id: LoadBalancerId;
	readonly fronts: ProxyProgram['fronts'];
	readonly controller: RegExp;
	readonly className: RegExp;
	readonly image: RegExp;
	readonly service: RegExp;
	readonly settings: string | undefined;
}

const proxyFamilies: readonly ProxyFamily[] = proxyPrograms.map(({ id, by }) => ({
	id,
	fronts: by.fronts,
	controller: new RegExp(by.controller),
	className: new RegExp(by.className, 'i'),
	image: new RegExp(by.image),
	service: new RegExp(by.service),
	settings: by.settings,
}));

/** The kinds that may serve a front: the one of its controller, where that is known, else those that classes are named for. */
export function familiesOf({ front, controller, frontClass, annotations }: Entrance): readonly ProxyFamily[] {
	if (!front) return [];
	const className = frontClass ?? annotations['kubernetes.io/ingress.class'] ?? '';
	const another = front.kind === 'Ingress' ? 'routes' : 'Ingress';
	return proxyFamilies.filter(
		(family) =>
			family.fronts !== another &&
			(controller === undefined ? family.className.test(className) : family.controller.test(controller)),
	);
}

/** The kind of a controller. */
export const familyOfController = (controller: string): ProxyFamily | undefined =>
	proxyFamilies.find((family) => family.controller.test(controller));

/** What the input shows of a kind of proxy. */
export interface ShownProxy {
	readonly workloads: readonly KubeObject[];
	/** The Services by which clients reach it. */
	readonly services: readonly KubeObject[];
}

/** What the input shows of each kind. */
export function shownProxies(inventory: Inventory, backends: Backends): ReadonlyMap<ProxyFamily, ShownProxy> {
	const isReached = (service: KubeObject) =>
		isPublished(service) || backends.has(`${service.namespace}/${service.name}`);
	return new Map(proxyFamilies.map((family) => [family, shownOf(family, inventory, isReached)]));
}

function shownOf(
	family: ProxyFamily,
	inventory: Inventory,
	isReached: (service: KubeObject) => boolean,
): ShownProxy {
	const workloads = ofKind(inventory, 'Deployment', 'DaemonSet').filter((workload) =>
		containersOf(workload).some((one) => family.image.test(text(at(one, 'image')) ?? '')),
	);
	const selected = workloads.flatMap(({ namespace, body }) =>
		inventory.servicesFor(namespace, texts(at(body, 'spec', 'template', 'metadata', 'labels'))),
	);
	const published = selected.filter(isReached);
	// The workload may be the controller alone, which makes another one that serves.
	const named = ofKind(inventory, 'Service').filter(
		(service) => isNamedFor(family, service) && isReached(service),
	);
	const found = [published, named].find((some) => some.length > 0);
	return {
		workloads,
		services: [...new Set(found ?? servicesMade(family.controller, inventory).filter(isPublished))],
	};
}

function isNamedFor({ service: pattern }: ProxyFamily, { name, body }: KubeObject): boolean {
	const label = text(at(body, 'spec', 'selector', 'app.kubernetes.io/name')) ?? '';
	return pattern.test(name) || pattern.test(label);
}

const isPublished = ({ body }: KubeObject): boolean =>
	/^(LoadBalancer|NodePort)$/.test(text(at(body, 'spec', 'type')) ?? '');

/** The containers of a Deployment or DaemonSet. */
export const containersOf = ({ body }: KubeObject): readonly unknown[] =>
	items(at(body, 'spec', 'template', 'spec', 'containers'));
