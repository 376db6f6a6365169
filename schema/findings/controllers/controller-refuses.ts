import { defineFinding } from '../define.ts';
import { onService } from '../rests-on.ts';
import { aws, ingress, kong, nlb, service } from '../sample-objects.ts';

/** An Ingress that AWS Load Balancer Controller refuses: the Service has no such port, or there is no such Service. */
const front = (name: string) =>
	ingress({
		className: 'alb',
		annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' },
		spec: { defaultBackend: { service: { name, port: { number: 8080 } } } },
	});

export const finding = defineFinding({
	code: 'controller-refuses',
	severity: 'error',
	text: '{controller} gives up on {object}: {why}. {left}, until this is corrected.',
	doc: {
		what: "The provider's controller gives up on the object: a value that it does not accept, a contradiction, or something that is missing.",
		why: 'It then makes no load balancer, or leaves the existing one unchanged. Where it comes upon the fault late, it has made a part by then, and does not write the address into the status. Only an event of the object says so.',
		fix: "Correct what the message names. The controllers' behaviour is known from their code, at the versions that their files in `schema/balancer/controllers/` name.",
		source: '<https://kubernetes.io/docs/concepts/architecture/cloud-controller/>',
	},
	restsOn: [...onService, 'proxy.annotations'],
	saidBy: 'setting-missing',
	toolkitOnly: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-intree' }, proxy: { sessionAffinity: 'ClientIP' } },
			texts: [
				'cloud-provider-aws gives up on these values: the controller refuses sessionAffinity ClientIP. No load balancer is made, or the one that exists is not changed, until this is corrected.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
			},
			texts: [
				'aws-load-balancer-controller gives up on these values: the source range 2001:db8::/32 needs service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack. No load balancer is made, or the one that exists is not changed, until this is corrected.',
			],
		},
		{
			objects: [
				service({ annotations: nlb('ip'), spec: { loadBalancerSourceRanges: ['2001:db8::/32'] } }),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'aws-load-balancer-controller gives up on Service/kong-proxy: the source range 2001:db8::/32 needs service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack. No load balancer is made, or the one that exists is not changed, until this is corrected. What source-replaced says to do mends this, too.',
			],
		},
		// A way that leads to Kong all the same must not hide the one that is missing.
		{
			objects: [front('kong-proxy'), service({ spec: { externalTrafficPolicy: 'Local' } }), kong()],
			texts: [
				'aws-load-balancer-controller gives up on Ingress/edge: Service kong-proxy has no port 8080. No load balancer is made, or the one that exists is not changed, until this is corrected.',
			],
		},
	],
	neighbours: [
		{ objects: [front('shop'), service({ spec: { externalTrafficPolicy: 'Local' } }), kong()] },
		{ values: { clientIp: { loadBalancer: 'aws-nlb-intree' }, proxy: { sessionAffinity: 'None' } } },
		{ values: { clientIp: { loadBalancer: 'metallb' }, proxy: { sessionAffinity: 'ClientIP' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip' },
				proxy: {
					annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': 'dualstack' },
					loadBalancerSourceRanges: ['2001:db8::/32'],
				},
			},
		},
		{
			objects: [
				service({
					annotations: nlb('ip', { [`${aws}-ip-address-type`]: 'dualstack' }),
					spec: { loadBalancerSourceRanges: ['2001:db8::/32'] },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
