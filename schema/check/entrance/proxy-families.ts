// Proxies that run in the cluster and take Ingresses and routes: by what classes, images and Services tell of each.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';

/** One kind of proxy. */
export interface ProxyFamily {
	/** Classes of Ingresses and Gateways. */
	readonly className: RegExp;
	readonly image: RegExp;
	/** Names of its Services, and of their label app.kubernetes.io/name, as its own chart and manifests write them. */
	readonly service: RegExp;
}

const proxyFamilies: readonly ProxyFamily[] = [
	{
		className: /nginx|webapprouting/i,
		image:
			/(^|\/)(ingress-nginx\/controller(-chroot)?|nginx-ingress(-controller)?|nginx-plus-ingress|rke2-ingress-nginx[\w-]*)([:@]|$)/,
		service: /^(([\w.-]+-)?ingress-nginx(-controller)?|(rke2-)?nginx-ingress(-controller)?)$/,
	},
	{ className: /traefik/i, image: /(^|\/)traefik([:@]|$)/, service: /^traefik$/ },
	{
		className: /haproxy/i,
		image: /(^|\/)(haproxytech\/kubernetes-ingress|haproxy-ingress)([:@]|$)/,
		service: /^(haproxy-(kubernetes-)?ingress|kubernetes-ingress)$/,
	},
];

/** What the input shows of a kind of proxy. */
export interface ShownProxy {
	readonly workloads: readonly KubeObject[];
	/** The Services by which clients reach it. */
	readonly services: readonly KubeObject[];
}

/** What the input shows of each kind. */
export function shownProxies(inventory: Inventory): ReadonlyMap<ProxyFamily, ShownProxy> {
	return new Map(proxyFamilies.map((family) => [family, shownOf(family, inventory)]));
}

function shownOf(family: ProxyFamily, inventory: Inventory): ShownProxy {
	const workloads = ofKind(inventory, 'Deployment', 'DaemonSet').filter((workload) =>
		containersOf(workload).some((one) => family.image.test(text(at(one, 'image')) ?? '')),
	);
	const selected = workloads.flatMap(({ namespace, body }) =>
		inventory.servicesFor(namespace, texts(at(body, 'spec', 'template', 'metadata', 'labels'))),
	);
	const named = ofKind(inventory, 'Service').filter((service) => isNamedFor(family, service));
	const services = (workloads.length > 0 ? selected : named).filter(isPublished);
	return { workloads, services: [...new Set(services)] };
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
