// Who may connect: spec.loadBalancerSourceRanges, else Kubernetes' annotation, else everybody; written as Go prints networks.
import { formatAddress } from '../../../trace/address/address.ts';
import { maskAddress } from '../../../trace/address/cidr.ts';
import { parseStrictIpv4, parseStrictIpv6 } from '../../../trace/address/libc-address.ts';
import type { Service } from '../../service.ts';
import { annotationRefusal, fieldRefusal, names, type Refusal } from './names.ts';

/** The ranges that a Service names, or why they are refused. */
export function sourceRangesOf({ sourceRanges, annotations }: Service): readonly string[] | Refusal {
	const text = (annotations[names.sourceRanges] ?? '').trim();
	const given = sourceRanges.length > 0 ? sourceRanges : text === '' ? ['0.0.0.0/0'] : text.split(',');
	const networks = given.map((one) => networkOf(one.trim()));
	const wrong = given.find((_, index) => networks[index] === null);
	if (wrong !== undefined) {
		const message = `${JSON.stringify(wrong.trim())} is no range: it takes an address and the length of a mask, as in 10.0.0.0/24`;
		return sourceRanges.length > 0
			? fieldRefusal(message, 'spec', 'loadBalancerSourceRanges')
			: annotationRefusal(names.sourceRanges, message);
	}
	return [...new Set(networks.filter((one): one is string => one !== null))];
}

/** A range as its network: `10.1.2.3/8` is 10.0.0.0/8. Null for what is none. Leading zeros in IPv4 addresses are let pass. */
function networkOf(text: string): string | null {
	const [, written = '', bits = ''] = /^([^/]+)\/([0-9]{1,3})$/.exec(text) ?? [];
	const plain = written.includes(':') ? written : written.replace(/(^|\.)0+(?=[0-9])/g, '$1');
	const address = parseStrictIpv4(plain) ?? parseStrictIpv6(plain);
	const prefix = Number(bits);
	if (address === null || bits === '' || prefix > address.length * 8) return null;
	return `${formatAddress(maskAddress(address, prefix))}/${prefix}`;
}
