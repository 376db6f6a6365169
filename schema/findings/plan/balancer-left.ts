import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'balancer-left',
	severity: 'note',
	text: '{controller} leaves the first balancer running, and nobody deletes it: delete it yourself once nobody calls it any more.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'oci-nlb' } },
			to: { clientIp: { loadBalancer: 'oci-lb', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'oci-cloud-controller-manager leaves the first balancer running, and nobody deletes it: delete it yourself once nobody calls it any more.',
			],
		},
	],
	neighbours: [
		{ from: { clientIp: { loadBalancer: 'oci-nlb' } }, to: { clientIp: { loadBalancer: 'oci-nlb' } } },
	],
});
