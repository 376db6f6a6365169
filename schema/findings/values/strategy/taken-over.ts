import { defineFinding } from '../../define.ts';
import { onProduct } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'taken-over',
	severity: 'warning',
	text: 'Where {where}, a new Service does not become {loadBalancer} but {what}. {remedy}.',
	doc: {
		what: 'On some clusters another controller handles the Service and makes a different load balancer for it.',
		why: "The AWS Load Balancer Controller's webhook gives every new Service of type LoadBalancer without a class its own class, whatever the annotations say; the cloud controller then ignores the Service.",
		fix: 'Where that controller does not run, there is nothing to do. Otherwise switch its webhook off, or choose a product of that controller. With `warnings: fail` this stays a warning.',
		source:
			'<https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/helm/aws-load-balancer-controller/README.md>',
	},
	alone: ['clientIp.loadBalancer'],
	restsOn: onProduct,
	neverFails: true,
	find({ product, serviceType, id }, found) {
		if (!product.takenOver || serviceType !== 'LoadBalancer') return [];
		const { where, what, remedy } = product.takenOver;
		return found('clientIp.loadBalancer', { loadBalancer: id, where, what, remedy });
	},
	template: `
{{- if and .product.takenOver (eq .serviceType "LoadBalancer") -}}
{{- include "kong-client-ip.found" (list . "taken-over" (merge (dict "loadBalancer" .id) .product.takenOver)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-clb-http but an NLB of that controller, internal unless the annotation aws-load-balancer-scheme says otherwise, and without X-Forwarded-For, so that Kong believes what clients write there. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-clb-tcp but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aws-nlb-instance' } } },
		{
			values: {
				clientIp: { loadBalancer: 'aws-clb-http', trustedIPs: ['10.0.0.0/16'] },
				proxy: { type: 'NodePort' },
			},
		},
	],
});
