// What the Azure provider reads of a Service: the names of its annotations, how it takes their words, and the flags of its configuration.
import { annotationAt, type Service } from '../../service.ts';
import type { Where } from '../../types.ts';
import { sameFold } from '../../words.ts';

const beta = 'service.beta.kubernetes.io';
const prefix = `${beta}/azure-`;
const balancer = `${prefix}load-balancer`;
const link = `${prefix}pls`;

export const annotation = {
	internal: `${balancer}-internal`,
	subnet: `${balancer}-internal-subnet`,
	ipv4: `${balancer}-ipv4`,
	ipv6: `${balancer}-ipv6`,
	mode: `${balancer}-mode`,
	haPorts: `${balancer}-enable-high-availability-ports`,
	idleTimeout: `${balancer}-tcp-idle-timeout`,
	noTcpReset: `${balancer}-disable-tcp-reset`,
	probeProtocol: `${balancer}-health-probe-protocol`,
	probePath: `${balancer}-health-probe-request-path`,
	probeInterval: `${balancer}-health-probe-interval`,
	probeCount: `${balancer}-health-probe-num-of-probe`,
	configurations: `${balancer}-configurations`,
	resourceGroup: `${balancer}-resource-group`,
	noFloatingIp: `${prefix}disable-load-balancer-floating-ip`,
	noSecurityRules: `${prefix}disable-load-balancer-nsg-rule`,
	allowedRanges: `${prefix}allowed-ip-ranges`,
	allowedTags: `${prefix}allowed-service-tags`,
	denyOthers: `${prefix}deny-all-except-load-balancer-source-ranges`,
	sourceRanges: `${beta}/load-balancer-source-ranges`,
	moreAddresses: `${prefix}additional-public-ips`,
	publicName: `${prefix}pip-name`,
	publicName6: `${prefix}pip-name-ipv6`,
	publicPrefix: `${prefix}pip-prefix-id`,
	publicPrefix6: `${prefix}pip-prefix-id-ipv6`,
	publicTags: `${prefix}pip-tags`,
	publicIpTags: `${prefix}pip-ip-tags`,
	dnsLabel: `${prefix}dns-label-name`,
	link: `${link}-create`,
	linkProxy: `${link}-proxy-protocol`,
	linkName: `${link}-name`,
	linkSubnet: `${link}-ip-configuration-subnet`,
	linkCount: `${link}-ip-configuration-ip-address-count`,
	linkAddresses: `${link}-ip-configuration-ip-address`,
	linkFqdns: `${link}-fqdns`,
	linkVisibility: `${link}-visibility`,
	linkApproval: `${link}-auto-approval`,
	linkGroup: `${link}-resource-group`,
} as const;

/** With what names of the provider's annotations begin, but for those of single ports. */
export const azurePrefix = prefix;

/** The annotation of one port: `port_443_no_probe_rule`, `port_443_health-probe_protocol`. */
export const ofPort = (port: number, setting: string) => `${beta}/port_${port}_${setting}`;

/** A switch, as the provider takes most of them: `true` in any case of letters, no blank around it. */
export function isOn({ annotations }: Pick<Service, 'annotations'>, name: string): boolean {
	return sameFold(annotations[name] ?? '', 'true');
}

/** A switch of the Private Link Service: blanks around the word do not matter. */
export function isOnTrimmed({ annotations }: Pick<Service, 'annotations'>, name: string): boolean {
	return sameFold((annotations[name] ?? '').trim(), 'true');
}

/** Whether the frontend is internal. This word alone is compared exactly. */
export function isInternal({ annotations }: Pick<Service, 'annotations'>): boolean {
	return annotations[annotation.internal] === 'true';
}

/** Whether an IPv4 address, an IPv6 address or both are asked for. */
export function familiesOf({ families }: Pick<Service, 'families'>): readonly ('IPv4' | 'IPv6')[] {
	return families.length > 0 ? families : ['IPv4'];
}

/** Why the provider gives up. */
export interface Refusal {
	readonly refusal: string;
	readonly at: Where;
}

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === 'object' && value !== null && 'refusal' in value;
}

/**
 * A whole number in an annotation, blanks around it allowed; undefined where there is none.
 * @param what it is, for the sentence that refuses another value.
 */
export function numberIn(
	service: Service,
	name: string,
	[least, most]: readonly [number, number],
	what: string,
): number | undefined | Refusal {
	const value = service.annotations[name]?.trim();
	if (value === undefined) return undefined;
	const number = /^[+-]?[0-9]+$/.test(value) ? Number(value) : Number.NaN;
	if (number >= least && number <= most) return number;
	const range = most >= greatest ? `of at least ${least}` : `from ${least} to ${most}`;
	return {
		refusal: `${what} must be a whole number ${range}, and ${name} says ${JSON.stringify(value)}`,
		at: annotationAt(service.object, name),
	};
}

/** The greatest number that the provider's code can hold. */
export const greatest = 2 ** 31 - 1;

type Settings = { readonly [name: string]: string };

/** Whether Services under traffic policy Cluster share one check of kube-proxy. */
export function sharesProbe(settings: Settings): boolean {
	return (
		settings.shared === 'true' || sameFold(settings.clusterServiceLoadBalancerHealthProbeMode ?? '', 'shared')
	);
}

/** Port and path of the shared check. */
export function sharedProbe(settings: Settings): { readonly port: string; readonly path: string } {
	return {
		port: settings.clusterServiceSharedLoadBalancerHealthProbePort ?? '10256',
		path: settings.clusterServiceSharedLoadBalancerHealthProbePath ?? '/healthz',
	};
}

/** Whether backend pools hold addresses of nodes rather than their network interfaces. */
export function poolsByAddress(settings: Settings): boolean {
	return (
		settings.ipBased === 'true' || sameFold(settings.loadBalancerBackendPoolConfigurationType ?? '', 'nodeIP')
	);
}
