import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'controller-refuses',
	severity: 'error',
	text: '{controller} gives up on {object}: {why}. No load balancer is made, or the one that exists is not changed, until this is corrected.',
	doc: {
		what: "The provider's controller gives up on the object: a word that it does not take, a contradiction, something that is missing.",
		why: 'It makes no load balancer then, or leaves the one that exists as it was; only an event tells of it.',
		fix: "Correct what the message names. The controllers' behaviour is known from their code, at the versions that their files in `schema/balancer/controllers/` name.",
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
	saidBy: 'setting-missing',
	toolkitOnly: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-intree' }, proxy: { sessionAffinity: 'ClientIP' } },
			texts: [
				'cloud-provider-aws gives up on these values: the controller refuses sessionAffinity ClientIP. No load balancer is made, or the one that exists is not changed, until this is corrected.',
			],
		},
	],
	neighbours: [],
});
