// What the AWS Load Balancer Controller makes of an Ingress: an ALB, shared by the Ingresses of its group.
import { annotationsOf, type KubeObject } from '../../../cluster/objects.ts';
import type { State, Updated } from '../../controller.ts';
import { balancer, ignored } from '../../made.ts';
import { annotationAt } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { parseMap } from './annotation-values.ts';
import type { Given } from './given.ts';
import { checkAddons } from './ingress-addons.ts';
import { frontOf } from './ingress-front.ts';
import { groupMembers, groupOf, type Member, memberOf, named } from './ingress-group.ts';
import { type Listener, listenersOf } from './ingress-listeners.ts';
import { checkOthers } from './ingress-other-settings.ts';
import { remarksOf } from './ingress-remarks.ts';
import { type Served, servedOn } from './ingress-rules.ts';
import { isDualStack, loadBalancerAttributes, ownSecurityGroups, schemeOf } from './ingress-settings.ts';
import { redirectPort } from './ingress-tls.ts';
import { answerOf } from './refusal.ts';
import { portOf, targetGroupFact } from './target-group.ts';
import { updateKept } from './update-kept.ts';

const mode = 'routing.http.xff_header_processing.mode';

/** What the controller makes of an Ingress that it sees for the first time. */
export function makeIngress(object: KubeObject, cluster: Cluster): Made {
	return answerOf(() => {
		const member = memberOf(object, cluster);
		if (member === null) return ignored();
		const members = groupMembers(member, cluster);
		const made = albOf(members, groupOf(member), cluster);
		return balancer(made.balancer, remarksOf(members, made, cluster));
	});
}

/** The ALB, and what remarks are drawn from. */
interface Alb {
	readonly balancer: Balancer;
	readonly listeners: readonly Listener[];
	readonly served: readonly Served[];
}

function albOf(members: readonly Member[], group: string, cluster: Cluster): Alb {
	const listeners = listenersOf(members, cluster);
	const scheme = schemeOf(members, cluster);
	const dualStack = isDualStack(members);
	const own = ownSecurityGroups(members, cluster);
	const attributes = loadBalancerAttributes(members);
	checkOthers(members, cluster);
	checkAddons(members);
	const redirected = redirectPort(members, listeners);
	const scene = { cluster, dualStack };
	const served = listeners.map(
		({ members, port, protocol }): Served =>
			redirected !== null && protocol === 'HTTP'
				? { groups: [], paths: [], missing: [], limited: [] }
				: servedOn(members, port, protocol, scene),
	);
	const sourceRanges = own ? [] : rangesOf(listeners, dualStack);
	const front = frontOf(members, listeners, sourceRanges, cluster);
	const ports = listeners.flatMap((listener, index) =>
		portsOf(listener, served[index], attributes.get(mode)),
	);
	const made: Balancer = {
		product: 'alb',
		scheme,
		ports,
		sourceRanges,
		paths: unique(served.flatMap(({ paths }) => paths)),
		...(front ? { front } : {}),
		facts: {
			group,
			status: 'hostname',
			ownSecurityGroups: own !== null,
			dualStack,
			loadBalancerAttributes: [...attributes].map(([key, { value }]) => `${key}=${value}`).sort(),
			...targetGroupFacts(listeners, served),
		},
	};
	return { balancer: made, listeners, served };
}

function portsOf(
	{ port, protocol, at }: Listener,
	served: Served | undefined,
	given: Given<string> | undefined,
): BalancerPort[] {
	const groups = served && served.groups.length > 0 ? served.groups : [null];
	return groups.map((group) =>
		portOf(port, protocol, group, {
			// AWS appends where nothing is said.
			forwardedFor: given?.value ?? 'append',
			decidedBy: { ...(given ? { forwardedFor: given.at } : {}), ...(at ? { frontend: at } : {}) },
		}),
	);
}

/** Target groups, their attributes and the status codes that pass as healthy. */
function targetGroupFacts(listeners: readonly Listener[], served: readonly Served[]) {
	const all = listeners.flatMap(({ port }, index) =>
		(served[index]?.groups ?? []).map((group) => ({ port, group })),
	);
	const codes = unique(all.flatMap(({ group }) => group.codes ?? []));
	return {
		targetGroups: all.map(({ port, group }) => targetGroupFact(port, group)),
		targetGroupAttributes: unique(
			all.flatMap(({ group }) =>
				Object.entries(group.attributes).map(([key, value]) => `${group.id} ${key}=${value}`),
			),
		).sort(),
		...(codes.length > 0 ? { successCodes: codes } : {}),
	};
}

/** Source ranges of all listeners; rules for IPv6 are written for a dualstack ALB alone. */
function rangesOf(listeners: readonly Listener[], dualStack: boolean): string[] {
	const all = unique(listeners.flatMap(({ sources }) => sources));
	return all.filter((range) => dualStack || !range.includes(':'));
}

function unique<Value>(values: readonly Value[]): Value[] {
	return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** What follows from a change of an Ingress, its group, its class or its Service. */
export function updateIngress(before: State, after: State): Updated {
	return updateKept(before, after, ({ object }) => {
		const given = object ? annotationsOf(object)[named('load-balancer-attributes')] : undefined;
		if (!object || given === undefined) return false;
		const attributes = parseMap(
			given,
			annotationAt(object, named('load-balancer-attributes')),
			named('load-balancer-attributes'),
		);
		return parseBool(attributes['deletion_protection.enabled'] ?? '') === true;
	});
}
