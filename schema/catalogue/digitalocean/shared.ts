// What the DigitalOcean entries have in common.
import { findPods } from '../shared.ts';
import { controllerFile, page } from '../sources.ts';

const prefix = 'service.beta.kubernetes.io/do-loadbalancer';

export const annotation = {
	type: `${prefix}-type`,
	network: `${prefix}-network`,
	proxyProtocol: `${prefix}-enable-proxy-protocol`,
	protocol: `${prefix}-protocol`,
	hostname: `${prefix}-hostname`,
	certificate: `${prefix}-certificate-id`,
} as const;

const vpcs = { command: 'doctl vpcs list --format Name,IPRange', note: 'the range of the cluster' } as const;

export const schemes = {
	'internet-facing': { service: { [annotation.network]: 'EXTERNAL' } },
	internal: { service: { [annotation.network]: 'INTERNAL' } },
} as const;

/** The controller writes the type of the balancer into the Service before it updates it. */
export const immutable = [
	{
		text: 'the type: the controller writes the old type back, and the balancer does not change',
		settings: [annotation.type],
		// Kong would wait for what the old type does not send.
		effect: 'refused',
	},
] as const;

/** What the controller gives up on. */
export const refusedWords =
	'A value that the controller cannot read, such as "yes" or "off" for do-loadbalancer-enable-proxy-protocol or a type or network in lower case, is an error: no balancer is made, and an existing one is no longer updated, not even its nodes.';

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

export const controllerCode = controllerFile(
	'digitalocean-cloud-controller-manager: loadbalancers.go',
	`${repository}/blob/master/cloud-controller-manager/do/loadbalancers.go`,
);

export const issue = (number: number, title: string) =>
	page(`digitalocean-cloud-controller-manager #${number}: ${title}`, `${repository}/issues/${number}`);
