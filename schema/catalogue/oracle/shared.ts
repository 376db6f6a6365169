// What the Oracle entries have in common.
import { findPods } from '../shared.ts';
import { page } from '../sources.ts';

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

export const ociAnnotations = page(
	'oci-cloud-controller-manager: load balancer annotations',
	`${repository}/docs/load-balancer-annotations.md`,
);

export const ociCode = page(
	'oci-cloud-controller-manager: load_balancer_spec.go',
	`${repository}/pkg/cloudprovider/providers/oci/load_balancer_spec.go`,
);
