// What the IBM entries have in common.
import { findNodes } from '../shared.ts';
import { page } from '../sources.ts';

const prefix = 'service.kubernetes.io/ibm-load-balancer-cloud-provider';

export const annotation = {
	features: `${prefix}-enable-features`,
	ipType: `${prefix}-ip-type`,
	subnets: `${prefix}-vpc-subnets`,
	name: `${prefix}-vpc-lb-name`,
} as const;

export const schemes = {
	'internet-facing': { service: { [annotation.ipType]: 'public' } },
	internal: { service: { [annotation.ipType]: 'private' } },
} as const;

export const find = {
	node: findNodes,
	loadBalancer: { command: 'ibmcloud is subnets', note: 'the subnets of the balancer' },
} as const;

export const ibmSources = [
	page(
		'IBM Cloud docs: VPC load balancers (copy of 2021)',
		'https://github.com/ibm-cloud-docs/containers/blob/master/vpc-lbaas.md',
	),
	{
		title: 'openshift/cloud-provider-ibm: vpcctl',
		url: 'https://github.com/openshift/cloud-provider-ibm/tree/main/pkg/vpcctl',
		read: '2026-11',
	},
] as const;

/** What the balancer keeps of its creation, with openshift/cloud-provider-ibm; IBM's pages say the same of the scheme. */
export const kept = [
	{
		text: 'public or private: its controller gives up on the whole change, so make a new Service instead',
		settings: ['scheme', annotation.ipType],
		effect: 'refused',
	},
	{
		text: 'the subnets: its controller gives up on the whole change',
		settings: [annotation.subnets],
		effect: 'refused',
	},
] as const;
