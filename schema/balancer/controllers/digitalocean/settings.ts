// The annotations that DigitalOcean's controller reads, and what they say of the balancer as a whole.

import { ofKind } from '../../../cluster/inventory.ts';
import { isLeftOut } from '../../../cluster/nodes.ts';
import { at, items, text } from '../../../cluster/objects.ts';
import type { Service } from '../../service.ts';
import type { Cluster } from '../../types.ts';

export const prefix = 'service.beta.kubernetes.io/do-loadbalancer-';
export const disown = 'service.kubernetes.io/do-loadbalancer-disown';

export const names = {
	algorithm: `${prefix}algorithm`,
	allowRules: `${prefix}allow-rules`,
	certificateId: `${prefix}certificate-id`,
	certificateName: `${prefix}certificate-name`,
	hostname: `${prefix}hostname`,
	http2Ports: `${prefix}http2-ports`,
	http3Port: `${prefix}http3-port`,
	httpPorts: `${prefix}http-ports`,
	network: `${prefix}network`,
	networkStack: `${prefix}network-stack`,
	passthrough: `${prefix}tls-passthrough`,
	protocol: `${prefix}protocol`,
	proxyProtocol: `${prefix}enable-proxy-protocol`,
	stickySessions: `${prefix}sticky-sessions-type`,
	tlsPorts: `${prefix}tls-ports`,
	type: `${prefix}type`,
} as const;

export const checks = {
	override: `${prefix}override-health-check`,
	path: `${prefix}healthcheck-path`,
	port: `${prefix}healthcheck-port`,
	protocol: `${prefix}healthcheck-protocol`,
} as const;

/** What else it reads, of no weight for the view. */
const others = [
	'deny-rules',
	'disable-lets-encrypt-dns-records',
	'enable-backend-keepalive',
	'healthcheck-check-interval-seconds',
	'healthcheck-healthy-threshold',
	'healthcheck-response-timeout-seconds',
	'healthcheck-unhealthy-threshold',
	'http-idle-timeout-seconds',
	'ip',
	'name',
	'redirect-http-to-https',
	'size-slug',
	'size-unit',
	'sticky-sessions-cookie-name',
	'sticky-sessions-cookie-ttl',
	'subnet-uuid',
];

const read = new Set([
	...[...Object.values(names), ...Object.values(checks)].map((name) => name.slice(prefix.length)),
	...others,
]);

/** Whether it reads an annotation, by what follows the prefix. */
export function isRead(rest: string): boolean {
	return read.has(rest);
}

export type LbType = 'REGIONAL' | 'REGIONAL_NETWORK';

export function isType(word: string): word is LbType {
	return word === 'REGIONAL' || word === 'REGIONAL_NETWORK';
}

/**
 * The type of balancer that is asked for; null for a word that the controller refuses. On a Service that has a balancer, controllers since
 * 0.1.61 have written its type: one without was made by an older one, which made REGIONAL ones alone.
 */
export function typeOf({ annotations, status }: Service, settings: Cluster['settings']): LbType | null {
	const word = annotations[names.type];
	if (word) return isType(word) ? word : null;
	if (status.length > 0) return 'REGIONAL';
	return settings.DEFAULT_LB_TYPE === 'REGIONAL' ? 'REGIONAL' : 'REGIONAL_NETWORK';
}

export function isInternal({ annotations }: Service): boolean {
	return annotations[names.network] === 'INTERNAL';
}

/** The addresses by which a node can be reached: of which families, from outside or from the private network alone. */
interface Reach {
	readonly ipv4: boolean;
	readonly ipv6: boolean;
	readonly inside: boolean;
}

/** The nodes that could be targets; empty where the objects name none. */
export function nodesOf({ inventory }: Cluster): readonly Reach[] {
	return ofKind(inventory, 'Node')
		.filter((node) => !isLeftOut(node))
		.map((node) => {
			const addresses = items(at(node.body, 'status', 'addresses'));
			const of = (type: string) =>
				addresses.filter((one) => at(one, 'type') === type).map((one) => text(at(one, 'address')) ?? '');
			const outside = of('ExternalIP');
			return {
				ipv4: outside.some((one) => !one.includes(':')),
				ipv6: outside.some((one) => one.includes(':')),
				inside: of('InternalIP').some((one) => !one.includes(':')),
			};
		});
}

/** The stack that a balancer gets where its annotation names none: two families for REGIONAL, or where every node has both. */
export function stackOf(
	{ annotations }: Service,
	type: LbType,
	internal: boolean,
	nodes: readonly Reach[],
): string {
	const word = annotations[names.networkStack];
	if (word) return word;
	if (internal) return 'IPV4';
	if (type === 'REGIONAL') return 'DUALSTACK';
	const usable = nodes.filter(({ ipv4 }) => ipv4);
	return usable.length > 0 && usable.every(({ ipv6 }) => ipv6) ? 'DUALSTACK' : 'IPV4';
}
