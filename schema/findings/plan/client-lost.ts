import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'client-lost',
	severity: 'note',
	text: 'With the new values Kong does not see the address of the client, on {ways}. kong-client-ip explain shows why.',
	doc: {
		what: 'The simulator sends an honest request through the new values, and Kong takes another address for that of the client.',
		why: 'Logs, rate limits and IP restrictions then see a node or the load balancer in place of the client.',
		fix: 'Choose a strategy that keeps the address; without `clientIp.strategy` the chart chooses one.',
		source: '<https://kubernetes.io/docs/tutorials/services/source-ip/>',
	},
	samples: [
		{
			from: {},
			to: {
				clientIp: {
					strategy: 'none',
				},
			},
			texts: [
				'With the new values Kong does not see the address of the client, on port 80 by IPv4, port 443 by IPv4. kong-client-ip explain shows why.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					strategy: 'none',
				},
			},
			to: {},
		},
	],
});
