// What the DigitalOcean entries have in common.
import { findPods } from '../shared.ts';
import { page } from '../sources.ts';

const prefix = 'service.beta.kubernetes.io/do-loadbalancer';

export const annotation = {
	type: `${prefix}-type`,
	network: `${prefix}-network`,
	proxyProtocol: `${prefix}-enable-proxy-protocol`,
	protocol: `${prefix}-protocol`,
	hostname: `${prefix}-hostname`,
} as const;

const vpcs = { command: 'doctl vpcs list --format Name,IPRange', note: 'the range of the cluster' } as const;

export const find = {
	node: vpcs,
	pods: findPods,
	loadBalancer: vpcs,
} as const;

const repository = 'https://github.com/digitalocean/digitalocean-cloud-controller-manager';

export const annotationsDocs = page(
	'digitalocean-cloud-controller-manager: annotations',
	`${repository}/blob/master/docs/controllers/services/annotations.md`,
);

export const controllerCode = page(
	'digitalocean-cloud-controller-manager: loadbalancers.go',
	`${repository}/blob/master/cloud-controller-manager/do/loadbalancers.go`,
);

export const issue = (number: number, title: string) =>
	page(`digitalocean-cloud-controller-manager #${number}: ${title}`, `${repository}/issues/${number}`);
