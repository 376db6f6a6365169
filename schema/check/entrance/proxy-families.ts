// Proxies that run in the cluster and take Ingresses and routes: by what controllers, classes, images and Services tell of each.

import type { LoadBalancerId } from '../../catalogue/index.ts';
import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import type { Entrance } from './entrances.ts';
import { envoyProxyService } from './proxies/envoy-gateway.ts';
import { chartService } from './proxies/traefik-chart.ts';

/** One kind of proxy. */
export interface ProxyFamily {
	/** Its entry of the catalogue. */
	readonly id: LoadBalancerId;
	/** Names of controllers in classes of Ingresses and Gateways. */
	readonly controller: RegExp;
	/** Classes of Ingresses and Gateways that say no more than their name. */
	readonly className: RegExp;
	/** What serves clients, and what sets that up; distributions mirror images by names of their own. */
	readonly image: RegExp;
	/** Names of its Services, and of their label app.kubernetes.io/name, as its own chart and manifests write them. */
	readonly service: RegExp;
	/** The Service that its controller or chart makes of other objects, where that is not in the input. */
	readonly makes?: (inventory: Inventory) => readonly KubeObject[];
}

const NGINX = /nginx|webapprouting/i;

export const proxyFamilies: readonly ProxyFamily[] = [
	{
		id: 'ingress-nginx',
		controller: /^(k8s\.io\/ingress-nginx|webapprouting\.)/,
		className: NGINX,
		image:
			/(^|\/)(ingress-nginx\/controller(-chroot)?|nginx-ingress-controller|(mirrored-|rke2-)?ingress-nginx[\w-]*|rke2-ingress-nginx[\w-]*)([:@]|$)/,
		service: /^(([\w.-]+-)?ingress-nginx(-controller)?|(rke2-)?nginx-ingress-controller)$/,
	},
	{
		id: 'nginx-ingress-f5',
		controller: /^nginx\.org\//,
		className: NGINX,
		image: /(^|\/)(nginx-ingress|nginx-plus-ingress|nginx-ic\/[\w-]+)([:@]|$)/,
		service: /^(nginx-ingress(-controller)?|([\w.-]+-)?nginx-ingress-controller)$/,
	},
	{
		id: 'nginx-gateway-fabric',
		controller: /^gateway\.nginx\.org\//,
		className: /^nginx$/,
		image: /(^|\/)nginx-gateway-fabric(\/nginx)?([:@]|$)/,
		service: /^(nginx-gateway|ngf)(-[\w-]+)?$/,
	},
	{
		id: 'traefik',
		controller: /^traefik\.io\//,
		className: /traefik/i,
		image: /(^|\/)(mirrored-library-|rke2-)?traefik([:@]|$)/,
		service: /^(rke2-)?traefik$/,
		makes: chartService,
	},
	{
		id: 'haproxy-ingress',
		controller: /^haproxy-ingress\.github\.io\//,
		className: /haproxy/i,
		image: /(^|\/)haproxy-ingress(-controller)?([:@]|$)/,
		service: /^haproxy-ingress$/,
	},
	{
		id: 'haproxy-technologies',
		controller: /^haproxy\.org\//,
		className: /haproxy/i,
		image: /(^|\/)haproxytech\/kubernetes-ingress([:@]|$)/,
		service: /^(haproxy-)?kubernetes-ingress$/,
	},
	{
		id: 'envoy-gateway',
		controller: /^gateway\.envoyproxy\.io\//,
		className: /^(eg|envoy.*)$/,
		image: /(^|\/)envoyproxy\/(envoy|gateway)([:@]|$)/,
		service: /^envoy(-default-.*|-gateway-proxy)?$/,
		makes: envoyProxyService,
	},
	{
		id: 'istio-gateway',
		controller: /^istio\.io\//,
		className: /istio/i,
		image: /(^|\/)(istio-)?proxyv2([:@]|$)/,
		service: /^(istio-ingress(gateway)?|[\w-]+-istio)$/,
	},
	{
		id: 'contour',
		controller: /^projectcontour\.io\//,
		className: /contour/i,
		image: /(^|\/)(projectcontour\/)?(contour|envoy)([:@]|$)/,
		service: /^(contour-)?envoy$/,
	},
	{
		id: 'cilium-ingress',
		controller: /^cilium\.io\//,
		className: /^cilium$/,
		image: /(^|\/)cilium(-envoy)?([:@]|$)/,
		service: /^cilium-ingress(-.*)?$/,
	},
	{
		id: 'cilium-gateway',
		controller: /^io\.cilium\//,
		className: /^cilium$/,
		image: /(^|\/)cilium(-envoy)?([:@]|$)/,
		service: /^cilium-gateway-.*$/,
	},
];

/** The kinds that may serve a front: the one of its controller, where that is known, else those that classes are named for. */
export function familiesOf({ front, controller, frontClass, annotations }: Entrance): readonly ProxyFamily[] {
	if (!front) return [];
	const className = frontClass ?? annotations['kubernetes.io/ingress.class'] ?? '';
	const takes = (id: LoadBalancerId): boolean =>
		front.kind === 'Ingress' ? !/gateway/.test(id) : id !== 'cilium-ingress';
	return proxyFamilies.filter(
		(family) =>
			takes(family.id) &&
			(controller === undefined ? family.className.test(className) : family.controller.test(controller)),
	);
}

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
	const published = selected.filter(isPublished);
	// The workload may be the controller alone, which makes another one that serves.
	const named = ofKind(inventory, 'Service').filter(
		(service) => isNamedFor(family, service) && isPublished(service),
	);
	const found = [published, named].find((some) => some.length > 0);
	return { workloads, services: [...new Set(found ?? family.makes?.(inventory).filter(isPublished))] };
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
