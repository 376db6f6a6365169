// The Private Link Service that the Azure provider puts on a frontend.
import { ipOrCidrPattern } from '../../../values/ip.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Balancer, BalancerPort } from '../../types.ts';
import {
	annotation,
	familiesOf,
	isInternal,
	isOn,
	isOnTrimmed,
	isRefusal,
	numberIn,
	type Refusal,
} from './settings.ts';

export const plainProduct = 'standard load balancer';
const linkProduct = 'standard load balancer with private link service';

export interface Link {
	/** Null: the provider makes one up. */
	readonly name: string | null;
	/** Whether it sends a PROXY header of version 2. */
	readonly sendsProxy: boolean;
	/** How many addresses of its own its packets come from. */
	readonly addresses: number;
}

/** The Private Link Service of a Service; null for none. */
export function linkOf(service: Service): Link | Refusal | null {
	const { annotations, object } = service;
	if (!isOnTrimmed(service, annotation.link)) return null;
	const at = annotationAt(object, annotation.link);
	if (!familiesOf(service).includes('IPv4'))
		return { refusal: 'a Private Link Service has no IPv6', at: fieldAt(object, 'spec', 'ipFamilies') };
	if (!isInternal(service) && !isOn(service, annotation.noFloatingIp))
		return {
			refusal: `a Private Link Service needs an internal frontend (${annotation.internal}: "true") or one without floating IP (${annotation.noFloatingIp}: "true")`,
			at,
		};
	const count = numberIn(
		service,
		annotation.linkCount,
		[1, 8],
		'the number of addresses of a Private Link Service',
	);
	if (isRefusal(count)) return count;
	const wrong = wrongAddresses(service, count ?? 1);
	if (wrong) return wrong;
	return {
		name: annotations[annotation.linkName]?.trim() ?? null,
		sendsProxy: isOnTrimmed(service, annotation.linkProxy),
		addresses: count ?? 1,
	};
}

const strict = new RegExp(ipOrCidrPattern);

function wrongAddresses({ annotations, object }: Service, count: number): Refusal | null {
	const at = annotationAt(object, annotation.linkAddresses);
	const given = (annotations[annotation.linkAddresses] ?? '').split(' ').map((one) => one.trim());
	const addresses = [...new Set(given.filter((one) => one !== ''))];
	const wrong = addresses.find((one) => one.includes('/') || one.includes(':') || !strict.test(one));
	if (wrong !== undefined)
		return {
			refusal: `${annotation.linkAddresses} must hold IPv4 addresses with blanks between them, and ${JSON.stringify(wrong)} is not one`,
			at,
		};
	if (addresses.length <= count) return null;
	return {
		refusal: `${annotation.linkAddresses} names ${addresses.length} addresses, more than ${annotation.linkCount} asks for (1 where it is missing)`,
		at,
	};
}

/** The balancer with a Private Link Service on it. */
export function withLink(balancer: Balancer, link: Link, { object }: Pick<Service, 'object'>): Balancer {
	const ports = balancer.ports.map(
		(port): BalancerPort => ({
			...port,
			proxyProtocol: link.sendsProxy && port.frontend !== 'udp' ? 2 : 0,
			// Packets come from the addresses of the Private Link Service.
			keepsClientAddress: false,
			decidedBy: {
				...port.decidedBy,
				proxyProtocol: annotationAt(object, annotation.linkProxy),
				keepsClientAddress: annotationAt(object, annotation.link),
			},
		}),
	);
	return {
		...balancer,
		product: linkProduct,
		ports,
		facts: { ...balancer.facts, privateLinkName: link.name, privateLinkAddresses: link.addresses },
	};
}

/** The Private Link Service that a balancer has; null for none. */
export function linkOn({ product, ports, facts }: Balancer): Link | null {
	if (product !== linkProduct) return null;
	const { privateLinkName: name, privateLinkAddresses: addresses } = facts ?? {};
	return {
		name: typeof name === 'string' ? name : null,
		sendsProxy: ports.some(({ proxyProtocol }) => proxyProtocol === 2),
		addresses: typeof addresses === 'number' ? addresses : 1,
	};
}
