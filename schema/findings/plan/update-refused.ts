import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'update-refused',
	severity: 'error',
	text: '{controller} refuses the change with an error, usually at every later sync too, until the old values are back: {why}.',
	doc: {
		what: 'The controller cannot make this change, or the provider refuses it.',
		why: 'As long as the error stays, the controller usually makes no other change either, such as adding new nodes.',
		fix: 'Install a second release beside the first, as the plan shows, or uninstall the first one.',
		source:
			'[What a plan knows of controllers](plan.md#how-it-decides), by the controller that the finding names',
	},
	samples: [
		{
			from: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
			texts: [
				'openshift/cloud-provider-ibm refuses the change with an error, usually at every later sync too, until the old values are back: public or private cannot change on a balancer that exists.',
			],
		},
	],
	neighbours: [
		{
			from: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
				env: {
					log_level: 'debug',
				},
			},
		},
		{
			from: {
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
			to: {
				fullnameOverride: 'gateway',
				clientIp: {
					loadBalancer: 'ibm-vpc-alb',
					trustedIPs: ['10.0.0.0/16'],
					scheme: 'internal',
				},
			},
		},
	],
});
