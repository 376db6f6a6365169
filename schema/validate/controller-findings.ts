// What the provider's controller would say of the objects that the chart makes: that it refuses them, or reads a setting in its own way.

import { leftBy, refusalsOf, supposed } from '../balancer/made.ts';
import { misspeltAnnotations } from '../balancer/misspelt.ts';
import { balancerReader, decisive } from '../balancer/read.ts';
import type { Made, Remark, Where } from '../balancer/types.ts';
import { inventory } from '../cluster/inventory.ts';
import { annotationsOf, type KubeObject, objectsOf } from '../cluster/objects.ts';
import { frontObjects, RELEASE_NAMESPACE } from '../decide/front-objects.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import { found } from '../findings/found.ts';
import { memberOf } from '../text/members.ts';
import type { ValuePath } from '../text/path.ts';
import type { Decision } from './decide.ts';
import { unfit } from './unfit-balancer.ts';

/** Findings of the controller of the product that the values name; none where its code is not public. */
export function controllerFindings(decision: Decision): ValuesFinding[] {
	const { product, id, values } = decision.situation;
	const { controller } = product;
	if (!controller) return [];
	const front = frontObjects(decision);
	const reader = balancerReader(
		inventory([...front, ...objectsOf(values.extraObjects).map(inRelease)]),
		{ controller: controller.name },
		controller.settings ?? {},
	);
	const subject = front.find(({ kind }) => kind === controller.kind);
	const reading = subject ? decisive(reader(subject)) : null;
	if (!reading?.made) return [];
	const { made } = reading;
	const args: Named = { loadBalancer: id, controller: reading.controller?.name ?? controller.name };
	return [
		...refusals(decision, made, args),
		...made.remarks.flatMap((remark) => remarked(decision, remark, args)),
		...unfit(decision, supposed(made)).flatMap(({ what, at }) =>
			found('controller-unfit', valueAt(decision, at) ?? ['clientIp', 'strategy'], {
				...args,
				what,
				strategy: decision.situation.strategy,
			}),
		),
	];
}

/** The product and its controller, as texts name them. */
interface Named {
	readonly loadBalancer: string;
	readonly controller: string;
}

/** Further objects of the release stand in its namespace, unless they say another. */
const inRelease = (object: KubeObject): KubeObject =>
	object.namespace === '' ? { ...object, namespace: RELEASE_NAMESPACE } : object;

/** That the controller gives up; of what no values can give nothing is said. */
function refusals(decision: Decision, made: Made, args: Named): ValuesFinding[] {
	return refusalsOf(made).flatMap((refusal) => {
		const { at, message, unless, absent } = refusal;
		const path = valueAt(decision, at) ?? ['clientIp', 'loadBalancer'];
		const all = { controller: args.controller, object: 'these values', why: message };
		// Objects of others are seldom among the values.
		const setting = unless?.ask ? unless.there : absent;
		if (setting !== undefined) return found('controller-needs', path, { ...all, setting });
		return unless ? [] : found('controller-refuses', path, { ...all, left: leftBy(refusal) });
	});
}

/** A remark on what the user set; what the chart sets itself is no user's business. */
function remarked(
	decision: Decision,
	{ at, text, instead, weight, needlessWith }: Remark,
	args: Named,
): ValuesFinding[] {
	const path = valueAt(decision, at);
	const needless = needlessWith === 'daemonset' && decision.situation.daemonset;
	if (path === null || weight === 'note' || needless || isMisspelt(at, args.controller)) return [];
	const rest = { instead: instead === undefined ? '' : ` Write ${instead}.` };
	return weight === 'broken'
		? found('controller-misreads', path, { loadBalancer: args.loadBalancer, text, ...rest })
		: found('controller-reads', path, { text: `On ${args.loadBalancer} ${text}`, ...rest });
}

/** Whether a remark is about an annotation that is misspelt, which has a finding of its own. */
function isMisspelt({ object, path }: Where, controller: string): boolean {
	if (path[0] !== 'metadata' || path[1] !== 'annotations') return false;
	const name = path.slice(2).join('.');
	return misspeltAnnotations(annotationsOf(object), controller).some((one) => one.name === name);
}

/** Fields of the Service and the values that they come from. */
const fields: { readonly [field: string]: ValuePath } = {
	type: ['proxy', 'type'],
	externalTrafficPolicy: ['proxy', 'externalTrafficPolicy'],
	loadBalancerClass: ['proxy', 'loadBalancerClass'],
	loadBalancerIP: ['proxy', 'loadBalancerIP'],
	loadBalancerSourceRanges: ['proxy', 'loadBalancerSourceRanges'],
	allocateLoadBalancerNodePorts: ['proxy', 'allocateLoadBalancerNodePorts'],
	healthCheckNodePort: ['proxy', 'healthCheckNodePort'],
	sessionAffinity: ['proxy', 'sessionAffinity'],
	ipFamilies: ['proxy', 'ipFamilies'],
	ipFamilyPolicy: ['proxy', 'ipFamilyPolicy'],
};

/** The value behind a place in the objects; null where the user has set none. */
function valueAt({ situation }: Decision, where: Where | undefined): ValuePath | null {
	if (!where) return null;
	const { kind } = where.object;
	const [first, second, ...rest] = where.path;
	if (first === 'metadata' && second === 'annotations') return annotationAt(situation, kind, rest.join('.'));
	if (first !== 'spec') return null;
	if (kind === 'Ingress') return ingressValueAt(situation, where.path.slice(1));
	return kind === 'Service' ? serviceValueAt(situation, where.path.slice(1)) : null;
}

/** The value behind an annotation of the Service, or of what is in front of it. */
function annotationAt({ values }: Decision['situation'], kind: string, name: string): ValuePath | null {
	const { annotations, ingress } = values.proxy;
	if (kind === 'Service') return Object.hasOwn(annotations, name) ? ['proxy', 'annotations', name] : null;
	return Object.hasOwn(ingress.annotations, name) ? ['proxy', 'ingress', 'annotations', name] : null;
}

/** The value behind a place in the Service's spec. */
function serviceValueAt(
	{ values: { proxy } }: Decision['situation'],
	[name, index, field]: Where['path'],
): ValuePath | null {
	if (name === 'ports' && typeof index === 'number' && typeof field === 'string')
		return ['proxy', index === 0 && proxy.http.enabled ? 'http' : 'tls', field];
	const path = memberOf(fields, String(name));
	if (!path || !isGiven(proxy, path)) return null;
	return typeof index === 'number' ? [...path, index] : path;
}

/** The value behind a place in the Ingress' spec. */
function ingressValueAt(
	{ values }: Decision['situation'],
	[first, ...rest]: Where['path'],
): ValuePath | null {
	const { ingress } = values.proxy;
	const inTls = ['proxy', 'ingress', 'tls', ...rest.slice(0, 1)];
	if (first === 'tls') return ingress.tls.length > 0 ? inTls : null;
	if (first === 'ingressClassName') return ingress.ingressClassName ? ['proxy', 'ingress', first] : null;
	// A path is read by its type.
	if (first !== 'rules' || !rest.includes('paths')) return null;
	return ['proxy', 'ingress', ingress.pathType ? 'pathType' : 'path'];
}

/** Whether the user gave the value, not the strategy. */
function isGiven(proxy: Decision['situation']['values']['proxy'], [, name]: ValuePath): boolean {
	const value = Object.entries(proxy).find(([key]) => key === name)?.[1];
	return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}
