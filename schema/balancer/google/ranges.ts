// Source ranges of a Service as Google's controllers read them: the field, else an annotation; sets of CIDR blocks, host bits taken off.
import { formatAddress, isMapped } from '../../trace/address/address.ts';
import { maskAddress } from '../../trace/address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../../trace/address/libc-address.ts';
import { annotationAt, fieldAt, type Service } from '../service.ts';
import type { Where } from '../types.ts';
import { names } from './words.ts';

interface GivenRanges {
	/** Empty where the Service names none; null where one of them is no CIDR block. */
	readonly blocks: readonly string[] | null;
	/** Where they stand; undefined where there are none. */
	readonly at: Where | undefined;
}

/**
 * The ranges that a Service names.
 * @param emptyIsNone whether an annotation of blanks counts as none; else it is read as a block, which it is not.
 */
export function givenRanges(service: Service, emptyIsNone: boolean): GivenRanges {
	if (service.sourceRanges.length > 0)
		return {
			blocks: normalized(service.sourceRanges),
			at: fieldAt(service.object, 'spec', 'loadBalancerSourceRanges'),
		};
	const text = service.annotations[names.sourceRanges];
	if (text === undefined || (emptyIsNone && text.trim() === '')) return { blocks: [], at: undefined };
	return { blocks: normalized(text.split(',')), at: annotationAt(service.object, names.sourceRanges) };
}

/** Whether a block is of IPv6. */
export function isIpv6(block: string): boolean {
	return block.includes(':');
}

function normalized(blocks: readonly string[]): readonly string[] | null {
	const read = blocks.map((block) => normal(block.trim()));
	return read.includes(null) ? null : [...new Set(read.flatMap((block) => block ?? []))];
}

/** A CIDR block as Go's net.IPNet prints it; null for what net.ParseCIDR refuses. Leading zeros of IPv4 are let through. */
function normal(block: string): string | null {
	const [, ip = '', bits = ''] = /^([^/]+)\/([0-9]{1,3})$/.exec(block) ?? [];
	const address = parseStrictIpv4(ip.replace(/(^|\.)0+(?=[0-9])/g, '$1')) ?? parseStrictIpv6(ip);
	const prefix = Number(bits);
	if (bits === '' || address === null || prefix > address.length * 8) return null;
	const isIpv4 = isMapped(address) && prefix >= 96;
	const [network, length] = isIpv4 ? [address.slice(12), prefix - 96] : [address, prefix];
	return `${formatAddress(maskAddress(network, length))}/${length}`;
}
