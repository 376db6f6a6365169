// Annotations of openshift/cloud-provider-ibm, and what it reads in another way than it looks.
import { annotationAt, fieldAt, type Service } from '../service.ts';
import type { Remark } from '../types.ts';

const prefix = 'service.kubernetes.io/ibm-load-balancer-cloud-provider-';

export const ibm = {
	features: `${prefix}enable-features`,
	ipType: `${prefix}ip-type`,
	name: `${prefix}vpc-lb-name`,
	nodeSelector: `${prefix}vpc-node-selector`,
	subnets: `${prefix}vpc-subnets`,
	zone: `${prefix}zone`,
} as const;

/** Features that are asked for: a list in any case, blanks taken out everywhere. */
function featuresOf(annotations: Service['annotations']): readonly string[] {
	return (annotations[ibm.features] ?? '').replaceAll(' ', '').toLowerCase().split(',').filter(Boolean);
}

/** Whether PROXY is asked for; the header is version 1. */
export const wantsProxy = (annotations: Service['annotations']) =>
	featuresOf(annotations).includes('proxy-protocol');

const ownNames: readonly string[] = Object.values(ibm);

export function remarksOf(service: Service): Remark[] {
	return [
		...featureRemarks(service),
		...ipTypeRemarks(service),
		...fieldRemarks(service),
		...unreadRemarks(service),
	];
}

function remark(
	{ object }: Service,
	name: string,
	weight: Remark['weight'],
	text: string,
	instead?: string,
): Remark {
	return { at: annotationAt(object, name), text, weight, ...(instead ? { instead } : {}) };
}

function featureRemarks(service: Service): Remark[] {
	const proxied = wantsProxy(service.annotations);
	const unknown = featuresOf(service.annotations).filter((word) => word !== 'proxy-protocol');
	return unknown.map((word) =>
		word === 'nlb'
			? remark(
					service,
					ibm.features,
					'broken',
					'this controller makes no network load balancers: it ignores the word nlb and makes an application load balancer, whose targets do not see the client',
					'proxy-protocol',
				)
			: remark(
					service,
					ibm.features,
					proxied ? 'note' : 'broken',
					`the controller knows one feature, proxy-protocol, and ignores ${JSON.stringify(word)}`,
					proxied ? undefined : 'proxy-protocol',
				),
	);
}

function ipTypeRemarks(service: Service): Remark[] {
	const ipType = service.annotations[ibm.ipType] ?? '';
	if (['', 'public', 'private'].includes(ipType)) return [];
	return [
		remark(
			service,
			ibm.ipType,
			/^\s*public\s*$/i.test(ipType) ? 'broken' : 'note',
			`every value except exactly public makes the balancer private, even ${JSON.stringify(ipType)}`,
			/public/i.test(ipType) ? 'public' : 'private',
		),
	];
}

/** Fields of the Service that the controller ignores. */
function fieldRemarks({ object, sourceRanges, loadBalancerIP }: Service): Remark[] {
	const found: Remark[] = [];
	if (sourceRanges.length > 0)
		found.push({
			at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			text: 'the controller ignores source ranges: everybody who reaches the balancer may connect',
			weight: 'risk',
		});
	if (loadBalancerIP !== undefined)
		found.push({
			at: fieldAt(object, 'spec', 'loadBalancerIP'),
			text: 'the controller ignores the address: a balancer of this kind has a host name',
			weight: 'note',
		});
	return found;
}

function unreadRemarks(service: Service): Remark[] {
	return Object.keys(service.annotations)
		.filter((name) => name.startsWith(prefix) && !ownNames.includes(name))
		.map((name) =>
			remark(
				service,
				name,
				'note',
				"this controller does not read the annotation; IBM's managed clusters may",
			),
		);
}
