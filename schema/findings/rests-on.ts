// Values that findings rest on together: while one of them is wrong itself, what follows from its default is not reported.

export const onProduct = ['clientIp.loadBalancer'] as const;

/** What the product needs for the strategy. */
export const onMethod = [
	...onProduct,
	'clientIp.strategy',
	'clientIp.cdn',
	'clientIp.httpHeaders.name',
] as const;

/** Whom Kong believes. */
export const onTrust = [...onMethod, 'clientIp.trustedIPs', 'clientIp.httpHeaders.recursive'] as const;

/** The Service that the balancer reaches. */
export const onService = [...onMethod, 'proxy.type', 'proxy.externalTrafficPolicy'] as const;

/** What decides how wide the trust may be. */
export const onTrustWidth = [
	...onTrust,
	'clientIp.allowTrustEveryone',
	'clientIp.allowPublicRanges',
	'clientIp.cdnRanges',
	'clientIp.cdnOnly',
] as const;
