import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'ipv6-listen-unused',
	severity: 'note',
	text: '{variable} has IPv6 listeners, but {service} is IPv4 only, so no client reaches Kong through them. On nodes without IPv6 Kong does not start with them. Remove them unless something else needs them.',
	doc: {
		what: 'Kong listens on IPv6, and the Service is IPv4 only.',
		why: 'Clients of the Service do not reach these listeners. On nodes without IPv6 nginx cannot open them, and Kong does not start.',
		fix: 'Remove the IPv6 entries, unless something else needs them.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/dual-stack/>',
	},
	samples: [
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4'] } }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000, 0.0.0.0:8443 ssl, [::]:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
			texts: [
				'KONG_PROXY_LISTEN has IPv6 listeners, but Service/kong-proxy is IPv4 only, so no client reaches Kong through them. On nodes without IPv6 Kong does not start with them. Remove them unless something else needs them.',
			],
		},
	],
	neighbours: [
		{
			// It gets the family of the cluster, whatever that is.
			objects: [service({ spec: local }), kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000' } })],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			// The API server writes the family into every Service.
			objects: [
				{
					...service({ spec: { ...local, ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' } }),
					metadata: { name: 'kong-proxy', uid: '2f1c' },
				},
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' } }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000, 0.0.0.0:8443 ssl, [::]:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
		{
			objects: [
				service({ spec: { ...local, ipFamilies: ['IPv4'] } }),
				kong({ env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, 0.0.0.0:8443 ssl' } }),
			],
			circumstances: { loadBalancer: 'metallb' },
		},
	],
});
