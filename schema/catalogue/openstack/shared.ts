// What the entries of OpenStack's cloud provider have in common.
import { page } from '../sources.ts';

const prefix = 'loadbalancer.openstack.org';

export const annotation = {
	proxyProtocol: `${prefix}/proxy-protocol`,
	forwardedFor: `${prefix}/x-forwarded-for`,
	hostname: `${prefix}/hostname`,
	internal: 'service.beta.kubernetes.io/openstack-internal-load-balancer',
} as const;

const repository = 'https://github.com/kubernetes/cloud-provider-openstack/blob/master';

export const occmDocs = page(
	'cloud-provider-openstack: expose applications using Services of type LoadBalancer',
	`${repository}/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md`,
);

export const occmCode = page(
	'cloud-provider-openstack: loadbalancer.go',
	`${repository}/pkg/openstack/loadbalancer.go`,
);

export const findLoadBalancer = {
	command: 'openstack subnet list',
	note: 'the subnet of the balancer',
} as const;
