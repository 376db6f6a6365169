// What the Oracle entries have in common.
import { findPods } from '../shared.ts';

export const annotation = {
	type: 'oci.oraclecloud.com/load-balancer-type',
	ipMode: 'oci.oraclecloud.com/ingress-ip-mode',
	internal: 'service.beta.kubernetes.io/oci-load-balancer-internal',
	proxyVersion: 'service.beta.kubernetes.io/oci-load-balancer-connection-proxy-protocol-version',
	backendProtocol: 'service.beta.kubernetes.io/oci-load-balancer-backend-protocol',
	networkInternal: 'oci-network-load-balancer.oraclecloud.com/internal',
	networkProxy: 'oci-network-load-balancer.oraclecloud.com/is-ppv2-enabled',
} as const;

const subnets = 'oci network subnet list --compartment-id COMPARTMENT --query \'data[]."cidr-block"\'';

export const find = {
	node: { command: subnets, note: "the nodes' subnet" },
	pods: findPods,
	loadBalancer: { command: subnets, note: "the balancer's subnet" },
} as const;

const repository = 'https://github.com/oracle/oci-cloud-controller-manager/blob/master';

/** What is read when the Service is made, and never looked at again. */
export const schemeStays = {
	text: 'the scheme: the controller reads it only when it makes the balancer; later changes have no effect, without an error',
	settings: ['scheme'],
	effect: 'ignored',
} as const;

export const affinity = 'The controller refuses a Service with sessionAffinity ClientIP.';

export const ociAnnotations = {
	title: 'oci-cloud-controller-manager: load balancer annotations',
	url: `${repository}/docs/load-balancer-annotations.md`,
	read: '2026-11',
} as const;

const providers = `${repository}/pkg/cloudprovider/providers/oci`;

export const ociCode = {
	title: 'oci-cloud-controller-manager: load_balancer_spec.go',
	url: `${providers}/load_balancer_spec.go`,
	read: '2026-11',
} as const;

export const ociChanges = {
	title: 'oci-cloud-controller-manager: load_balancer_util.go',
	url: `${providers}/load_balancer_util.go`,
	read: '2026-11',
} as const;
