// Settings of what sets up Envoy: Istio's mesh configuration and EnvoyFilters, Contour and Cilium.
// https://istio.io/latest/docs/ops/configuration/traffic-management/network-topologies/, https://projectcontour.io/docs/main/configuration/

import { type Inventory, ofKind } from '../../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { yamlIn } from '../../../text/yaml-in.ts';
import { type Envoy, facingClients } from '../../../trace/index.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { programs } from './words.ts';

export const seen = (
	settings: Envoy,
	config: KubeObject | null,
	beliefs: readonly Belief[] = [],
): ReadProxy => ({
	proxy: { kind: 'envoy', settings },
	config,
	beliefs,
});

/** Istio's gateways by its mesh configuration, or by the gateway's own annotation. */
export function seenIstio(inventory: Inventory): ReadProxy | null {
	const mesh = ofKind(inventory, 'ConfigMap').find(
		({ name, body }) => /^istio(-|$)/.test(name) && at(body, 'data', 'mesh') !== undefined,
	);
	const gateways = programs(inventory, /(^|\/)(istio-)?proxyv2([:@]|$)/).filter(({ container }) =>
		items(at(container, 'args')).includes('router'),
	);
	if (!mesh && gateways.length === 0) return null;
	const [pod] = gateways.map(({ workload }) =>
		yamlIn(
			text(at(workload.body, 'spec', 'template', 'metadata', 'annotations', 'proxy.istio.io/config')) ?? '',
		),
	);
	const defaults = at(yamlIn(text(at(mesh?.body, 'data', 'mesh')) ?? ''), 'defaultConfig');
	const topology = (name: string): unknown =>
		at(pod, 'gatewayTopology', name) ?? at(defaults, 'gatewayTopology', name);
	const hops = Number(topology('numTrustedProxies') ?? 0);
	const filters = ofKind(inventory, 'EnvoyFilter').map(({ body }) => JSON.stringify(at(body, 'spec')));
	const reads =
		topology('proxyProtocol') !== undefined ||
		filters.some((one) => /listener[._](filters\.)?proxy_protocol/.test(one));
	const appends = !filters.some((one) => /"skip_xff_append":true/.test(one));
	return seen({ ...facingClients(hops), appends, readsProxy: reads ? 'always' : 'never' }, mesh ?? null);
}

/** Contour by its configuration: the object of that kind, or a file and arguments. */
export function seenContour(inventory: Inventory): ReadProxy | null {
	const [program] = programs(inventory, /(^|\/)contour([:@]|$)/);
	const [object] = ofKind(inventory, 'ContourConfiguration');
	const config = ofKind(inventory, 'ConfigMap').find(
		({ name, body }) => /contour/.test(name) && at(body, 'data', 'contour.yaml') !== undefined,
	);
	if (!program && !config && !object) return null;
	const file = yamlIn(text(at(config?.body, 'data', 'contour.yaml')) ?? '');
	const envoy = at(object?.body, 'spec', 'envoy');
	const hops = at(envoy, 'network', 'numTrustedHops') ?? at(file, 'network', 'num-trusted-hops') ?? 0;
	const reads =
		at(envoy, 'listener', 'useProxyProtocol') === true ||
		program?.words.includes('--use-proxy-protocol') === true;
	return seen(
		{ ...facingClients(Number(hops)), readsProxy: reads ? 'always' : 'never' },
		object ?? config ?? null,
	);
}

/** Cilium by its ConfigMap. */
export function seenCilium(inventory: Inventory, front: KubeObject): ReadProxy | null {
	const config = ofKind(inventory, 'ConfigMap').find(({ name }) => name === 'cilium-config');
	if (!config) return null;
	const data = texts(at(config.body, 'data'));
	const prefix = front.kind === 'Ingress' ? 'ingress-default' : 'gateway-api';
	const reads =
		data[front.kind === 'Ingress' ? 'enable-ingress-proxy-protocol' : 'enable-gateway-api-proxy-protocol'];
	const hops = Number(data[`${prefix}-xff-num-trusted-hops`] ?? '0');
	return seen({ ...facingClients(hops), readsProxy: reads === 'true' ? 'always' : 'never' }, config);
}
