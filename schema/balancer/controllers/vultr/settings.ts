// The annotations that Vultr's controller reads.
export const prefix = 'service.beta.kubernetes.io/vultr-loadbalancer-';

export const names = {
	autoSsl: `${prefix}auto-ssl`,
	backendProtocol: `${prefix}backend-protocol`,
	cookieName: `${prefix}sticky-session-cookie-name`,
	create: `${prefix}create`,
	firewallRules: `${prefix}firewall-rules`,
	firewallRulesMap: `${prefix}firewall-rules-cm`,
	hostname: `${prefix}hostname`,
	httpsPorts: `${prefix}https-ports`,
	label: `${prefix}label`,
	nodeCount: `${prefix}node-count`,
	passThrough: `${prefix}ssl-pass-through`,
	privateNetwork: `${prefix}private-network`,
	protocol: `${prefix}protocol`,
	proxyProtocol: `${prefix}proxy-protocol`,
	ssl: `${prefix}ssl`,
	stickySession: `${prefix}sticky-session-enabled`,
	timeout: `${prefix}timeout`,
	vpc: `${prefix}vpc`,
} as const;

export const checks = {
	healthy: `${prefix}healthcheck-healthy-threshold`,
	interval: `${prefix}healthcheck-check-interval`,
	path: `${prefix}healthcheck-path`,
	port: `${prefix}healthcheck-port`,
	protocol: `${prefix}healthcheck-protocol`,
	timeout: `${prefix}healthcheck-response-timeout`,
	unhealthy: `${prefix}healthcheck-unhealthy-threshold`,
} as const;

const read = new Set([
	...[...Object.values(names), ...Object.values(checks)].map((name) => name.slice(prefix.length)),
	...['algorithm', 'http2', 'http3', 'id', 'ssl-last-updated', 'ssl-redirect'],
]);

/** Whether it reads an annotation, by what follows the prefix. */
export function isRead(rest: string): boolean {
	return read.has(rest);
}

/** Whether a text is a host name, as the controller's check has it: no address, and its labels of letters, digits, `_` and `-`. */
export function isHostName(text: string): boolean {
	const label = '[a-zA-Z0-9_][a-zA-Z0-9_-]{0,62}';
	return (
		new RegExp(`^${label}(\\.${label})*[._]?$`).test(text) &&
		text.replaceAll('.', '').length <= 255 &&
		!/^[0-9]+(\.[0-9]+){3}$/.test(text)
	);
}
