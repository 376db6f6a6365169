import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'nodes-without-pods',
	severity: 'warning',
	text: 'From Cluster to Local a node without a ready pod drops what reaches it, until the balancer has noticed. None is lost where every node has a ready pod. Its health check: {healthCheck}',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { strategy: 'none' } },
			to: {},
			texts: [
				'From Cluster to Local a node without a ready pod drops what reaches it, until the balancer has noticed. None is lost where every node has a ready pod. Its health check: Up to the product. Under traffic policy Local it must ask the health check node port.',
			],
		},
	],
	neighbours: [{ from: { clientIp: { strategy: 'none' } }, to: { clientIp: { strategy: 'none' } } }],
});
