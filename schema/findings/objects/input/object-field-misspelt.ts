import { defineFinding } from '../../define.ts';
import { ingress, kong, local, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'object-field-misspelt',
	severity: 'error',
	text: '{kind} has no field {path}: the API server refuses or drops it. Write {meant}.',
	doc: {
		what: 'A field of a Service, an Ingress or the workload of Kong looks like a misspelling of one that Kubernetes has, or is in the wrong place.',
		why: 'What it sets has no effect, and `kubectl apply` refuses the object. Names that resemble no field are not reported, since a newer Kubernetes may have them.',
		fix: 'Write the field that the message gives.',
		source: '<https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/>',
	},
	samples: [
		{
			objects: [
				service({
					spec: { ...local, externalTrafficPolcy: 'Local', loadBalancerSourceRange: ['192.0.2.0/24'] },
				}),
				kong(),
			],
			texts: [
				'Service has no field spec.externalTrafficPolcy: the API server refuses or drops it. Write spec.externalTrafficPolicy.',
				'Service has no field spec.loadBalancerSourceRange: the API server refuses or drops it. Write spec.loadBalancerSourceRanges.',
			],
		},
		{
			objects: [{ ...service({ spec: local }), externalTrafficPolicy: 'Local', annotations: {} }, kong()],
			texts: [
				'Service has no field externalTrafficPolicy: the API server refuses or drops it. Write spec.externalTrafficPolicy.',
				'Service has no field annotations: the API server refuses or drops it. Write metadata.annotations.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong({ pod: { hostnetwork: true }, container: { enviroment: [] }, spec: { hostNetwork: true } }),
			],
			texts: [
				'Deployment has no field spec.template.spec.containers[0].enviroment: the API server refuses or drops it. Write spec.template.spec.containers[0].env.',
				'Deployment has no field spec.template.spec.hostnetwork: the API server refuses or drops it. Write spec.template.spec.hostNetwork.',
				'Deployment has no field spec.hostNetwork: the API server refuses or drops it. Write spec.template.spec.hostNetwork.',
			],
		},
		{
			objects: [
				service({ spec: local }),
				kong(),
				ingress({ namespace: 'shop', spec: { ingressClass: 'alb' } }),
			],
			texts: [
				'Ingress has no field spec.ingressClass: the API server refuses or drops it. Write spec.ingressClassName.',
			],
		},
	],
	neighbours: [
		{ objects: [service({ spec: local }), kong()] },
		// A name that is like none.
		{ objects: [service({ spec: { quantumTunnels: 2 } }), kong()] },
	],
});
