// Whether a text is an address or CIDR.
import { matches } from '../text/matches.ts';
import { ipOrCidrPatterns } from '../values/ip.ts';

/**
 * Whether Kong's `trusted_ips` takes the text as an address or CIDR; host bits are not looked at. By the pattern of its family: to compile that
 * of both takes a tenth of what one file takes.
 */
export function isIpOrCidr(text: string): boolean {
	return matches(text.includes(':') ? ipOrCidrPatterns.ipv6 : ipOrCidrPatterns.ipv4, text);
}
