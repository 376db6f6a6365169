// Values files for which the chart promises that Kong sees the client.

import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { kongEnv } from '../../schema/explain/path.ts';
import { isError } from '../../schema/findings/render.ts';
import { parseNginxCidr, readGateway } from '../../schema/trace/index.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import type { Decision } from '../../schema/validate/decide.ts';

/** Warnings that name what such values lose or let through. */
const given = [
	'strategy-none',
	'family-untrusted',
	'trusted-ips-lack',
	'trust-everyone',
	'trust-everyone-in-parts',
	'header-case',
	'method-caveat',
	'cdn-caveat',
	'cdn-header',
	'ingress-beside',
	'tls-at-balancer',
	'annotation-risky',
	'mesh-sidecar',
	'data-plane-certificate',
];

/** The decision for values that are accepted, and of which no finding says that they lose an address; else null. */
export function promised(values: object): Decision | null {
	const decision = checkValues(mergeValues(chartDefaults, [values as JsonObject]), 'kong');
	const { findings, situation } = decision;
	const { warnings, allowTrustEveryone, trustedIPs } = situation.values.clientIp;
	if (findings.some((finding) => isError(finding, warnings) || given.includes(finding.code))) return null;
	if (allowTrustEveryone) return null;
	// nginx reads fewer ways to write an IPv6 address than the chart allows, and no IPv6 peer is in a range of mapped IPv4 addresses.
	if (trustedIPs.some((block) => parseNginxCidr(block) === null || block.startsWith('::ffff:'))) return null;
	// Settings of Kong's own that Kong refuses are nobody's promise.
	const own = Object.keys(situation.values.env).map((key) => `KONG_${key.toUpperCase()}`);
	const { problems } = readGateway(kongEnv(decision)).check;
	return problems.some(({ variable }) => own.includes(variable)) ? null : decision;
}
