import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-needs',
	severity: 'warning',
	text: '{controller} makes no load balancer of {object} without {setting}: {why}. Set it here, or have the controller set up so.',
	doc: {
		what: 'The values are right only if the controller is set up for them, or another program in the cluster provides what is missing.',
		why: 'Elsewhere no load balancer appears.',
		fix: 'Make sure that what the message names is there.',
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'proxy.type',
		'proxy.externalTrafficPolicy',
		'proxy.annotations',
	],
	saidBy: 'setting-wanted',
	toolkitOnly: true,
	neverFails: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'scaleway', scheme: 'internal', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				"scaleway-cloud-controller-manager makes no load balancer of these values without PN_ID in the controller's settings: a private balancer needs a private network in the controller. Set it here, or have the controller set up so.",
			],
		},
	],
	neighbours: [],
});
