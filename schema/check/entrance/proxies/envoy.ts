// Settings of what sets up Envoy: Envoy Gateway's policies, Istio's mesh configuration and EnvoyFilters, Contour and Cilium.
// https://gateway.envoyproxy.io/docs/tasks/traffic/client-traffic-policy/,
// https://istio.io/latest/docs/ops/configuration/traffic-management/network-topologies/, https://projectcontour.io/docs/main/configuration/

import { type Inventory, ofKind } from '../../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { fieldPlace } from '../../../cluster/places.ts';
import { type Envoy, type EnvoyGateway, envoyGatewaySettings, facingClients } from '../../../trace/index.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { programs } from './words.ts';

const seen = (settings: Envoy, config: KubeObject | null, beliefs: readonly Belief[] = []): ReadProxy => ({
	proxy: { kind: 'envoy', settings },
	config,
	beliefs,
});

/** Envoy Gateway by its policies for a Gateway; null where the input shows none of its objects. */
export function seenEnvoyGateway(inventory: Inventory, front: KubeObject): ReadProxy | null {
	if (ofKind(inventory, 'ClientTrafficPolicy', 'EnvoyProxy', 'BackendTrafficPolicy').length === 0)
		return null;
	const policy = ofKind(inventory, 'ClientTrafficPolicy').find((one) => targets(one, front));
	if (!policy) return seen(envoyGatewaySettings({}), null);
	const spec = at(policy.body, 'spec');
	const detection = at(spec, 'clientIPDetection') as EnvoyGateway['clientIPDetection'];
	const optional = at(spec, 'proxyProtocol', 'optional') === true;
	const reads = at(spec, 'enableProxyProtocol') === true || at(spec, 'proxyProtocol') !== undefined;
	const underscores = text(at(spec, 'headers', 'withUnderscoresAction'));
	const settings = envoyGatewaySettings({
		...(detection ? { clientIPDetection: detection } : {}),
		readsProxy: reads ? (optional ? 'ifThere' : 'always') : 'never',
		...(underscores ? { underscores: underscores as 'Allow' } : {}),
	});
	const setting = 'clientIPDetection.customHeader';
	const place = fieldPlace(policy, 'spec', 'clientIPDetection', 'customHeader');
	const belief = { proxy: 'Envoy Gateway', place, setting, header: 'X-Forwarded-For', whom: 'anybody' };
	return seen(settings, policy, detection?.customHeader ? [belief] : []);
}

function targets({ body, namespace }: KubeObject, front: KubeObject): boolean {
	const refs = [at(body, 'spec', 'targetRef'), ...items(at(body, 'spec', 'targetRefs'))];
	const parents = items(at(front.body, 'spec', 'parentRefs')).map((one) => at(one, 'name'));
	const names = front.kind === 'Gateway' ? [front.name] : parents;
	return (
		namespace === front.namespace &&
		refs.some((ref) => at(ref, 'kind') === 'Gateway' && names.includes(at(ref, 'name')))
	);
}

/** Istio's gateways by its mesh configuration, or by the gateway's own annotation. */
export function seenIstio(inventory: Inventory): ReadProxy | null {
	const mesh = ofKind(inventory, 'ConfigMap').find(
		({ name, body }) => /^istio(-|$)/.test(name) && at(body, 'data', 'mesh') !== undefined,
	);
	const gateways = programs(inventory, /(^|\/)proxyv2([:@]|$)/).filter(({ container }) =>
		items(at(container, 'args')).includes('router'),
	);
	if (!mesh && gateways.length === 0) return null;
	const [pod] = gateways.map(({ workload }) =>
		text(at(workload.body, 'spec', 'template', 'metadata', 'annotations', 'proxy.istio.io/config')),
	);
	const hops = hopsIn(pod ?? '') ?? hopsIn(text(at(mesh?.body, 'data', 'mesh')) ?? '') ?? 0;
	const filters = ofKind(inventory, 'EnvoyFilter').map(({ body }) => JSON.stringify(at(body, 'spec')));
	const reads = filters.some((one) => /listener[._](filters\.)?proxy_protocol/.test(one));
	const appends = !filters.some((one) => /"skip_xff_append":true/.test(one));
	return seen({ ...facingClients(hops), appends, readsProxy: reads ? 'always' : 'never' }, mesh ?? null);
}

function hopsIn(config: string): number | undefined {
	const [, number] = /["']?numTrustedProxies["']?\s*:\s*(\d+)/.exec(config) ?? [];
	return number === undefined ? undefined : Number(number);
}

/** Contour by its configuration file and arguments. */
export function seenContour(inventory: Inventory): ReadProxy | null {
	const [program] = programs(inventory, /(^|\/)contour([:@]|$)/);
	const config = ofKind(inventory, 'ConfigMap').find(
		({ name, body }) => /contour/.test(name) && at(body, 'data', 'contour.yaml') !== undefined,
	);
	if (!program && !config) return null;
	const file = text(at(config?.body, 'data', 'contour.yaml')) ?? '';
	// The file that Contour ships has the setting in a comment.
	const lines = file.split('\n').map((line) => line.trim());
	const hops = lines.flatMap((line) => /^num-trusted-hops: *(\d+)/.exec(line)?.[1] ?? [])[0] ?? '0';
	const reads = program?.words.includes('--use-proxy-protocol') === true;
	return seen({ ...facingClients(Number(hops)), readsProxy: reads ? 'always' : 'never' }, config ?? null);
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
