import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'in-cluster-gone',
	severity: 'note',
	text: 'The upgrade deletes the Service {service}, the entry for callers inside the cluster. Change these callers together with the upgrade.',
	doc: {
		what: 'The old values have an entry without PROXY for callers inside the cluster, and the new ones have none.',
		why: 'Callers that use it cannot connect any more.',
		fix: 'Keep the entry with `inCluster.enabled: true`. Or, if the new values do not use PROXY, have the callers use the Service of the proxy from the upgrade on.',
		source: '[values.yaml](../chart/values.yaml), `inCluster`',
	},
	samples: [
		{
			from: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {},
			texts: [
				'The upgrade deletes the Service kong-in-cluster, the entry for callers inside the cluster. Change these callers together with the upgrade.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				inCluster: {
					enabled: true,
				},
			},
		},
		{
			from: {
				inCluster: {
					enabled: false,
				},
				clientIp: {
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {},
		},
	],
});
