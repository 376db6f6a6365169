// The annotations that Oracle's controller reads, and the words that decide which product it makes.
import type { Service } from '../../service.ts';

const balancer = 'service.beta.kubernetes.io/oci-load-balancer';
const network = 'oci-network-load-balancer.oraclecloud.com';
const shared = 'oci.oraclecloud.com';

/** Read for both products. */
export const common = {
	type: `${shared}/load-balancer-type`,
	ipMode: `${shared}/ingress-ip-mode`,
	ruleMode: `${shared}/security-rule-management-mode`,
	backendGroups: `${shared}/oci-backend-network-security-group`,
	serviceAccount: `${shared}/workload-service-account`,
	compartment: `${shared}/compartment-id`,
	ruleSets: `${shared}/oci-load-balancer-rule-sets`,
	assignedIpv4: `${network}/assigned-private-ipv4`,
	assignedIpv6: `${network}/assigned-ipv6`,
} as const;

/** Read for the Load Balancer alone. */
export const lb = {
	proxyVersion: `${balancer}-connection-proxy-protocol-version`,
	idleTimeout: `${balancer}-connection-idle-timeout`,
	backendProtocol: `${balancer}-backend-protocol`,
	sslPorts: `${balancer}-ssl-ports`,
	tlsSecret: `${balancer}-tls-secret`,
	backendTlsSecret: `${balancer}-tls-backendset-secret`,
	listenerTls: `${shared}/oci-load-balancer-listener-ssl-config`,
	backendTls: `${shared}/oci-load-balancer-backendset-ssl-config`,
	shape: `${balancer}-shape`,
	shapeMin: `${balancer}-shape-flex-min`,
	shapeMax: `${balancer}-shape-flex-max`,
	subnet1: `${balancer}-subnet1`,
	subnet2: `${balancer}-subnet2`,
} as const;

/** Read for the Network Load Balancer alone. */
export const nlb = {
	proxy: `${network}/is-ppv2-enabled`,
	keepSource: `${network}/is-preserve-source`,
	subnet: `${network}/subnet`,
	publicAddressOnly: `${network}/external-ip-only`,
} as const;

type Product = 'lb' | 'nlb';

/** Settings that each product has under a name of its own. */
export const own = {
	internal: { lb: `${balancer}-internal`, nlb: `${network}/internal` },
	listMode: {
		lb: `${balancer}-security-list-management-mode`,
		nlb: `${network}/security-list-management-mode`,
	},
	policy: { lb: `${shared}/loadbalancer-policy`, nlb: `${network}/backend-policy` },
	retries: { lb: `${balancer}-health-check-retries`, nlb: `${network}/health-check-retries` },
	interval: { lb: `${balancer}-health-check-interval`, nlb: `${network}/health-check-interval` },
	timeout: { lb: `${balancer}-health-check-timeout`, nlb: `${network}/health-check-timeout` },
	groups: { lb: `${shared}/oci-network-security-groups`, nlb: `${network}/oci-network-security-groups` },
	nodes: { lb: `${shared}/node-label-selector`, nlb: `${network}/node-label-selector` },
	freeformTags: {
		lb: `${shared}/initial-freeform-tags-override`,
		nlb: `${network}/initial-freeform-tags-override`,
	},
	definedTags: {
		lb: `${shared}/initial-defined-tags-override`,
		nlb: `${network}/initial-defined-tags-override`,
	},
} as const;

/** Names of the Network Load Balancer's tags that are older, and are read where the newer ones are missing. */
export const olderTags = {
	freeform: `${network}/freeform-tags`,
	defined: `${network}/defined-tags`,
} as const;

/** The product: `nlb` in any case of letters, for every other word the Load Balancer. */
export function productOf({ annotations }: Pick<Service, 'annotations'>): Product {
	return annotations[common.type]?.toLowerCase() === 'nlb' ? 'nlb' : 'lb';
}

/** Who changes which security rules of the subnets. Null for a word that the controller refuses. */
type RuleMode = 'All' | 'Frontend' | 'NSG' | 'None';

/** How the controller opens the way to balancer and nodes. */
export function ruleModeOf(service: Service): RuleMode | null {
	const word = service.annotations[common.ruleMode];
	if (word === undefined) return listModeOf(service);
	const lower = word.toLowerCase();
	if (lower === 'sl-all') return 'All';
	if (lower === 'sl-frontend') return 'Frontend';
	if (lower === 'nsg') return 'NSG';
	return word === 'None' ? 'None' : null;
}

/** The older annotation, of which each product has its own: an unknown word is `All` to the Load Balancer and refused for the other. */
export function listModeOf(service: Service): 'All' | 'Frontend' | 'None' | null {
	const product = productOf(service);
	const word = service.annotations[own.listMode[product]];
	if (word === 'All' || word === 'Frontend' || word === 'None') return word;
	if (product === 'lb') return 'All';
	return word === undefined ? 'None' : null;
}

/** Whether the ranges of spec.loadBalancerSourceRanges get into some rule of the network. */
export function honoursRanges(service: Service): boolean {
	const mode = ruleModeOf(service);
	return mode !== null && mode !== 'None';
}
