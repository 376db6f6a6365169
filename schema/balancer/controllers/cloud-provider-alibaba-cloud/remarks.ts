// What Alibaba's controller reads in another way than its author means, or not at all.
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Cluster, Remark } from '../../types.ts';
import {
	addressRemarks,
	checkRemarks,
	keepingRemarks,
	listenerRemarks,
	onRemarks,
	targetRemarks,
} from './remarks-of-listeners.ts';
import {
	classAnnotation,
	leavesListeners,
	nameOf,
	oldPrefix,
	type Product,
	prefix,
	read,
	readsType,
	tunnelType,
	typeAnnotation,
	whereIs,
} from './words.ts';

/** Remarks on a Service that gets a balancer. */
export function remarksOf(service: Service, product: Product, cluster: Cluster): Remark[] {
	return [
		...onRemarks(service, product, 'proxy-protocol', 'no PROXY header is sent'),
		...(product === 'nlb'
			? [
					...onRemarks(service, product, 'preserve-client-ip', 'packets have the balancer’s address'),
					...keepingRemarks(service),
				]
			: []),
		...oldNameRemarks(service),
		...listenerRemarks(service, product),
		...addressRemarks(service, product),
		...targetRemarks(service, cluster),
		...checkRemarks(service, product),
		...rangeRemarks(service, product),
		...otherProduct(service, product),
		...existingRemarks(service),
		...typeRemarks(service, product, cluster),
	];
}

/** Remarks on a Service of type LoadBalancer that the controller passes over. */
export function ignoredRemarks({ annotations, className, object, type }: Service): Remark[] {
	if (type !== 'LoadBalancer' || className !== undefined) return [];
	return [classAnnotation, tunnelType]
		.filter((name) => annotations[name])
		.map((name) => ({
			at: annotationAt(object, name),
			text: 'with this annotation the controller leaves the Service alone',
			weight: 'risk',
		}));
}

function oldNameRemarks({ annotations, object }: Service): Remark[] {
	return Object.keys(annotations)
		.filter((name) => name.startsWith(oldPrefix))
		.filter((name) => annotations[`${prefix}${name.slice(oldPrefix.length)}`] !== undefined)
		.map((name) => ({
			at: annotationAt(object, name),
			text: `not read, since ${prefix}${name.slice(oldPrefix.length)} is set, even if it is empty`,
			weight: 'note',
		}));
}

function rangeRemarks(service: Service, product: Product): Remark[] {
	const { object, sourceRanges } = service;
	const isNamed = read(service, 'id') !== '';
	if (sourceRanges.length === 0 || (product === 'nlb' && !isNamed)) return [];
	return [
		{
			at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			text:
				product === 'nlb'
					? 'nobody is kept out: the controller does not read the ranges for an existing balancer'
					: 'nobody is kept out: the controller does not read the ranges for a Classic Load Balancer',
			...(product === 'clb'
				? { instead: `${prefix}acl-id, with ${prefix}acl-status and ${prefix}acl-type` }
				: {}),
			weight: 'risk',
		},
	];
}

/** Settings that only the other product reads, and that matter for clients. */
const others = {
	clb: ['preserve-client-ip', 'zone-maps', 'server-group-type', 'security-group-ids', 'listener-port-range'],
	nlb: [
		'acl-id',
		'acl-status',
		'acl-type',
		'forward-port',
		'health-check-switch',
		'xforwardedfor-proto',
		'xforwardedfor-slbport',
		'xforwardedfor-clientsrcport',
		'hostname',
		'external-ip-type',
	],
} as const;

function otherProduct(service: Service, product: Product): Remark[] {
	const title = product === 'clb' ? 'Network' : 'Classic';
	return others[product]
		.filter((setting) => read(service, setting) !== '')
		.map((setting) => ({
			at: whereIs(service, setting),
			text: `only the ${title} Load Balancer has this setting; here it is not read`,
			weight: ['preserve-client-ip', 'acl-id'].includes(setting) ? 'broken' : 'note',
		}));
}

function existingRemarks(service: Service): Remark[] {
	if (!leavesListeners(service)) return [];
	const setting = 'force-override-listeners';
	return [
		{
			at: whereIs(service, 'id'),
			text: `the controller makes and changes no listeners of this balancer, unless ${nameOf(service, setting)} is true, exactly: PROXY, ports and checks are as somebody set them there by hand`,
			instead: `${prefix}${setting}: "true"`,
			weight: read(service, 'proxy-protocol') === '' ? 'risk' : 'broken',
		},
	];
}

function typeRemarks(service: Service, product: Product, cluster: Cluster): Remark[] {
	const { annotations, object } = service;
	if (product === 'nlb' || annotations[typeAnnotation] === undefined || readsType(cluster)) return [];
	return [
		{
			at: annotationAt(object, typeAnnotation),
			text: 'not read by default: a Classic Load Balancer is made',
			instead: 'spec.loadBalancerClass: alibabacloud.com/nlb',
			weight: 'risk',
		},
	];
}
