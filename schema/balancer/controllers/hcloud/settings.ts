// The annotations that Hetzner's controller reads.

export const prefix = 'load-balancer.hetzner.cloud/';

export const names = {
	algorithm: `${prefix}algorithm-type`,
	certificates: `${prefix}http-certificates`,
	certificateType: `${prefix}certificate-type`,
	cookieLifetime: `${prefix}http-cookie-lifetime`,
	disablePrivateIngress: `${prefix}disable-private-ingress`,
	disablePublicNetwork: `${prefix}disable-public-network`,
	domains: `${prefix}http-managed-certificate-domains`,
	hostname: `${prefix}hostname`,
	ipv6Disabled: `${prefix}ipv6-disabled`,
	location: `${prefix}location`,
	networkZone: `${prefix}network-zone`,
	nodeSelector: `${prefix}node-selector`,
	privateIpv4: `${prefix}private-ipv4`,
	protocol: `${prefix}protocol`,
	proxyProtocol: `${prefix}uses-proxyprotocol`,
	redirect: `${prefix}http-redirect-http`,
	stickySessions: `${prefix}http-sticky-sessions`,
	subnet: `${prefix}private-subnet-ip-range`,
	timeoutIdle: `${prefix}http-timeout-idle`,
	type: `${prefix}type`,
	usePrivateIp: `${prefix}use-private-ip`,
} as const;

export const checks = {
	interval: `${prefix}health-check-interval`,
	path: `${prefix}health-check-http-path`,
	port: `${prefix}health-check-port`,
	protocol: `${prefix}health-check-protocol`,
	retries: `${prefix}health-check-retries`,
	timeout: `${prefix}health-check-timeout`,
	validate: `${prefix}health-check-http-validate-certificate`,
} as const;

/** What else it reads or writes, of no weight for the view. */
const others = [
	'health-check-http-domain',
	'http-cookie-name',
	'http-managed-certificate-acme-staging',
	'http-managed-certificate-name',
	'http-status-codes',
	'id',
	'ipv4',
	'ipv4-rdns',
	'ipv6',
	'ipv6-rdns',
	'name',
];

const read = new Set([
	...[...Object.values(names), ...Object.values(checks)].map((name) => name.slice(prefix.length)),
	...others,
]);

/** Whether it reads an annotation, by what follows the prefix. */
export function isRead(rest: string): boolean {
	return read.has(rest);
}

/** Load balancer types that Hetzner has. */
export const types = ['lb11', 'lb21', 'lb31'];

/** What balancers speak; case does not matter. */
export function protocolOf(word: string): 'tcp' | 'http' | 'https' | null {
	const lower = word.toLowerCase();
	return lower === 'tcp' || lower === 'http' || lower === 'https' ? lower : null;
}
