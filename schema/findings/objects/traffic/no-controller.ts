import { defineFinding } from '../../define.ts';
import { aws, ingress, kong, kubeVip, local, readsForwardedFor, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'no-controller',
	severity: 'error',
	text: 'No controller makes a load balancer of {object}: {why}. {fix}.',
	doc: {
		what: 'No controller makes a load balancer of the Service or Ingress.',
		why: 'Its class or annotations name no controller, or the controller that they name ignores it or lacks something.',
		fix: 'Set what the message names.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class>',
	},
	samples: [
		{
			objects: [service({ annotations: { [`${aws}-type`]: 'external' }, spec: local }), kong()],
			texts: [
				'No controller makes a load balancer of Service/kong-proxy: the AWS cloud controller manager ignores type external, and AWS Load Balancer Controller takes it only together with a target type. Set service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip or instance.',
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' },
					spec: { loadBalancerClass: 'service.k8s.aws/nbl' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'No controller makes a load balancer of Service/kong-proxy: the controller of AWS Network Load Balancer, ip targets (AWS Load Balancer Controller) ignores Services of the class "service.k8s.aws/nbl". Use service.k8s.aws/nlb, on a new Service: the class of an existing one cannot change.',
			],
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
					spec: { ...local, loadBalancerClass: 'internal' },
				}),
				kong(),
			],
			texts: [
				'No controller makes a load balancer of Service/kong-proxy: the controller of Azure Standard Load Balancer ignores Services of the class "internal". Use no class, on a new Service: the class of an existing one cannot change.',
			],
		},
		{
			objects: [
				ingress({ className: 'gce' }),
				service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
				kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22') }),
			],
			texts: [
				'No controller makes a load balancer of Ingress/edge: ingress-gce ignores it, since the controller reads the annotation kubernetes.io/ingress.class only; it ignores an Ingress that has its class only in the spec. What peer-untrusted says to do mends this, too.',
			],
		},
		{
			objects: [
				ingress({
					annotations: {
						'kubernetes.io/ingress.class': 'ALB',
						'alb.ingress.kubernetes.io/target-type': 'ip',
					},
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'No controller makes a load balancer of Ingress/edge: aws-load-balancer-controller ignores it, since the class is not its own. Write ingressClassName: alb in its place.',
			],
		},
		{
			objects: [
				ingress({
					annotations: { 'kubernetes.io/ingress.class': 'azure/application-gateway' },
					spec: { rules: [{ host: 'api.example.com' }] },
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
			texts: [
				'No controller makes a load balancer of Ingress/edge: no rule of the Ingress has paths, so the controller leaves it out. Write a rule with the path /.',
			],
		},
		{
			objects: [service({ annotations: { 'kubernetes.io/elb.class': 'performance' }, spec: local }), kong()],
			texts: [
				'No controller makes a load balancer of Service/kong-proxy: CCE must be given an ELB, or be asked to make one. Set kubernetes.io/elb.id or kubernetes.io/elb.autocreate.',
			],
		},
		{
			objects: [
				service({
					annotations: {
						'kube-vip.io/loadbalancerIPs': '10.0.0.240',
						'kube-vip.io/forcePerServiceElection': 'true',
					},
					spec: local,
				}),
				kubeVip({ svc_enable: 'true', vip_arp: 'true', svc_election: 'true' }),
				kong(),
			],
			texts: [
				'No controller makes a load balancer of Service/kong-proxy: kube-vip ignores it, since beside svc_election nobody looks after Services with this annotation. Take it out.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				service({
					annotations: {
						'kube-vip.io/loadbalancerIPs': '10.0.0.240',
						'kube-vip.io/forcePerServiceElection': 'true',
					},
					spec: local,
				}),
				kubeVip({ svc_enable: 'true', vip_arp: 'true', per_service_election_on_demand: 'true' }),
				kong(),
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'instance' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			objects: [
				service({
					annotations: { [`${aws}-type`]: 'external', [`${aws}-nlb-target-type`]: 'ip' },
					spec: { loadBalancerClass: 'service.k8s.aws/nlb' },
				}),
				kong(),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' },
					spec: local,
				}),
				kong(),
			],
		},
		{
			objects: [
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'gce' } }),
				service({ type: 'ClusterIP', annotations: { 'cloud.google.com/neg': '{"ingress": true}' } }),
				kong({ env: readsForwardedFor('35.191.0.0/16,130.211.0.0/22') }),
			],
		},
		{
			objects: [
				ingress({
					annotations: {
						'kubernetes.io/ingress.class': 'alb',
						'alb.ingress.kubernetes.io/target-type': 'ip',
					},
				}),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				ingress({ annotations: { 'kubernetes.io/ingress.class': 'azure/application-gateway' } }),
				service({ type: 'ClusterIP' }),
				kong({ env: readsForwardedFor('10.0.0.0/16') }),
			],
			circumstances: { nodes: ['10.0.0.0/16'] },
		},
		{
			objects: [
				service({
					annotations: {
						'kubernetes.io/elb.class': 'performance',
						'kubernetes.io/elb.id': '4f1d2c3b-8a7e-4c55-9d10-2b6f0c9e7a31',
					},
					spec: local,
				}),
				kong(),
			],
		},
	],
});
