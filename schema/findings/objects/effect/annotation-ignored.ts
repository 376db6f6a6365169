import { defineFinding } from '../../define.ts';
import { aws, kong, local, nlb, readsProxy, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'annotation-ignored',
	severity: 'warning',
	text: '{product} ignores this annotation{effect}. {fix}.',
	doc: {
		what: "The product's controller ignores the annotation.",
		why: 'It belongs to another product, another controller or another kind of object, or the Service has the wrong type for it.',
		fix: 'Use the annotation that the message names, or remove this one.',
		source: '<https://github.com/kubernetes/kubernetes/issues/101608>',
	},
	samples: [
		{
			objects: [
				service({
					annotations: { [`${aws}-proxy-protocol`]: '*' },
					spec: { ...local, loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, EKS Auto Mode ignores this annotation. For PROXY headers set service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: proxy_protocol_v2.enabled=true.',
			],
		},
		{
			objects: [service({ annotations: { [`${aws}-proxy-protocol`]: '*' }, spec: local }), kong()],
			circumstances: { loadBalancer: 'gke-passthrough' },
			texts: ['GKE pass-through Network Load Balancer ignores this annotation. Remove it.'],
		},
		{
			objects: [
				service({ annotations: nlb('ip', { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' }) }),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller) ignores this annotation. It belongs on an Ingress.',
			],
		},
		{
			objects: [
				service({ type: 'NodePort', annotations: { [`${aws}-proxy-protocol`]: '*' }, spec: local }),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aws-nlb-instance' },
			texts: [
				'AWS Network Load Balancer, instance targets (AWS Load Balancer Controller) ignores this annotation, since the Service is not of type LoadBalancer. Remove it, or make the Service one of type LoadBalancer.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: { [`${aws}-target-group-attributes`]: 'proxy_protocol_v2.enabled=true' },
					spec: { loadBalancerClass: 'eks.amazonaws.com/nlb' },
				}),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [service({ type: 'NodePort', spec: local }), kong()],
			circumstances: { nodes: ['10.0.0.0/16'], loadBalancer: 'aws-nlb-instance' },
		},
		{
			objects: [
				service({ annotations: nlb('instance', { [`${aws}-proxy-protocol`]: '*' }) }),
				kong({ env: readsProxy('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
	],
});
