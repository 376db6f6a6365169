// Service meshes whose sidecar takes the connections of the proxy ports.

import type { Inventory } from '../../cluster/inventory.ts';
import { annotationsOf, at, items, texts } from '../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../cluster/places.ts';
import { inPorts } from '../../text/port-list.ts';
import type { GatewayPod } from './gateways.ts';

export interface Sidecar {
	readonly mesh: string;
	/** The address that Kong sees. */
	readonly address: string;
	readonly place: Place;
	/** The annotation of the pod template by which it leaves the proxy ports alone. */
	readonly cure: { readonly name: string; readonly value: string };
	/** Whether it lets in callers of the mesh only. */
	readonly refuses?: true;
	/** Ports of the container that it leaves alone. */
	readonly skips: (port: number) => boolean;
}

/**
 * The sidecar that is injected into the gateway's pods, if one is.
 * @param listens ports on which Kong's proxy listens.
 */
export function sidecarOf(
	gateway: GatewayPod,
	inventory: Inventory,
	listens: readonly number[],
): Sidecar | null {
	const ports = [...new Set(listens)].join(',');
	return (
		linkerd(gateway, inventory, ports) ??
		istio(gateway, inventory, ports) ??
		kuma(gateway, inventory) ??
		consul(gateway, inventory, ports)
	);
}

// https://linkerd.io/2/reference/proxy-configuration/
function linkerd(gateway: GatewayPod, { named }: Inventory, ports: string): Sidecar | null {
	const { annotations, workload } = gateway;
	const namespace = named.get(`Namespace//${workload.namespace}`);
	const inject =
		annotations['linkerd.io/inject'] ?? (namespace && annotationsOf(namespace)['linkerd.io/inject']);
	if (inject !== 'enabled' && inject !== 'ingress' && !hasContainer(gateway, 'linkerd-proxy')) return null;
	const skipped = annotations['config.linkerd.io/skip-inbound-ports'] ?? '';
	return {
		mesh: 'Linkerd',
		address: '127.0.0.1',
		place: podPlace(gateway, 'annotations', 'linkerd.io/inject'),
		cure: { name: 'config.linkerd.io/skip-inbound-ports', value: ports },
		skips: (port) => inPorts(skipped, port),
	};
}

// https://istio.io/latest/docs/reference/config/annotations/
function istio(gateway: GatewayPod, { named }: Inventory, ports: string): Sidecar | null {
	const { annotations, labels, workload } = gateway;
	const own = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
	const namespace = named.get(`Namespace//${workload.namespace}`);
	const ofNamespace = texts(at(namespace?.body, 'metadata', 'labels'));
	// A revision asks for injection as well, unless the namespace says otherwise.
	const injection = ofNamespace['istio-injection'];
	const revision = labels['istio.io/rev'] ?? ofNamespace['istio.io/rev'];
	const asked = injection === 'enabled' || (injection === undefined && revision !== undefined);
	if (own === 'false' || (own !== 'true' && !asked && !hasContainer(gateway, 'istio-proxy'))) return null;
	// TPROXY keeps the source.
	if (annotations['sidecar.istio.io/interceptionMode'] === 'TPROXY') return null;
	const excluded = annotations['traffic.sidecar.istio.io/excludeInboundPorts'] ?? '';
	const included = annotations['traffic.sidecar.istio.io/includeInboundPorts'];
	const name = 'sidecar.istio.io/inject';
	return {
		mesh: 'Istio',
		address: '127.0.0.6',
		place: podPlace(gateway, labels[name] === undefined ? 'annotations' : 'labels', name),
		cure: { name: 'traffic.sidecar.istio.io/excludeInboundPorts', value: ports },
		skips: (port) =>
			inPorts(excluded, port) || (included !== undefined && included !== '*' && !inPorts(included, port)),
	};
}

// A gateway of Kuma's takes its inbound connections itself. https://kuma.io/docs/latest/using-mesh/managing-ingress-traffic/delegated/
function kuma(gateway: GatewayPod, { named }: Inventory): Sidecar | null {
	const { annotations, labels, workload } = gateway;
	const key = 'kuma.io/sidecar-injection';
	const namespace = named.get(`Namespace//${workload.namespace}`);
	const own = labels[key] ?? annotations[key];
	const inject = own ?? texts(at(namespace?.body, 'metadata', 'labels'))[key];
	if (!isOn(inject) && !hasContainer(gateway, 'kuma-sidecar')) return null;
	if (isOn(annotations['kuma.io/gateway']) || annotations['kuma.io/gateway'] === 'provided') return null;
	const excluded = annotations['traffic.kuma.io/exclude-inbound-ports'] ?? '';
	return {
		mesh: 'Kuma',
		address: '127.0.0.6',
		place: podPlace(gateway, labels[key] === undefined ? 'annotations' : 'labels', key),
		cure: { name: 'kuma.io/gateway', value: 'enabled' },
		skips: (port) => inPorts(excluded, port),
	};
}

// https://developer.hashicorp.com/consul/docs/k8s/connect/ingress-controllers: its listener asks callers for a certificate of the mesh.
function consul(gateway: GatewayPod, { named }: Inventory, ports: string): Sidecar | null {
	const { annotations, workload } = gateway;
	const prefix = 'consul.hashicorp.com';
	const own = annotations[`${prefix}/connect-inject`];
	const namespace = named.get(`Namespace//${workload.namespace}`);
	const transparent =
		annotations[`${prefix}/transparent-proxy`] ??
		texts(at(namespace?.body, 'metadata', 'labels'))[`${prefix}/transparent-proxy`];
	const injected = hasContainer(gateway, 'consul-dataplane') || hasContainer(gateway, 'envoy-sidecar');
	if (!isOn(own) && !injected) return null;
	// Without redirection it has a port of its own, beside those of the pod.
	if (transparent !== undefined && !isOn(transparent)) return null;
	const excluded = annotations[`${prefix}/transparent-proxy-exclude-inbound-ports`] ?? '';
	return {
		mesh: 'Consul',
		address: '127.0.0.1',
		place: podPlace(gateway, 'annotations', `${prefix}/connect-inject`),
		cure: { name: `${prefix}/transparent-proxy-exclude-inbound-ports`, value: ports },
		refuses: true,
		skips: (port) => inPorts(excluded, port),
	};
}

function isOn(value: string | undefined): boolean {
	return value === 'enabled' || value === 'true';
}

// Live pods show the sidecar itself, as a native one among the init containers.
function hasContainer({ workload, path }: GatewayPod, name: string): boolean {
	const pod = at(workload.body, ...path.slice(0, -2));
	return [...items(at(pod, 'containers')), ...items(at(pod, 'initContainers'))].some(
		(one) => at(one, 'name') === name,
	);
}

/** The place of an annotation or label of the gateway's pods. */
export function podPlace({ workload, template }: GatewayPod, map: string, name: string): Place {
	const field = fieldPlace(workload, ...template, 'metadata', map);
	return { ...field, path: [...field.path, name], shown: `${field.shown}[${JSON.stringify(name)}]` };
}
