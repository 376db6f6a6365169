import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'taken-over',
	severity: 'warning',
	text: 'Where {where}, a new Service does not become {loadBalancer} but {what}. {remedy}.',
	doc: {
		what: 'On some clusters another controller takes the Service and makes another balancer of it.',
		why: "The AWS Load Balancer Controller's webhook gives every new Service of type LoadBalancer without a class its own class, whatever the annotations say; the cloud controller then ignores the Service.",
		fix: 'Nothing, where that controller does not run. Else switch the webhook off, or choose a product of that controller. `warnings: fail` leaves this one a warning.',
		source:
			'<https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/helm/aws-load-balancer-controller/README.md>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: ['clientIp.loadBalancer'],
	neverFails: true,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'Where the AWS Load Balancer Controller runs with its Service webhook, as it does unless told otherwise, a new Service does not become aws-clb-http but an NLB of that controller, internal unless the annotation aws-load-balancer-scheme says otherwise, and without X-Forwarded-For, so that Kong believes what clients write there. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			],
		},
	],
	neighbours: [],
});
