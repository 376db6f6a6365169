// The NLB itself: scheme, address type, security groups, who may connect, and what the controller refuses there.
import { parseNginxAddress } from '../../../trace/nginx/address.ts';
import type { Scheme } from '../../../values/client-ip.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { BalancerPort } from '../../types.ts';
import { isInteger32 } from '../../words.ts';
import { flagOf, names, pairsOf, Refused, refuse, wordOf, wordsOf } from './service-annotations.ts';
import type { Settings } from './service-settings.ts';

/** The NLB without its listeners. */
export interface ServiceFront {
	readonly scheme: Scheme;
	readonly addresses: 'ipv4' | 'dualstack';
	/** `managed`: the controller's own. `own`: those that an annotation names. */
	readonly securityGroups: 'managed' | 'own' | 'none';
	/** CIDR blocks and prefix lists that its security group lets in, in the order of the alphabet. */
	readonly sourceRanges: readonly string[];
}

/** What an NLB that exists passes on to its next reconcile. */
export interface Existing {
	readonly scheme: Scheme;
	readonly securityGroups: boolean;
	readonly ports: readonly BalancerPort[];
}

/** Whether a port gets another target group: type and protocol of one that exists cannot change. */
export function isReplaced(
	was: Pick<BalancerPort, 'backend' | 'targets'>,
	is: Pick<BalancerPort, 'backend' | 'targets'>,
): boolean {
	return was.backend !== is.backend || was.targets !== is.targets;
}

/** What the controller makes of the NLB itself. */
export function frontOf(service: Service, settings: Settings, existing: Existing | null): ServiceFront {
	const scheme = schemeOf(service) ?? existing?.scheme ?? settings.scheme;
	const addresses = addressesOf(service);
	checkSourceNat(service, addresses);
	checkAttributes(service, settings);
	const securityGroups = groupsOf(service, settings, existing);
	const sourceRanges = securityGroups === 'managed' ? rangesOf(service, addresses) : [];
	checkTags(service, settings);
	checkAddresses(service, scheme, addresses, settings);
	if ((wordOf(service, names.name) ?? '').length > 32)
		refuse(service, names.name, `${names.name} is longer than 32 characters`);
	const privateLink = wordOf(service, names.privateLinkRules);
	if (privateLink !== undefined && privateLink !== 'on' && privateLink !== 'off')
		refuse(service, names.privateLinkRules, `${names.privateLinkRules} must be on or off`);
	return { scheme, addresses, securityGroups, sourceRanges };
}

function schemeOf(service: Service): Scheme | undefined {
	const word = wordOf(service, names.scheme);
	if (word === 'internet-facing' || word === 'internal') return word;
	if (word !== undefined)
		refuse(service, names.scheme, `${names.scheme} must be internal or internet-facing, exactly`);
	const internal = flagOf(service, names.internal);
	return internal === undefined ? undefined : internal ? 'internal' : 'internet-facing';
}

function addressesOf(service: Service): ServiceFront['addresses'] {
	const word = wordOf(service, names.ipAddressType) ?? 'ipv4';
	if (word === 'ipv4' || word === 'dualstack') return word;
	return refuse(service, names.ipAddressType, `${names.ipAddressType} must be ipv4 or dualstack, exactly`);
}

function checkSourceNat(service: Service, addresses: ServiceFront['addresses']): void {
	const word = wordOf(service, names.ipv6SourceNat);
	if (word !== undefined && word !== 'on' && word !== 'off')
		refuse(service, names.ipv6SourceNat, `${names.ipv6SourceNat} must be on or off`);
	if (word === 'on' && addresses === 'ipv4')
		refuse(service, names.ipv6SourceNat, `${names.ipv6SourceNat} needs ${names.ipAddressType}: dualstack`);
}

const routingPolicies = [
	'availability_zone_affinity',
	'partial_availability_zone_affinity',
	'any_availability_zone',
];

function checkAttributes(service: Service, settings: Settings): void {
	const policy = pairsOf(service, names.attributes)?.get('dns_record.client_routing_policy');
	if (policy !== undefined && !routingPolicies.includes(policy))
		refuse(
			service,
			names.attributes,
			`dns_record.client_routing_policy must be one of ${routingPolicies.join(', ')}`,
		);
	flagOf(service, names.accessLogEnabled);
	flagOf(service, names.crossZone);
	if (!settings.gate('LBCapacityReservation')) return;
	for (const [key, value] of pairsOf(service, names.minimumCapacity) ?? [])
		if (key !== 'CapacityUnits' || !isInteger32(value))
			refuse(service, names.minimumCapacity, `${names.minimumCapacity} must be CapacityUnits=NUMBER`);
}

