// What `explain` assumes, since values do not show it.

import { familyOf, isWithin } from '../address/ranges.ts';
import { needText } from '../catalogue/finder.ts';
import type { Cdn } from '../cdn/types.ts';
import { publishedTrust } from '../decide/published-peers.ts';
import type { Situation } from '../decide/situation.ts';
import { isForwardedFor } from '../kong/real-ip-header.ts';
import type { Decision } from '../validate/decide.ts';
import { hasUnknownCdn } from './path.ts';

/** What the drawing takes for granted, each the rest of a sentence that begins with "Assumed:". */
export function assumptions(decision: Decision): string[] {
	const { situation } = decision;
	const { method, strategy, cdn, header, values } = situation;
	const { trustedIPs, allowPublicRanges } = values.clientIp;
	if (!method || strategy === 'externalTrafficPolicy') return [];
	const needed = method.olderIgnore ? (method.needs ?? []).map(needText) : [];
	const held = heldBy(decision);
	const lacking = notTrusted(situation);
	const ours = trustedIPs.filter((block) => isWithin(block, allowPublicRanges));
	return [
		...needed.map((need) => `the controller is ${need}`),
		...(held.length > 0 ? [`clientIp.trustedIPs contains ${held.join(' and ')}`] : []),
		...(lacking.length > 0 ? [`the load balancer does not connect from ${lacking.join(' and ')}`] : []),
		...(suppliesScheme(situation) ? ['the load balancer writes X-Forwarded-Proto itself'] : []),
		...(ours.length > 0 ? [`nobody but you has addresses in ${ours.join(', ')}`] : []),
		...(cdn ? ofCdn(situation, cdn) : []),
		...(hasUnknownCdn(situation) ? [`only the proxy that writes ${header} reaches the load balancer`] : []),
	];
}

/** What is assumed of the CDN, and of what it calls. */
function ofCdn({ method, cdnRanges, header, product, peer, values }: Situation, { title }: Cdn): string[] {
	const { cdnOnly, cdnVerified } = values.clientIp;
	const isBelieved = method?.header?.believes !== undefined && isForwardedFor(header);
	return [
		...(cdnRanges ? [`${title} connects only from its ranges of ${cdnRanges.read}`] : []),
		...(peer !== 'client' && cdnOnly ? [`only ${title} reaches the load balancer`] : []),
		...(isBelieved ? [`${product.title} is set to believe ${title}`] : []),
		...(cdnVerified ? [`requests of other customers of ${title} are refused`] : []),
	];
}

/** Whose addresses trustedIPs must hold. */
function heldBy({ situation, findings }: Decision): string[] {
	const { method, peer, cdn, cdnBelongs, cdnRanges } = situation;
	const own = {
		node: ["the nodes' addresses"],
		loadBalancer: ["the load balancer's addresses"],
		client: [],
	}[peer];
	const lacks = findings.some(({ code }) => code === 'trusted-ips-lack');
	const isAlso = method?.alsoTrust && !lacks && (!cdn || cdnBelongs);
	const also = method?.alsoTrust && isAlso ? [method.alsoTrust.what] : [];
	return [...own, ...also, ...(cdnBelongs && !cdnRanges ? ["the CDN's ranges"] : [])];
}

/** Published ranges of the load balancer that are not trusted, in a family where others are: it is drawn in one of these. */
function notTrusted(situation: Situation): string[] {
	const { met, lacking } = publishedTrust(situation);
	return lacking.filter((range) => met.some((one) => familyOf(one) === familyOf(range)));
}

/** Whether no source says that the balancer writes the scheme, which Kong believes. */
function suppliesScheme({ resolved, method, values }: Situation): boolean {
	const { forwardedHeaders, httpHeaders } = values.clientIp;
	return (
		resolved.readsRequests &&
		method?.header?.forwarded === undefined &&
		httpHeaders.writes === null &&
		forwardedHeaders !== 'keep'
	);
}
