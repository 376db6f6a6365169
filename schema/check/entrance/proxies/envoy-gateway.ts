// Envoy Gateway by its policies for a Gateway, and by those for what it sends to Kong.
// https://gateway.envoyproxy.io/docs/tasks/traffic/client-traffic-policy/, https://gateway.envoyproxy.io/docs/api/extension_types/

import { type Inventory, ofKind } from '../../../cluster/inventory.ts';
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { fieldPlace } from '../../../cluster/places.ts';
import { memberOf } from '../../../text/members.ts';
import { type EnvoyGateway, envoyGatewaySettings } from '../../../trace/index.ts';
import type { Entrance } from '../entrances.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { seen } from './envoy.ts';

/** Null where the input shows none of its objects. */
export function seenEnvoyGateway(
	inventory: Inventory,
	front: KubeObject,
	entrance: Entrance,
): ReadProxy | null {
	if (ofKind(inventory, 'ClientTrafficPolicy', 'EnvoyProxy', 'BackendTrafficPolicy').length === 0)
		return null;
	const asks = askedFor(inventory, front, entrance);
	const sends = memberOf(VERSIONS, text(at(asks?.body, ...SENT)) ?? '') ?? null;
	const by = asks ? { sendsBy: fieldPlace(asks, 'spec', 'proxyProtocol') } : {};
	const gateways = { Gateway: gatewaysOf(front) };
	const policy = ofKind(inventory, 'ClientTrafficPolicy').find((one) => targets(one, front, gateways));
	if (!policy) return { ...seen(envoyGatewaySettings({ sends }), null), ...by };
	const spec = at(policy.body, 'spec');
	const detection = at(spec, 'clientIPDetection') as EnvoyGateway['clientIPDetection'];
	const optional = at(spec, 'proxyProtocol', 'optional') === true;
	const reads = at(spec, 'enableProxyProtocol') === true || at(spec, 'proxyProtocol') !== undefined;
	const underscores = text(at(spec, 'headers', 'withUnderscoresAction'));
	const settings = envoyGatewaySettings({
		...(detection ? { clientIPDetection: detection } : {}),
		readsProxy: reads ? (optional ? 'ifThere' : 'always') : 'never',
		...(underscores ? { underscores: underscores as 'Allow' } : {}),
		sends,
	});
	const setting = 'clientIPDetection.customHeader';
	const place = fieldPlace(policy, 'spec', 'clientIPDetection', 'customHeader');
	const belief: Belief = {
		proxy: 'Envoy Gateway',
		place,
		setting,
		cure: 'Use clientIPDetection.xForwardedFor instead, with the addresses of the load balancer in trustedCIDRs: then Envoy appends whoever connects.',
		header: 'X-Forwarded-For',
		whom: 'anybody',
	};
	return { ...seen(settings, policy, detection?.customHeader ? [belief] : []), ...by };
}

const SENT = ['spec', 'proxyProtocol', 'version'] as const;
const VERSIONS = { V1: 1, V2: 2 } as const;

/** The policy for the Gateway, or for a route that leads to the Service, that has it send PROXY headers. */
function askedFor(inventory: Inventory, front: KubeObject, { service }: Entrance): KubeObject | undefined {
	const gateways = gatewaysOf(front);
	const routes = ofKind(inventory, 'HTTPRoute').filter(
		({ namespace, body }) =>
			namespace === front.namespace &&
			items(at(body, 'spec', 'parentRefs')).some((one) => gateways.includes(String(at(one, 'name')))) &&
			items(at(body, 'spec', 'rules')).some((rule) =>
				items(at(rule, 'backendRefs')).some((one) => at(one, 'name') === service?.name),
			),
	);
	const meant = { Gateway: gateways, HTTPRoute: routes.map(({ name }) => name) };
	return ofKind(inventory, 'BackendTrafficPolicy').find(
		(one) => targets(one, front, meant) && at(one.body, ...SENT) !== undefined,
	);
}

/** The names of the Gateways of a front: its own, or those of a route whose Gateway is not in the input. */
function gatewaysOf({ kind, name, body }: KubeObject): readonly string[] {
	if (kind === 'Gateway') return [name];
	return items(at(body, 'spec', 'parentRefs')).flatMap((one) => text(at(one, 'name')) ?? []);
}

function targets(
	{ body, namespace }: KubeObject,
	front: KubeObject,
	meant: { readonly [kind: string]: readonly string[] },
): boolean {
	const refs = [at(body, 'spec', 'targetRef'), ...items(at(body, 'spec', 'targetRefs'))];
	return (
		namespace === front.namespace &&
		refs.some((ref) => memberOf(meant, String(at(ref, 'kind')))?.includes(String(at(ref, 'name'))) === true)
	);
}

/** The Service that it makes for a Gateway, as an EnvoyProxy has it; none where the input shows no EnvoyProxy. */
export function envoyProxyService(inventory: Inventory): readonly KubeObject[] {
	return ofKind(inventory, 'EnvoyProxy').map((proxy): KubeObject => {
		const base = ['spec', 'provider', 'kubernetes', 'envoyService'];
		const said = at(proxy.body, ...base);
		// Its own default is Local, other than that of Kubernetes.
		const spec = {
			type: at(said, 'type') ?? 'LoadBalancer',
			externalTrafficPolicy: at(said, 'externalTrafficPolicy') ?? 'Local',
			loadBalancerClass: at(said, 'loadBalancerClass'),
			ports: [{ name: 'http', port: 80 }],
		};
		const from = (path: readonly (string | number)[]) => ({
			object: proxy,
			path: [...base, ...(path[0] === 'spec' ? path.slice(1) : path.slice(path[0] === 'metadata' ? 1 : 0))],
		});
		return {
			kind: 'Service',
			name: proxy.name,
			namespace: proxy.namespace,
			index: proxy.index,
			body: { metadata: { annotations: at(said, 'annotations') }, spec },
			made: { of: [proxy], from, containerFor: () => ({ object: proxy, path: base }) },
		};
	});
}
