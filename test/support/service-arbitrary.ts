// Random values about node ports, source ranges, schemes with annotations, and databases, which the other random files seldom hold.
import fc from 'fast-check';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const port = maybe(fc.constantFrom(null, 80, 29999, 30000, 30080, 32767, 32768, 65535));
const range = fc.constantFrom(
	'203.0.113.0/24',
	'203.0.113.7',
	'203.0.113.0/33',
	'2001:db8::/32',
	'2001:db8::1',
	'office.example.com',
	'',
	'"',
);
const internal = fc.dictionary(
	fc.constantFrom(
		'service.beta.kubernetes.io/azure-load-balancer-internal',
		'service.beta.kubernetes.io/aws-load-balancer-scheme',
		'networking.gke.io/load-balancer-type',
		'service.beta.kubernetes.io/oci-load-balancer-internal',
	),
	fc.constantFrom('true', 'false', 'Internal', 'internal', 'internet-facing'),
	{ maxKeys: 3 },
);

export const serviceArbitrary = fc.record({
	clientIp: fc.record({
		loadBalancer: fc.constantFrom(
			'aks',
			'aws-nlb-ip',
			'gke-passthrough',
			'oci-lb',
			'aks-appgw',
			'metallb',
			'generic',
		),
		scheme: fc.constantFrom(null, 'internal', 'internet-facing'),
	}),
	proxy: fc.record({
		http: fc.record({ enabled: fc.boolean(), nodePort: port }),
		tls: fc.record({ nodePort: port }),
		healthCheckNodePort: port,
		loadBalancerSourceRanges: fc.array(range, { maxLength: 3 }),
		annotations: internal,
		ingress: fc.record({
			annotations: fc.dictionary(
				fc.constantFrom('appgw.ingress.kubernetes.io/use-private-ip'),
				fc.constantFrom('true', 'false'),
			),
		}),
	}),
	env: fc.dictionary(
		fc.constantFrom('database', 'DATABASE', 'Database'),
		fc.constantFrom('off', 'postgres', '', false, true, null, 5),
	),
});
