// What the IBM entries have in common.
import { findNodes } from '../shared.ts';
import { controllerFile, page } from '../sources.ts';

const prefix = 'service.kubernetes.io/ibm-load-balancer-cloud-provider';

export const annotation = {
	features: `${prefix}-enable-features`,
	ipType: `${prefix}-ip-type`,
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
	controllerFile(
		'openshift/cloud-provider-ibm: vpcctl',
		'https://github.com/openshift/cloud-provider-ibm/tree/main/pkg/vpcctl',
	),
] as const;
