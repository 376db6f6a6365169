// The Services by which clients reach the proxy before Kong.

import type { Inventory } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, texts } from '../../cluster/objects.ts';
import type { Entrance } from './entrances.ts';
import { familiesOf, type ProxyFamily, type ShownProxy } from './proxy-families.ts';

/** Labels by which the makers of such Services say for which Gateway each is. */
const OWNER_LABELS = [
	'gateway.networking.k8s.io/gateway-name',
	'gateway.envoyproxy.io/owning-gateway-name',
	'istio.io/gateway-name',
];

/**
 * What the input shows of the proxy that serves an entrance.
 * @param id the kind of the proxy, where its settings are known.
 */
export function shownFor(
	entrance: Entrance,
	id: ProxyFamily['id'] | undefined,
	shown: ReadonlyMap<ProxyFamily, ShownProxy>,
	inventory: Inventory,
): ShownProxy {
	const families = familiesOf(entrance).filter((family) => id === undefined || family.id === id);
	const all = families.flatMap((family) => shown.get(family) ?? []);
	const workloads = [...new Set(all.flatMap((one) => one.workloads))];
	const services = [...new Set(all.flatMap((one) => one.services))];
	return { workloads, services: ofFront(entrance, services, inventory) };
}

/** Of several those of the Gateway, where labels or its selector say whose each is. */
function ofFront(
	{ front }: Entrance,
	services: readonly KubeObject[],
	inventory: Inventory,
): readonly KubeObject[] {
	if (!front) return services;
	const names = gatewaysOf(front);
	const owned = services.filter((service) => ownerOf(service) !== undefined);
	if (names.length > 0 && owned.length > 0) return owned.filter((one) => names.includes(ownerOf(one) ?? ''));
	const selectors = names.flatMap((name) => {
		const gateway = inventory.named.get(`Gateway/${front.namespace}/${name}`);
		const selector = texts(at(gateway?.body, 'spec', 'selector'));
		return Object.keys(selector).length > 0 ? [selector] : [];
	});
	const selected = services.filter((service) => selectors.some((one) => selects(service, one)));
	return selected.length > 0 ? selected : services;
}

/** The names of the Gateways of a front: its own, or those that a VirtualService or a route names. */
function gatewaysOf({ kind, name, body }: KubeObject): string[] {
	if (kind === 'Gateway') return [name];
	const parents = items(at(body, 'spec', 'parentRefs')).map((one) => at(one, 'name'));
	const named = items(at(body, 'spec', 'gateways')).map((one) => String(one).split('/').at(-1));
	return [...parents, ...named].filter((one) => typeof one === 'string');
}

function ownerOf({ body }: KubeObject): string | undefined {
	const said = { ...texts(at(body, 'spec', 'selector')), ...texts(at(body, 'metadata', 'labels')) };
	return OWNER_LABELS.flatMap((label) => said[label] ?? [])[0];
}

/** Whether a Service leads to the pods that an Istio Gateway selects: both name the same label in the same way. */
function selects({ body }: KubeObject, wanted: { readonly [label: string]: string }): boolean {
	const own = texts(at(body, 'spec', 'selector'));
	return Object.entries(wanted).some(([label, value]) => own[label] === value);
}
