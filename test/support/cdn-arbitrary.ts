// Random values files with a CDN in front, which plain chance seldom puts there beside a header that it fits.
import fc from 'fast-check';
import { valuesArbitrary } from './values-arbitrary.ts';

/** As plain random files, but for `clientIp`. */
export const cdnArbitrary: typeof valuesArbitrary = fc
	.tuple(
		valuesArbitrary,
		fc.record({
			loadBalancer: fc.constantFrom(
				'aks',
				'aws-nlb-ip',
				'aws-alb-ip',
				'aws-alb-instance',
				'aws-clb-tcp',
				'aws-clb-http',
				'gke-alb-external',
				'gke-gateway-internal',
				'digitalocean-regional',
				'nodeport-haproxy',
			),
			strategy: fc.constantFrom('auto', 'httpHeaders'),
			cdn: fc.constantFrom('akamai', 'azure-front-door', 'cloudflare', 'cloudfront', 'fastly'),
			cdnRanges: fc.constantFrom('shipped', 'own', null),
			cdnOnly: fc.constantFrom(true, false, null),
			httpHeaders: fc.constantFrom(null, { name: 'X-Forwarded-For' }, { name: 'x-forwarded-for' }),
			trustedIPs: fc.constantFrom(null, ['10.0.0.0/8'], ['fd00::/8', '151.101.0.0/16'], ['0.0.0.0/0']),
		}),
	)
	.map(([values, clientIp]) => ({ ...values, clientIp }));
