// Which Ingresses the controller takes, and which of them share an ALB.

import { namesAnotherController } from '../../../cluster/ingress-classes.ts';
import { selects } from '../../../cluster/label-selector.ts';
import { annotationsOf, at, type KubeObject, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';
import { parseNumber } from './annotation-values.ts';
import { flag, isComplete } from './flags.ts';
import { filled, inNamespace, keyOf, namespaceLabels, ofCluster } from './lookup.ts';
import { Refusal } from './refusal.ts';

const prefix = 'alb.ingress.kubernetes.io/';
/** `spec.controller` of the classes that are this controller's. */
const ours = 'ingress.k8s.aws/alb';
/** The old way to name a class; outranks spec.ingressClassName. */
export const classAnnotation = 'kubernetes.io/ingress.class';
const defaultClass = 'ingressclass.kubernetes.io/is-default-class';

/** An Ingress that shares an ALB with the others of its group. */
export interface Member {
	readonly object: KubeObject;
	/** `namespace/name`. */
	readonly key: string;
	readonly annotations: { readonly [name: string]: string };
	/** IngressClassParams of its class; null where the class has none. */
	readonly params: KubeObject | null;
}

/** The value of an annotation by the end of its name. */
export function annotation({ annotations }: Member, suffix: string): string | undefined {
	return annotations[prefix + suffix];
}

/** The full name of an annotation. */
export function named(suffix: string): string {
	return prefix + suffix;
}

/** The place of an annotation of a member. */
export function placeOf({ object }: Member, suffix: string): Where {
	return annotationAt(object, prefix + suffix);
}

/** A field of the member's IngressClassParams. */
export function param({ params }: Member, ...path: readonly string[]): unknown {
	return params === null ? undefined : at(params.body, 'spec', ...path);
}

/** The place of a field of the member's IngressClassParams. */
export function paramPlace(member: Member, ...path: readonly string[]): Where {
	return fieldAt(member.params ?? member.object, 'spec', ...path);
}

/** The Ingress as a member of a group; null where it is not this controller's. */
export function memberOf(object: KubeObject, cluster: Cluster): Member | null {
	const annotations = annotationsOf(object);
	const member = { object, key: keyOf(object), annotations };
	const old = annotations[classAnnotation];
	const wanted = flag(cluster, 'ingress-class', 'alb');
	if (old !== undefined)
		return old === wanted || (wanted === '' && old === 'alb') ? { ...member, params: null } : null;

	const name = text(at(object.body, 'spec', 'ingressClassName')) ?? defaultClassOf(cluster);
	if (name === undefined && wanted === '') return { ...member, params: null };
	if (name === undefined) return isComplete(cluster) ? null : byAnnotations(member, '');
	const ingressClass = ofCluster(cluster, 'IngressClass', name);
	if (!ingressClass) return ofMissingClass(member, name, cluster);
	if (text(at(ingressClass.body, 'spec', 'controller')) !== ours) return null;
	return { ...member, params: paramsOf(ingressClass, object, cluster) };
}

/** An Ingress of a class that is not among the objects. */
function ofMissingClass(member: Omit<Member, 'params'>, name: string, cluster: Cluster): Member | null {
	// The controller's own Helm chart makes the class of this name.
	if (name === 'alb') return { ...member, params: null };
	if (!isComplete(cluster)) return byAnnotations(member, name);
	throw new Refusal(`there is no IngressClass ${name}`, fieldAt(member.object, 'spec', 'ingressClassName'));
}

/** An Ingress of a class that is not among the objects is taken for this controller's by its annotations. */
function byAnnotations(member: Omit<Member, 'params'>, className: string): Member | null {
	const own = Object.keys(member.annotations).some((name) => name.startsWith(prefix));
	return own && !namesAnotherController.test(className) ? { ...member, params: null } : null;
}

function defaultClassOf({ inventory }: Cluster): string | undefined {
	const marked = (inventory.byKind.get('IngressClass') ?? []).filter(
		(one) => annotationsOf(one)[defaultClass] === 'true',
	);
	if (marked.length > 1) throw new Refusal('several IngressClasses are marked as the default');
	return marked[0]?.name;
}

function paramsOf(ingressClass: KubeObject, ingress: KubeObject, cluster: Cluster): KubeObject | null {
	const reference = at(ingressClass.body, 'spec', 'parameters');
	const where = fieldAt(ingressClass, 'spec', 'parameters');
	if (reference === undefined || reference === null) return null;
	if (at(reference, 'apiGroup') !== 'elbv2.k8s.aws' || at(reference, 'kind') !== 'IngressClassParams')
		throw new Refusal('the IngressClass names parameters of a kind that the controller does not know', where);
	const name = filled(at(reference, 'name')) ?? '';
	const params = ofCluster(cluster, 'IngressClassParams', name);
	if (!params) throw new Refusal(`there is no IngressClassParams ${name}`, where);
	const selector = at(params.body, 'spec', 'namespaceSelector');
	const labels = namespaceLabels(cluster, ingress.namespace);
	// Labels of a namespace that is not among the objects are unknown.
	if (selector && labels && !selects(selector, labels))
		throw new Refusal(
			`namespace ${ingress.namespace} does not fit the namespaceSelector of IngressClassParams ${name}`,
			fieldAt(params, 'spec', 'namespaceSelector'),
		);
	return params;
}

/** What names the group; an Ingress without a group's name is a group of its own. */
export function groupOf(member: Member): string {
	const fromClass = param(member, 'group');
	const [name, where] =
		fromClass !== undefined && fromClass !== null
			? [text(at(fromClass, 'name')) ?? '', paramPlace(member, 'group', 'name')]
			: [annotation(member, 'group.name'), placeOf(member, 'group.name')];
	if (name === undefined) return member.key;
	if (!/^([a-z0-9][-a-z0-9.]*)?[a-z0-9]$/.test(name) || name.length > 63)
		throw new Refusal(
			'the name of an Ingress group has 1 to 63 lower-case letters, digits, hyphens and dots, no hyphen or dot at its ends',
			where,
		);
	return name;
}

/** All Ingresses of the group, in the order in which the controller reads them. */
export function groupMembers(member: Member, cluster: Cluster): Member[] {
	const group = groupOf(member);
	// The order is read of an Ingress that is a group of its own, too.
	if (group === member.key) {
		orderOf(member);
		return [member];
	}
	const others = (cluster.inventory.byKind.get('Ingress') ?? []).flatMap((one) => {
		const other = one.index === member.object.index ? member : leniently(() => memberOf(one, cluster));
		return other && leniently(() => groupOf(other)) === group ? [other] : [];
	});
	const all = others.some(({ object }) => object.index === member.object.index)
		? others
		: [member, ...others];
	const order = new Map(all.map((one) => [one, orderOf(one)]));
	return all.sort((a, b) => {
		const difference = (order.get(a) ?? 0) - (order.get(b) ?? 0);
		return difference || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
	});
}

/** An Ingress with a class or group that cannot be is left out of the others' group. */
function leniently<Value>(read: () => Value): Value | null {
	try {
		return read();
	} catch (error) {
		if (error instanceof Refusal) return null;
		throw error;
	}
}

function orderOf(member: Member): number {
	const given = annotation(member, 'group.order');
	if (given === undefined) return 0;
	const order = parseNumber(given, placeOf(member, 'group.order'), named('group.order'));
	if (order < -1000 || order > 1000)
		throw new Refusal(
			`${named('group.order')} must lie within -1000 and 1000`,
			placeOf(member, 'group.order'),
		);
	return order;
}

/** The Service that a member names. */
export function serviceOf({ object }: Member, name: string, cluster: Cluster): KubeObject | undefined {
	return inNamespace(cluster, 'Service', object.namespace, name);
}
