// The configuration of a Gateway: LoadBalancerConfiguration of its class and its own, merged, and the defaults for target groups.

import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { greatest } from '../../../text/lists.ts';
import { fieldAt } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';
import { gate, isComplete } from './flags.ts';
import type { Layer, Layers } from './layers.ts';
import { filled, inNamespace, ofCluster } from './lookup.ts';
import { Refusal } from './refusal.ts';

export interface GatewayConfig extends Layers {
	/** Defaults for target groups, the one that outranks first; the second gives its plain defaults alone. */
	readonly defaults: readonly KubeObject[];
}

/** The class of a Gateway, where this controller serves it: what it makes, and what refers to its configuration. */
export function productOf(gateway: KubeObject, cluster: Cluster): 'nlb' | 'alb' | null {
	const version = text(at(gateway.body, 'apiVersion')) ?? '';
	if (version !== '' && !version.startsWith('gateway.networking.k8s.io/')) return null;
	const gatewayClass = classOf(gateway, cluster);
	if (!gatewayClass && !isComplete(cluster)) return byParameters(gateway);
	const controller = text(at(gatewayClass?.body, 'spec', 'controllerName'));
	if (controller === 'gateway.k8s.aws/nlb') return gate(cluster, 'NLBGatewayAPI', true) ? 'nlb' : null;
	return controller === 'gateway.k8s.aws/alb' && gate(cluster, 'ALBGatewayAPI', true) ? 'alb' : null;
}

/** A Gateway of a class that is not among the objects is taken for this controller's by its configuration. */
function byParameters({ body }: KubeObject): 'nlb' | 'alb' | null {
	if (at(body, 'spec', 'infrastructure', 'parametersRef', 'group') !== 'gateway.k8s.aws') return null;
	const protocols = items(at(body, 'spec', 'listeners')).map((one) => text(at(one, 'protocol')) ?? '');
	return protocols.some((protocol) => protocol.startsWith('HTTP')) ? 'alb' : 'nlb';
}

function classOf(gateway: KubeObject, cluster: Cluster): KubeObject | undefined {
	return ofCluster(cluster, 'GatewayClass', filled(at(gateway.body, 'spec', 'gatewayClassName')) ?? '');
}

/** The configuration of a Gateway. */
export function configOf(gateway: KubeObject, cluster: Cluster): GatewayConfig {
	const ofClass = classConfig(classOf(gateway, cluster), cluster);
	const own = ownConfig(gateway, cluster);
	// The class outranks its Gateways unless it says otherwise.
	const gatewayFirst = at(ofClass?.body, 'spec', 'mergingMode') === 'prefer-gateway';
	const ordered = (gatewayFirst ? [own, ofClass] : [ofClass, own]).flatMap((one) => one ?? []);
	return {
		layers: ordered.map((object) => ({ object, path: ['spec'] })),
		defaults: ordered.flatMap((one) => defaultsOf(one, cluster) ?? []),
	};
}

function classConfig(gatewayClass: KubeObject | undefined, cluster: Cluster): KubeObject | undefined {
	const reference = at(gatewayClass?.body, 'spec', 'parametersRef');
	if (!gatewayClass || reference === undefined || reference === null) return undefined;
	const where = fieldAt(gatewayClass, 'spec', 'parametersRef');
	const namespace = text(at(reference, 'namespace'));
	if (namespace === undefined)
		throw new Refusal(
			`GatewayClass ${gatewayClass.name} is not accepted: its parametersRef names no namespace`,
			where,
		);
	const name = text(at(reference, 'name')) ?? '';
	const there = inNamespace(cluster, 'LoadBalancerConfiguration', namespace, name, true);
	if (!there && isComplete(cluster))
		throw new Refusal(`there is no LoadBalancerConfiguration ${name}`, where);
	return there;
}

function ownConfig(gateway: KubeObject, cluster: Cluster): KubeObject | undefined {
	const reference = at(gateway.body, 'spec', 'infrastructure', 'parametersRef');
	if (reference === undefined || reference === null) return undefined;
	const where = fieldAt(gateway, 'spec', 'infrastructure', 'parametersRef');
	const name = text(at(reference, 'name')) ?? '';
	return found(cluster, 'LoadBalancerConfiguration', gateway.namespace, name, where);
}

function found(cluster: Cluster, kind: string, namespace: string, name: string, where: Where): KubeObject {
	const object = inNamespace(cluster, kind, namespace, name);
	if (!object) throw new Refusal(`there is no ${kind} ${name}`, where);
	return object;
}

function defaultsOf(config: KubeObject, cluster: Cluster): KubeObject | undefined {
	const reference = at(config.body, 'spec', 'defaultTargetGroupConfiguration');
	if (reference === undefined || reference === null) return undefined;
	const where = fieldAt(config, 'spec', 'defaultTargetGroupConfiguration');
	const name = text(at(reference, 'name')) ?? '';
	const defaults = found(cluster, 'TargetGroupConfiguration', config.namespace, name, where);
	if (at(defaults.body, 'spec', 'targetReference'))
		throw new Refusal(`TargetGroupConfiguration ${name} is for one Service and cannot be the default`, where);
	return defaults;
}

/** The layers of settings of a target group: of the Service's configuration, then of the defaults. */
export function targetGroupLayers(
	own: KubeObject | undefined,
	{ defaults }: GatewayConfig,
	route: KubeObject,
): Layers {
	const [first, ...others] = defaults;
	return {
		layers: [
			...(own ? layersFor(own, route) : []),
			...(first ? layersFor(first, route) : []),
			...others.map((object) => ({ object, path: ['spec', 'defaultConfiguration'] })),
		],
	};
}

/** The part for the route, where there is one, before the part for all. */
function layersFor(object: KubeObject, route: KubeObject): Layer[] {
	const whole = { object, path: ['spec', 'defaultConfiguration'] };
	const index = matchingPart(items(at(object.body, 'spec', 'routeConfigurations')), route);
	if (index === null) return [whole];
	return [{ object, path: ['spec', 'routeConfigurations', index, 'targetGroupProps'] }, whole];
}

/** A part that names kind, namespace and name, else kind and namespace, else the kind; a name without a namespace fits nothing. */
function matchingPart(parts: readonly unknown[], route: KubeObject): number | null {
	const ranks = parts.map((part) => rankOf(at(part, 'routeIdentifier'), route));
	const best = greatest([0, ...ranks]) as (typeof ranks)[number];
	return best === 0 ? null : ranks.indexOf(best);
}

/** How closely a part names the route: 3 by name, 2 by namespace, 1 by kind; 0 not at all. */
function rankOf(id: unknown, route: KubeObject): 0 | 1 | 2 | 3 {
	const [kind, namespace, name] = ['kind', 'namespace', 'name'].map((key) => text(at(id, key)) ?? '');
	if (kind !== route.kind) return 0;
	const here = namespace !== '' && (route.namespace === '' || route.namespace === namespace);
	if (here && name === route.name) return 3;
	if (name !== '') return 0;
	if (here) return 2;
	return namespace === '' ? 1 : 0;
}

/** The TargetGroupConfigurations for a Service or Gateway; the controller takes one of them. */
export function targetGroupConfigs(kind: string, backend: KubeObject, { inventory }: Cluster): KubeObject[] {
	return (inventory.byKind.get('TargetGroupConfiguration') ?? [])
		.filter(({ namespace, body }) => {
			const reference = at(body, 'spec', 'targetReference');
			const wanted = text(at(reference, 'kind')) ?? 'Service';
			return namespace === backend.namespace && wanted === kind && at(reference, 'name') === backend.name;
		})
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}
