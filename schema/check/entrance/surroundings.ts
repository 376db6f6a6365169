// What the rest of a cluster's objects tells of a Service's balancer, where class and annotations of the Service are silent: its
// controller's defaults, names in the status, the nodes' provider, what announces addresses.

import type { LoadBalancerId } from '../../catalogue/index.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import type { Entrance } from './entrances.ts';

/**
 * Variables of cloud controllers that stand for an annotation on every Service without it.
 * https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_envs.md
 */
const DEFAULTS: { readonly [variable: string]: string } = {
	HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL: 'load-balancer.hetzner.cloud/uses-proxyprotocol',
	LINODE_HOSTNAME_ONLY_INGRESS: 'service.beta.kubernetes.io/linode-loadbalancer-hostname-only-ingress',
};

/** Host names that only one product of a Service has: a classic ELB is `name.region.elb.amazonaws.com`, an NLB `name.elb.region.…`. */
const HOST_NAMES: readonly (readonly [pattern: RegExp, id: LoadBalancerId])[] = [
	[/^[^.]+\.[^.]+\.elb\.amazonaws\.com(\.cn)?$/, 'aws-clb-tcp'],
	[/\.lb\.civo\.com$/, 'civo'],
];

/** What makes balancers of Services on nodes of these providers (spec.providerID), unless an annotation or class says otherwise. */
const PROVIDERS: readonly (readonly [prefix: string, id: LoadBalancerId])[] = [
	['gce://', 'gke-passthrough'],
	['azure://', 'aks'],
];

/** Kinds by which those are configured that announce addresses from the nodes. */
const ANNOUNCERS: readonly (readonly [kind: string, group: string, id: LoadBalancerId])[] = [
	['IPAddressPool', 'metallb.io/', 'metallb'],
	['L2Advertisement', 'metallb.io/', 'metallb'],
	['BGPAdvertisement', 'metallb.io/', 'metallb'],
	['CiliumL2AnnouncementPolicy', 'cilium.io/', 'cilium-l2'],
	['CiliumLoadBalancerIPPool', 'cilium.io/', 'cilium'],
];

/** Tells an entrance what the objects around it say; what the Service says itself stays. */
export function surroundingsOf(inventory: Inventory): (entrance: Entrance) => Entrance {
	const defaults = controllerDefaults(inventory);
	const serviceLb = new Set(ofKind(inventory, 'DaemonSet').flatMap(servedByServiceLb));
	const ofCluster = announcer(inventory) ?? provider(inventory);
	return (entrance) => {
		const { service, front, frontClass, type } = entrance;
		if (!service || front || frontClass !== undefined || type !== 'LoadBalancer') return entrance;
		const around = serviceLb.has(`${service.namespace}/${service.name}`)
			? 'servicelb'
			: (byHostName(service) ?? ofCluster);
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
				const annotation = DEFAULTS[text(at(entry, 'name')) ?? ''];
				const value = text(at(entry, 'value'));
				if (annotation !== undefined && value !== undefined) found[annotation] = value;
			}
		}
	}
	return found;
}

// https://github.com/k3s-io/k3s/blob/master/pkg/cloudprovider/servicelb.go
function servedByServiceLb({ body }: KubeObject): string[] {
	const prefix = 'svccontroller.k3s.cattle.io/svc';
	const labels = texts(at(body, 'metadata', 'labels'));
	const name = labels[`${prefix}name`];
	return name === undefined ? [] : [`${labels[`${prefix}namespace`] ?? ''}/${name}`];
}

function byHostName({ body }: KubeObject): LoadBalancerId | undefined {
	const names = items(at(body, 'status', 'loadBalancer', 'ingress')).flatMap(
		(one) => text(at(one, 'hostname')) ?? [],
	);
	return HOST_NAMES.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
}

function announcer(inventory: Inventory): LoadBalancerId | undefined {
	return ANNOUNCERS.find(([kind, group]) =>
		ofKind(inventory, kind).some(({ body }) => text(at(body, 'apiVersion'))?.startsWith(group)),
	)?.[2];
}

function provider(inventory: Inventory): LoadBalancerId | undefined {
	const ids = ofKind(inventory, 'Node').map(({ body }) => text(at(body, 'spec', 'providerID')) ?? '');
	return PROVIDERS.find(([prefix]) => ids.some((id) => id.startsWith(prefix)))?.[1];
}
