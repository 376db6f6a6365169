// The annotations of a Service that the AWS Load Balancer Controller reads, and how it reads their values.
import { annotationAt, type Service } from '../../service.ts';
import type { Cure, Where } from '../../types.ts';
import { isInteger32, listOf, parseBool } from '../../words.ts';

const service = 'service.beta.kubernetes.io';
const aws = `${service}/aws-load-balancer`;

export const names = {
	sourceRanges: `${service}/load-balancer-source-ranges`,
	actions: `${service}/actions`,
	type: `${aws}-type`,
	targetType: `${aws}-nlb-target-type`,
	name: `${aws}-name`,
	scheme: `${aws}-scheme`,
	internal: `${aws}-internal`,
	proxyProtocol: `${aws}-proxy-protocol`,
	proxyProtocolPerTargetGroup: `${aws}-proxy-protocol-per-target-group`,
	ipAddressType: `${aws}-ip-address-type`,
	accessLogEnabled: `${aws}-access-log-enabled`,
	crossZone: `${aws}-cross-zone-load-balancing-enabled`,
	certificate: `${aws}-ssl-cert`,
	sslPorts: `${aws}-ssl-ports`,
	backendProtocol: `${aws}-backend-protocol`,
	tags: `${aws}-additional-resource-tags`,
	checkHealthyThreshold: `${aws}-healthcheck-healthy-threshold`,
	checkUnhealthyThreshold: `${aws}-healthcheck-unhealthy-threshold`,
	checkTimeout: `${aws}-healthcheck-timeout`,
	checkInterval: `${aws}-healthcheck-interval`,
	checkProtocol: `${aws}-healthcheck-protocol`,
	checkPort: `${aws}-healthcheck-port`,
	checkPath: `${aws}-healthcheck-path`,
	checkCodes: `${aws}-healthcheck-success-codes`,
	targetGroupAttributes: `${aws}-target-group-attributes`,
	subnets: `${aws}-subnets`,
	eipAllocations: `${aws}-eip-allocations`,
	privateIpv4Addresses: `${aws}-private-ipv4-addresses`,
	ipv6Addresses: `${aws}-ipv6-addresses`,
	alpnPolicy: `${aws}-alpn-policy`,
	targetNodeLabels: `${aws}-target-node-labels`,
	attributes: `${aws}-attributes`,
	securityGroups: `${aws}-security-groups`,
	manageBackendRules: `${aws}-manage-backend-security-group-rules`,
	privateLinkRules: `${aws}-inbound-sg-rules-on-private-link-traffic`,
	prefixLists: `${aws}-security-group-prefix-lists`,
	listenerAttributes: `${aws}-listener-attributes`,
	multiCluster: `${aws}-multi-cluster-target-group`,
	ipv6SourceNat: `${aws}-enable-prefix-for-ipv6-source-nat`,
	ipv6SourceNatPrefixes: `${aws}-source-nat-ipv6-prefixes`,
	minimumCapacity: `${aws}-minimum-load-balancer-capacity`,
	tcpUdpListener: `${aws}-enable-tcp-udp-listener`,
	disableSecurityGroups: `${aws}-disable-nlb-sg`,
	quicPorts: `${aws}-quic-enabled-ports`,
} as const;

/** Read too, but of no weight here: where logs go, which cipher suites, whether ICMP may pass. */
const others = [
	`${aws}-access-log-s3-bucket-name`,
	`${aws}-access-log-s3-bucket-prefix`,
	`${aws}-ssl-negotiation-policy`,
	`${aws}-enable-icmp-for-path-mtu-discovery`,
];

/** What carries the port, or protocol and port, at its end. */
const perPort = [names.actions, names.targetGroupAttributes, names.listenerAttributes];

const all: ReadonlySet<string> = new Set([...Object.values(names), ...others]);

/** Whether the controller reads an annotation of that name on a Service. */
export function isRead(name: string): boolean {
	return all.has(name) || perPort.some((one) => name.startsWith(`${one}.`));
}

/** Whether an annotation looks like one for load balancers of AWS. */
export function isForAws(name: string): boolean {
	return name.startsWith(`${aws}-`);
}

/** The controller gives up: thrown while it reads an object, and caught where the answer is made. */
export class Refused extends Error {
	readonly at: Where | undefined;
	readonly cure: Cure | undefined;

	constructor(message: string, at?: Where, cure?: Cure) {
		super(message);
		this.at = at;
		this.cure = cure;
	}
}

/** Gives up because of an annotation. */
export function refuse({ object }: Service, name: string, message: string): never {
	throw new Refused(message, annotationAt(object, name));
}

/** The value of an annotation; undefined where it is missing, also where a value is empty. */
export function wordOf({ annotations }: Pick<Service, 'annotations'>, name: string): string | undefined {
	return Object.hasOwn(annotations, name) ? annotations[name] : undefined;
}

/** A list separated by commas; undefined where the annotation is missing. */
export function wordsOf(service: Service, name: string): readonly string[] | undefined {
	const value = wordOf(service, name);
	return value === undefined ? undefined : listOf(value);
}

/** True or false, in the spellings that Go takes. */
export function flagOf(service: Service, name: string): boolean | undefined {
	const value = wordOf(service, name);
	if (value === undefined) return undefined;
	return parseBool(value) ?? refuse(service, name, `${name} must be true or false`);
}

/** Checks that an annotation is a whole number of 32 bits, or missing. */
export function checkInteger(service: Service, name: string): void {
	const value = wordOf(service, name);
	if (value !== undefined && !isInteger32(value)) refuse(service, name, `${name} must be a whole number`);
}

/** `a=1,b=2` as a map; undefined where the annotation is missing. */
export function pairsOf(service: Service, name: string): ReadonlyMap<string, string> | undefined {
	const value = wordOf(service, name);
	if (value === undefined) return undefined;
	const pairs = new Map<string, string>();
	for (const item of splitPairs(value)) {
		const [, key = '', word = ''] = /^([^=]*)=(.*)$/s.exec(item) ?? [];
		if (key.trim() === '') refuse(service, name, `${name} must be a list of key=value, separated by commas`);
		pairs.set(key.trim(), word.trim());
	}
	return pairs;
}

/**
 * The items of a list of pairs. A comma ends an item only where an equals sign follows somewhere behind it; one at the very end belongs
 * to the last value, and a backslash takes the next character as it is.
 */
function splitPairs(value: string): string[] {
	const found: string[] = [];
	let current = '';
	// Sought once, not behind every character.
	const [end, lastEquals] = [value.trimEnd().length, value.lastIndexOf('=')];
	for (let index = 0; index < value.length; index += 1) {
		const character = value.charAt(index);
		if (character === '\\' && index + 1 < value.length) {
			index += 1;
			current += value.charAt(index);
		} else if (character === ',' && index + 1 < end) {
			found.push(current.trim());
			current = '';
			if (lastEquals <= index) return [...found, value.slice(index + 1).trim()];
		} else current += character;
	}
	return current === '' ? found : [...found, current.trim()];
}
