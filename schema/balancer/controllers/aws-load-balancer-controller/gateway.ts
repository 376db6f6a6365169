// What the AWS Load Balancer Controller makes of a Gateway: an NLB or an ALB, by the Gateway's class.
import { annotationsOf, at, items, type KubeObject } from '../../../cluster/objects.ts';
import type { State, Updated } from '../../controller.ts';
import { balancer, ignored } from '../../made.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { configOf, type GatewayConfig, productOf } from './gateway-config.ts';
import { listenersOf } from './gateway-listeners.ts';
import { type GatewayPort, portsOf } from './gateway-ports.ts';
import { remarksOf } from './gateway-remarks.ts';
import { routesByPort } from './gateway-routes.ts';
import { type GatewayServed, httpServed } from './gateway-rules.ts';
import {
	addressType,
	checkSubnets,
	checkTags,
	isProtected,
	schemeOf,
	securityGroups,
	sourceRanges,
} from './gateway-settings.ts';
import type { Place } from './gateway-target-group.ts';
import { attributeFields, tcpServed } from './gateway-tcp.ts';
import type { Given } from './given.ts';
import { attributes } from './layers.ts';
import { keyOf } from './lookup.ts';
import { answerOf } from './refusal.ts';
import { portOf, type TargetGroup, targetGroupFact } from './target-group.ts';
import { updateKept } from './update-kept.ts';

const mode = 'routing.http.xff_header_processing.mode';

/** What the controller makes of a Gateway that it sees for the first time. */
export function makeGateway(object: KubeObject, cluster: Cluster): Made {
	return answerOf(() => {
		const product = productOf(object, cluster);
		if (product === null || isTrial(object, product)) return ignored();
		const made = balancerOf(object, product, cluster);
		return balancer(made.balancer, remarksOf(object, made, cluster));
	});
}

/** A trial run: the controller writes its plan into an annotation and makes nothing. */
function isTrial(gateway: KubeObject, product: 'nlb' | 'alb'): boolean {
	const finalizers = items(at(gateway.body, 'metadata', 'finalizers'));
	return (
		annotationsOf(gateway)['gateway.k8s.aws/dry-run'] === 'true' &&
		!finalizers.includes(`gateway.k8s.aws/${product}`)
	);
}

/** A port and what it serves. */
export interface ServedPort {
	readonly port: GatewayPort;
	readonly served: GatewayServed;
}

/** The balancer, and what remarks are drawn from. */
export interface GatewayBalancer {
	readonly balancer: Balancer;
	readonly config: GatewayConfig;
	readonly ports: readonly ServedPort[];
}

function balancerOf(gateway: KubeObject, product: 'nlb' | 'alb', cluster: Cluster): GatewayBalancer {
	const config = configOf(gateway, cluster);
	const scheme = schemeOf(config, cluster);
	const dualStack = addressType(config) !== 'ipv4';
	checkSubnets(config, product, scheme, cluster);
	checkTags(config, cluster);
	const listeners = listenersOf(gateway, product, cluster);
	const routes = routesByPort(listeners, product, cluster);
	const ports = portsOf(gateway, listeners, routes, config, cluster).flatMap((port): ServedPort[] => {
		const placeFor = (route: KubeObject): Place => ({
			gateway,
			product,
			config,
			route,
			protocol: port.protocol,
			dualStack,
			cluster,
		});
		const served = product === 'alb' ? httpServed(port.routes, placeFor) : tcpServed(port.routes, placeFor);
		// An NLB has no listener without a target; an ALB answers by itself.
		return served && (product === 'alb' || served.groups.length > 0) ? [{ port, served }] : [];
	});
	const groups = securityGroups(config, product, cluster);
	const values = attributes(config, 'loadBalancerAttributes');
	const open = groups === 'managed' && listeners.some(({ valid }) => valid);
	const paths = ports.flatMap(({ served }) => served.paths);
	return {
		config,
		ports,
		balancer: {
			product,
			scheme,
			ports: ports.flatMap((one) => viewOf(one, product, values.get(mode))),
			sourceRanges: open ? sourceRanges(config, dualStack) : [],
			...(product === 'alb' ? { paths } : {}),
			facts: {
				group: keyOf(gateway),
				status: 'hostname',
				dualStack,
				ownSecurityGroups: groups === 'own',
				hasSecurityGroups: groups !== 'none',
				loadBalancerAttributes: [...values].map(([key, { value }]) => `${key}=${value}`).sort(),
				...targetGroupFacts(ports),
			},
		},
	};
}

function viewOf(
	{ port, served }: ServedPort,
	product: 'nlb' | 'alb',
	given: Given<string> | undefined,
): BalancerPort[] {
	const groups: readonly (TargetGroup | null)[] = served.groups.length > 0 ? served.groups : [null];
	return groups.map((group) =>
		portOf(port.port, port.protocol, group, {
			...(product === 'nlb' && group ? attributeFields(group) : {}),
			...(product === 'alb' ? { forwardedFor: given?.value ?? 'append' } : {}),
			decidedBy: {
				frontend: port.at,
				...(product === 'alb' && given ? { forwardedFor: given.at } : {}),
				...group?.decidedBy,
			},
		}),
	);
}

function targetGroupFacts(ports: readonly ServedPort[]) {
	const all = ports.flatMap(({ port, served }) => served.groups.map((group) => ({ port: port.port, group })));
	const codes = [
		...new Set(all.flatMap(({ group }) => (group.healthCheck?.path ? (group.codes ?? []) : []))),
	];
	const values = all.flatMap(({ group }) =>
		Object.entries(group.attributes).map(([key, value]) => `${group.id} ${key}=${value}`),
	);
	return {
		targetGroups: all.map(({ port, group }) => targetGroupFact(port, group)),
		targetGroupAttributes: [...new Set(values)].sort(),
		...(codes.length > 0 ? { successCodes: codes } : {}),
	};
}

/** What follows from a change of a Gateway, its class, configurations, routes or Services. */
export function updateGateway(before: State, after: State): Updated {
	const old = before.made;
	const left = after.object !== null && leftBehind(before, after);
	if (old.outcome === 'balancer' && left)
		return {
			made: after.made,
			update: {
				changes: after.made.outcome === 'balancer' ? [`an ${after.made.balancer.product} is made`] : [],
				ignored: [
					`the ${old.balancer.product} stays: no controller manages it any more, and nothing deletes it`,
				],
				recreated: after.made.outcome === 'balancer',
			},
		};
	return updateKept(before, after, ({ object, cluster }) =>
		object === null ? false : isProtected(attributes(configOf(object, cluster), 'loadBalancerAttributes')),
	);
}

/** Whether the Gateway went to another controller, or to none: what this one has made it does not delete. */
function leftBehind(before: State, after: State): boolean {
	const product = ({ object, cluster }: State) => (object === null ? null : productOf(object, cluster));
	return product(before) !== product(after);
}
