// What the rest of a cluster's objects tells of a Service's balancer, where class and annotations of the Service are silent: its
// controller's defaults, names in the status, the nodes' provider, what announces addresses.

import { announcerOf } from '../../balancer/announcer.ts';
import type { LoadBalancerId } from '../../catalogue/index.ts';
import {
	annotationOfVariable,
	labelledDaemonSets,
	ofHostNames,
	ofProviderIds,
} from '../../catalogue/recognised.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { setMember } from '../../text/members.ts';
import type { Entrance } from './entrances.ts';

/** Tells an entrance what the objects around it say; what the Service says itself stays. */
export function surroundingsOf(inventory: Inventory): (entrance: Entrance) => Entrance {
	const defaults = controllerDefaults(inventory);
	const served = new Map(ofKind(inventory, 'DaemonSet').flatMap(servedByDaemonSet));
	const ofCluster = announcerOf(inventory) ?? provider(inventory);
	return (entrance) => {
		const { service, front, frontClass, type } = entrance;
		if (!service || front || frontClass !== undefined || type !== 'LoadBalancer') return entrance;
		const around = served.get(`${service.namespace}/${service.name}`) ?? byHostName(service) ?? ofCluster;
		return {
			...entrance,
			annotations: { ...defaults, ...entrance.annotations },
			...(around ? { around } : {}),
		};
	};
}

function controllerDefaults(inventory: Inventory): { readonly [annotation: string]: string } {
	const found: { [annotation: string]: string } = {};
	for (const { body } of ofKind(inventory, 'Deployment', 'DaemonSet')) {
		for (const container of items(at(body, 'spec', 'template', 'spec', 'containers'))) {
			for (const entry of items(at(container, 'env'))) {
				const annotation = annotationOfVariable(text(at(entry, 'name')) ?? '');
				const value = text(at(entry, 'value'));
				if (annotation !== undefined && value !== undefined) setMember(found, annotation, value);
			}
		}
	}
	return found;
}

/** The Service that a DaemonSet serves by its labels, and the product that makes such DaemonSets. */
function servedByDaemonSet({ body }: KubeObject): [service: string, id: LoadBalancerId][] {
	const labels = texts(at(body, 'metadata', 'labels'));
	return labelledDaemonSets.flatMap(({ id, by }): [string, LoadBalancerId][] => {
		const name = labels[by.name];
		return name === undefined ? [] : [[`${labels[by.namespace] ?? ''}/${name}`, id]];
	});
}

function byHostName({ body }: KubeObject): LoadBalancerId | undefined {
	return ofHostNames(
		items(at(body, 'status', 'loadBalancer', 'ingress')).flatMap((one) => text(at(one, 'hostname')) ?? []),
	);
}

function provider(inventory: Inventory): LoadBalancerId | undefined {
	return ofProviderIds(
		ofKind(inventory, 'Node').map(({ body }) => text(at(body, 'spec', 'providerID')) ?? ''),
	);
}
