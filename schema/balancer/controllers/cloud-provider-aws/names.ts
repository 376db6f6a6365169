// Names of the annotations that cloud-provider-aws reads, and the settings of its cloud configuration that bear on a balancer.
const prefix = 'service.beta.kubernetes.io/aws-load-balancer-';

/** The annotation of a Service with this ending. */
export const aws = (ending: string) => `${prefix}${ending}`;

export const names = {
	type: aws('type'),
	internal: aws('internal'),
	proxyProtocol: aws('proxy-protocol'),
	targetGroupAttributes: aws('target-group-attributes'),
	certificate: aws('ssl-cert'),
	sslPorts: aws('ssl-ports'),
	backendProtocol: aws('backend-protocol'),
	securityGroups: aws('security-groups'),
	extraSecurityGroups: aws('extra-security-groups'),
	checkProtocol: aws('healthcheck-protocol'),
	checkPort: aws('healthcheck-port'),
	checkPath: aws('healthcheck-path'),
	checkInterval: aws('healthcheck-interval'),
	checkTimeout: aws('healthcheck-timeout'),
	healthyThreshold: aws('healthcheck-healthy-threshold'),
	unhealthyThreshold: aws('healthcheck-unhealthy-threshold'),
	crossZone: aws('cross-zone-load-balancing-enabled'),
	accessLog: aws('access-log-enabled'),
	addresses: aws('eip-allocations'),
	privateAddresses: aws('private-ipv4-addresses'),
	subnets: aws('subnets'),
} as const;

/** How the controller is set up, by the names of its cloud configuration. */
export interface Settings {
	readonly [name: string]: string;
}

/** Why the controller gives up, and where. */
export interface Refusal {
	readonly message: string;
	readonly at: { readonly annotation: string } | { readonly field: readonly (string | number)[] };
}

export const annotationRefusal = (annotation: string, message: string): Refusal => ({
	message,
	at: { annotation },
});

export const fieldRefusal = (message: string, ...field: readonly (string | number)[]): Refusal => ({
	message,
	at: { field },
});
