// The trusted_ips setting as Kong's own check reads it. Source: kong/conf_loader/parse.lua of Kong 3.9.3.

import { isMapped } from '../address/address.ts';
import { maskAddress } from '../address/cidr.ts';
import type { SettingProblem, Warning } from '../problem.ts';
import { splitLua } from './lua-text.ts';
import { parseKongCidr } from './trust.ts';

/** Result of reading trusted_ips: the entries as text, in order. */
export interface TrustedIpsSetting {
	readonly entries: readonly string[];
	readonly problems: readonly SettingProblem[];
	readonly warnings: readonly Warning[];
}

/** Reads a comma separated list of addresses, CIDRs and `unix:`; empty text trusts nobody. */
export function parseTrustedIps(text: string, variable = 'KONG_TRUSTED_IPS'): TrustedIpsSetting {
	const entries = splitLua(text);
	const problems: SettingProblem[] = [];
	const warnings: Warning[] = [];
	for (const [index, entry] of entries.entries()) {
		if (entry === 'unix:') continue;
		const range = parseKongCidr(entry);
		if (range === null) problems.push({ stage: 'kong', code: 'trusted-ip', variable, entry, index });
		else {
			const masked = maskAddress(range.address, range.prefix);
			if (masked.some((byte, at) => byte !== range.address[at])) {
				warnings.push({ code: 'host-bits', variable, entry, index });
			}
			// Kong alone matches these: nginx sees such a peer as IPv4.
			if (isMapped(range.address)) warnings.push({ code: 'mapped-range', variable, entry, index });
		}
	}
	return { entries, problems, warnings };
}
