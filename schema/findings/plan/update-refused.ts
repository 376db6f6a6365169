import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'update-refused',
	severity: 'error',
	text: '{controller} gives up, as a rule at every later sync too, until the values are as they were: {why}.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'], scheme: 'internal' } },
			texts: [
				'openshift/cloud-provider-ibm gives up, as a rule at every later sync too, until the values are as they were: public or private cannot change on a balancer that exists.',
			],
		},
	],
	neighbours: [
		{
			from: { clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] } },
			to: { clientIp: { loadBalancer: 'ibm-vpc-alb', trustedIPs: ['10.0.0.0/16'] } },
		},
	],
});
