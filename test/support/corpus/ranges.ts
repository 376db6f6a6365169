// Values files about ranges: trust of many widths, written in many ways, and source ranges beside a CDN.
import fc from 'fast-check';
import type { Json } from './merge.ts';

const octet = fc.integer({ min: 0, max: 255 });
const ipv4 = fc
	.tuple(octet, octet, fc.integer({ min: 0, max: 32 }))
	.map(([first, second, prefix]) => `${first}.${second}.0.7/${prefix}`);
const ipv6 = fc
	.tuple(fc.constantFrom('2600', '2000', '3fff', '2001:db8', '2001', '2A06:98c0', 'fd00', '0'), octet)
	.chain(([head, second]) =>
		fc
			.tuple(fc.constantFrom('::', ':5::1', '::10.0.0.1', ':0:0:0::'), fc.integer({ min: 0, max: 128 }))
			.map(([tail, prefix]) => `${head}:${second.toString(16)}${tail}/${prefix}`),
	);
const known = fc.constantFrom(
	'10.0.0.0/8',
	'0.0.0.0/1',
	'128.0.0.0/1',
	'0.0.0.0/0',
	'::/0',
	'::/1',
	'8000::/1',
	'173.245.48.0/20',
	'104.16.0.0/14',
	'104.0.0.0/8',
	'151.101.0.0/16',
	'2606:4700::/32',
	'2606:4700:1::/48',
	'35.191.0.0/16',
	'35.191.0.0/17',
	'35.191.128.0/17',
	'130.211.0.0/22',
	'2600:2d00:1:1::/64',
	'2600:2d00:1:1:8000::/65',
	'100.64.0.0/10',
	'127.0.0.6',
	'203.0.113.9/32',
	'no range',
);
const ranges = fc.array(fc.oneof(ipv4, ipv6, known), { maxLength: 5 });

const clientIp = fc.record({
	loadBalancer: fc.constantFrom(
		'aks',
		'aws-alb-ip',
		'aws-clb-tcp',
		'aws-nlb-ip',
		'gke-alb-external',
		'gke-gateway-global',
		'gke-proxy-nlb',
		'hetzner',
		'oci-lb',
		'upcloud',
	),
	strategy: fc.constantFrom('auto', 'httpHeaders', 'httpHeaders', 'proxyProtocol'),
	cdn: fc.constantFrom(null, 'akamai', 'cloudflare', 'cloudflare', 'fastly'),
	cdnRanges: fc.constantFrom('shipped', 'shipped', 'own'),
	cdnOnly: fc.boolean(),
	cdnVerified: fc.boolean(),
	allowTrustEveryone: fc.constantFrom(false, false, true),
	allowPublicRanges: fc.oneof(fc.constant([]), ranges),
	httpHeaders: fc.constantFrom({}, { name: 'X-Forwarded-For' }, { recursive: false }),
	trustedIPs: ranges,
});

const families = fc.constantFrom(['IPv4'], ['IPv4'], ['IPv6'], ['IPv4', 'IPv6']);
const off = fc.constantFrom(...['', '', '', 'sg-0123', 'None']);
const lock = fc.tuple(ranges, off, families).map(([list, off, ipFamilies]) => ({
	ipFamilies,
	loadBalancerSourceRanges: list,
	annotations: off
		? {
				'service.beta.kubernetes.io/aws-load-balancer-security-groups': off,
				'oci.oraclecloud.com/security-rule-management-mode': off,
			}
		: {},
	ingress: {
		annotations: {
			'alb.ingress.kubernetes.io/inbound-cidrs': list.join(', '),
			...(off ? { 'alb.ingress.kubernetes.io/security-groups': off } : {}),
		},
	},
}));

export const rangeFiles: readonly Json[] = fc
	.sample(fc.record({ clientIp, proxy: lock }), { numRuns: 150, seed: 20261130 })
	.map((values) => values as Json);
