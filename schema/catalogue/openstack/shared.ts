// What the entries of OpenStack's cloud provider have in common.

import type { Immutable } from '../caveats.ts';
import { page } from '../sources.ts';

const prefix = 'loadbalancer.openstack.org';

export const annotation = {
	proxyProtocol: `${prefix}/proxy-protocol`,
	forwardedFor: `${prefix}/x-forwarded-for`,
	hostname: `${prefix}/hostname`,
	tls: `${prefix}/default-tls-container-ref`,
	internal: 'service.beta.kubernetes.io/openstack-internal-load-balancer',
} as const;

const repository = 'https://github.com/kubernetes/cloud-provider-openstack/blob/master';

const read = '2026-11';

export const occmDocs = {
	...page(
		'cloud-provider-openstack: expose applications using Services of type LoadBalancer',
		`${repository}/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md`,
	),
	read,
};

export const occmCode = {
	...page('cloud-provider-openstack: loadbalancer.go', `${repository}/pkg/openstack/loadbalancer.go`),
	read,
};

/** What changes on a balancer that exists: listeners are found by their protocol, new ones are made before old ones go. */
export const octaviaChanges = [
	{
		text: 'a listener from TCP to HTTP or TLS, or back (the controller makes the new one before it deletes the old one; Octavia refuses a second one on the port, and the old one keeps serving)',
		settings: [annotation.forwardedFor, annotation.tls],
		effect: 'refused',
	},
	{
		text: 'changing PROXY deletes the pools and creates them again',
		settings: [annotation.proxyProtocol],
		effect: 'break',
	},
] as const satisfies readonly Immutable[];

export const findLoadBalancer = {
	command: 'openstack subnet list',
	note: 'the subnet of the balancer',
} as const;
