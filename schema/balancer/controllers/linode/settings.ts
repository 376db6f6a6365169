// The annotations that Linode's controller reads.
import { parseInteger } from '../../words.ts';

export const prefix = 'service.beta.kubernetes.io/linode-loadbalancer-';

export const names = {
	algorithm: `${prefix}default-algorithm`,
	firewallAcl: `${prefix}firewall-acl`,
	firewallId: `${prefix}firewall-id`,
	hostnameOnly: `${prefix}hostname-only-ingress`,
	id: `${prefix}nodebalancer-id`,
	ipv6Backends: `${prefix}enable-ipv6-backends`,
	oldProxyProtocol: `${prefix}proxy-protocol`,
	preserve: `${prefix}preserve`,
	protocol: `${prefix}default-protocol`,
	proxyProtocol: `${prefix}default-proxy-protocol`,
	reservedIpv4: `${prefix}reserved-ipv4`,
	stickiness: `${prefix}default-stickiness`,
	type: `${prefix}nodebalancer-type`,
	udpCheckPort: `${prefix}udp-check-port`,
} as const;

export const checks = {
	attempts: `${prefix}check-attempts`,
	body: `${prefix}check-body`,
	interval: `${prefix}check-interval`,
	passive: `${prefix}check-passive`,
	path: `${prefix}check-path`,
	timeout: `${prefix}check-timeout`,
	type: `${prefix}check-type`,
} as const;

/** The balancer's own address in a VPC. */
export const frontend = {
	ipv4Range: `${prefix}frontend-ipv4-range`,
	ipv6Range: `${prefix}frontend-ipv6-range`,
	subnetId: `${prefix}frontend-subnet-id`,
	subnetName: `${prefix}frontend-subnet-name`,
	vpcName: `${prefix}frontend-vpc-name`,
} as const;

/** What else it reads, of no weight for the view. */
const others = [
	'backend-ipv4-range',
	'backend-subnet-id',
	'backend-subnet-name',
	'backend-vpc-name',
	'enable-ipv6-ingress',
	'retain-reserved-ipv4',
	'tags',
	'throttle',
];

const read = new Set([
	...[...Object.values(names), ...Object.values(checks), ...Object.values(frontend)].map((name) =>
		name.slice(prefix.length),
	),
	...others,
]);

/** The annotation with the settings of one port, as JSON. */
export function portName(port: number): string {
	return `${prefix}port-${port}`;
}

/** Whether it reads an annotation, by what follows the prefix. */
export function isRead(rest: string): boolean {
	return read.has(rest) || /^port-[0-9]+$/.test(rest);
}

/** Whether a text is a number as the controller writes it itself: `3`, not `03`. */
export function isPlainNumber(word: string): boolean {
	return String(parseInteger(word)) === word;
}
