// Settings of a Gateway's balancer as a whole: scheme, addresses, who may connect.
import { at, items, text, texts } from '../../../cluster/objects.ts';
import type { Scheme } from '../../../values/client-ip.ts';
import { fieldAt } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { checkManagedTags, defaultScheme, flag, subnetCount } from './flags.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { field, type Layers } from './layers.ts';
import { textsOf } from './lookup.ts';
import { Refusal } from './refusal.ts';

/** Whom the balancer faces. */
export function schemeOf(config: GatewayConfig, cluster: Cluster): Scheme {
	const given = field(config, 'scheme');
	if (given === undefined) return defaultScheme(cluster);
	if (given.value === 'internal' || given.value === 'internet-facing') return given.value;
	throw new Refusal('the scheme must be internal or internet-facing', given.at);
}

/** `ipv4`, `dualstack` or `dualstack-without-public-ipv4`. */
export function addressType(config: GatewayConfig): string {
	const given = field(config, 'ipAddressType');
	if (given === undefined) return 'ipv4';
	if (['ipv4', 'dualstack', 'dualstack-without-public-ipv4'].includes(String(given.value)))
		return String(given.value);
	throw new Refusal('ipAddressType must be ipv4, dualstack or dualstack-without-public-ipv4', given.at);
}

/** Whose rules decide who may connect. */
export function securityGroups(
	config: GatewayConfig,
	product: 'nlb' | 'alb',
	cluster: Cluster,
): 'none' | 'own' | 'managed' {
	if (product === 'nlb' && field(config, 'disableSecurityGroup')?.value === true) return 'none';
	if (textsOf(field(config, 'securityGroups')?.value).length === 0) return 'managed';
	const manages = field(config, 'manageBackendSecurityGroupRules');
	if (manages?.value === true && flag(cluster, 'enable-backend-security-group', 'true') === 'false')
		throw new Refusal(
			'the controller cannot manage rules of the nodes for your own security groups while the backend security group is off',
			manages.at,
		);
	return 'own';
}

/** CIDR blocks and prefix lists that may connect; a prefix list alone does not end the default, which is everyone. */
export function sourceRanges(config: GatewayConfig, dualStack: boolean): string[] {
	const given = field(config, 'sourceRanges');
	const ranges = given === undefined ? ['0.0.0.0/0', '::/0'] : textsOf(given.value);
	const lists = textsOf(field(config, 'securityGroupPrefixes')?.value);
	return [...ranges.filter((range) => dualStack || !range.includes(':')), ...lists];
}

const addresses = [
	'eipAllocation',
	'ipv6Allocation',
	'privateIPv4Allocation',
	'sourceNatIPv6Prefix',
] as const;

/** Addresses of subnets that the balancer cannot have. */
export function checkSubnets(
	config: GatewayConfig,
	product: 'nlb' | 'alb',
	scheme: Scheme,
	cluster: Cluster,
): void {
	const given = field(config, 'loadBalancerSubnets');
	const subnets = items(given?.value);
	const problem =
		wrongForAll(subnets, 'identifier') ??
		addresses
			.map(
				(name) =>
					wrongForAll(subnets, name) ??
					(subnets.some((subnet) => has(subnet, name))
						? (wrongCount(subnets, name, product, cluster) ?? wrongBalancer(name, scheme, config))
						: null),
			)
			.find((wrong) => wrong !== null);
	if (problem) throw new Refusal(problem, given?.at);
}

function has(subnet: unknown, name: string): boolean {
	const value = at(subnet, name);
	return value !== undefined && value !== null && value !== '';
}

function wrongForAll(subnets: readonly unknown[], name: string): string | null {
	const naming = subnets.filter((subnet) => has(subnet, name)).length;
	return naming > 0 && naming < subnets.length ? `either all subnets or none have ${name}` : null;
}

function wrongCount(
	subnets: readonly unknown[],
	name: string,
	product: 'nlb' | 'alb',
	cluster: Cluster,
): string | null {
	if (product === 'alb') return `${name} is only for an NLB`;
	const count = subnets.some((subnet) => has(subnet, 'identifier')) ? null : subnetCount(cluster);
	if (count === null || count === subnets.length) return null;
	return `${name} is needed for each of ${count} subnets, and ${subnets.length} have it`;
}

function wrongBalancer(
	name: (typeof addresses)[number],
	scheme: Scheme,
	config: GatewayConfig,
): string | null {
	if (name === 'eipAllocation' && scheme !== 'internet-facing')
		return `${name} is only for an internet-facing balancer`;
	if (name === 'privateIPv4Allocation' && scheme !== 'internal')
		return `${name} is only for an internal balancer`;
	if (name === 'ipv6Allocation' && addressType(config) !== 'dualstack')
		return `${name} is only for a dualstack balancer`;
	return null;
}

/** Gives up on tags that are managed from outside. */
export function checkTags({ layers }: Layers, cluster: Cluster): void {
	for (const { object, path } of layers)
		checkManagedTags(texts(at(object.body, ...path, 'tags')), fieldAt(object, ...path, 'tags'), cluster);
}

/** Whether the balancer may not be deleted. */
export function isProtected(values: ReadonlyMap<string, { readonly value: string }>): boolean {
	const word = text(values.get('deletion_protection.enabled')?.value) ?? '';
	return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(word);
}