/** An NLB that was made without security groups never gets any, and one that has some never loses them. */
function groupsOf(
	service: Service,
	settings: Settings,
	existing: Existing | null,
): ServiceFront['securityGroups'] {
	const disabled = flagOf(service, names.disableSecurityGroups) ?? false;
	if (existing?.securityGroups === false) return 'none';
	if (disabled || !settings.gate('NLBSecurityGroup')) {
		if (existing === null) return 'none';
		refuse(service, names.disableSecurityGroups, 'an NLB that has security groups cannot lose them');
	}
	if ((wordsOf(service, names.securityGroups) ?? []).length === 0) return 'managed';
	const manages = flagOf(service, names.manageBackendRules) ?? settings.manageBackendRules;
	if (manages && !settings.backendGroup)
		refuse(
			service,
			names.manageBackendRules,
			'the rules of the nodes can be managed only where the controller has a backend security group',
		);
	return 'own';
}

/** The source ranges that a Service asks for: the field before the annotation. */
export function askedRanges(service: Service): readonly string[] {
	return service.sourceRanges.length > 0
		? service.sourceRanges
		: (wordsOf(service, names.sourceRanges) ?? []);
}

function rangesOf(service: Service, addresses: ServiceFront['addresses']): string[] {
	const asked = askedRanges(service);
	const v6 = asked.find((one) => one.includes(':'));
	if (v6 !== undefined && addresses === 'ipv4')
		throw new Refused(
			`the source range ${v6} needs ${names.ipAddressType}: dualstack`,
			service.sourceRanges.length > 0
				? fieldAt(service.object, 'spec', 'loadBalancerSourceRanges')
				: fieldAt(service.object, 'metadata', 'annotations', names.sourceRanges),
			{ at: annotationAt(service.object, names.ipAddressType), value: 'dualstack' },
		);
	const lists = wordsOf(service, names.prefixLists);
	// Rules of a security group have no order, and none is in it twice.
	if (asked.length > 0 || lists !== undefined) return [...new Set([...asked, ...(lists ?? [])])].sort();
	return addresses === 'dualstack' ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0'];
}

function checkTags(service: Service, settings: Settings): void {
	const tags = pairsOf(service, names.tags);
	const reserved = settings.reservedTags.find((tag) => tags?.has(tag));
	if (reserved !== undefined)
		refuse(service, names.tags, `the tag ${reserved} is managed from outside and cannot be set here`);
}

/** Addresses that are chosen go with the subnets, one each. */
function checkAddresses(
	service: Service,
	scheme: Scheme,
	addresses: ServiceFront['addresses'],
	settings: Settings,
): void {
	const subnets = wordsOf(service, names.subnets)?.length || settings.subnets;
	const onePerSubnet = (name: string, only: boolean, where: string): readonly string[] => {
		const list = wordsOf(service, name);
		if (list === undefined) return [];
		if (!only) refuse(service, name, `${name} is for ${where} balancers only`);
		if (list.length === 0 || (subnets !== null && list.length !== subnets))
			refuse(
				service,
				name,
				`${name} needs as many items as the balancer has subnets (${subnets ?? 'unknown'})`,
			);
		return list;
	};
	onePerSubnet(names.eipAllocations, scheme === 'internet-facing', 'internet-facing');
	const v4 = onePerSubnet(names.privateIpv4Addresses, scheme === 'internal', 'internal');
	if (!v4.every((one) => parseNginxAddress(one)?.length === 4))
		refuse(service, names.privateIpv4Addresses, `${names.privateIpv4Addresses} must be IPv4 addresses`);
	const v6 = onePerSubnet(names.ipv6Addresses, addresses === 'dualstack', 'dualstack');
	if (!v6.every((one) => parseNginxAddress(one)?.length === 16))
		refuse(service, names.ipv6Addresses, `${names.ipv6Addresses} must be IPv6 addresses`);
	const isOn = wordOf(service, names.ipv6SourceNat) === 'on';
	onePerSubnet(names.ipv6SourceNatPrefixes, isOn, 'dualstack source-NAT');
}
