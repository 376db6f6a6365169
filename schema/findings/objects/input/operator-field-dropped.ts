import { defineFinding } from '../../define.ts';
import { dataPlane, gatewayConfiguration, operatorGateway } from '../../operator-objects.ts';

export const finding = defineFinding({
	code: 'operator-field-dropped',
	severity: 'warning',
	text: '{why}: the API server drops it from {object} without a word. {way}.',
	doc: {
		what: 'A resource of the Kong Operator has a field that its CRD does not know, such as `loadBalancerClass`, `loadBalancerSourceRanges`, `ipFamilies` or a `kind: DaemonSet`; in a `GatewayConfiguration` also the `ports` of the Service. Or the resource is a `GatewayConfiguration` of version v1beta1, and has `labels` of the Service or `scaling`, which the conversion to v2beta1 loses.',
		why: '`kubectl apply` refuses an object with an unknown field; other tools apply it, and the API server drops the field. The Operator never sees it, and the Service or the pods are made without.',
		fix: 'Do what the message says.',
		source: 'The CRDs of <https://github.com/Kong/kong-operator/tree/v2.2.3/config/crd/kong-operator>',
	},
	samples: [
		{
			objects: [
				...operatorGateway(),
				{
					...gatewayConfiguration({
						ingress: { labels: { team: 'edge' } },
						deployment: { scaling: { horizontal: { minReplicas: 2, maxReplicas: 4 } } },
					}),
					apiVersion: 'gateway-operator.konghq.com/v1beta1',
				},
			],
			texts: [
				'The conversion of GatewayConfiguration from v1beta1 to v2beta1 loses labels: the API server drops it from GatewayConfiguration/kong without a word. Write the object in version v2beta1.',
				'The conversion of GatewayConfiguration from v1beta1 to v2beta1 loses scaling: the API server drops it from GatewayConfiguration/kong without a word. Write the object in version v2beta1.',
			],
		},
		{
			objects: [
				...operatorGateway(),
				gatewayConfiguration({
					ingress: {
						loadBalancerSourceRanges: ['192.0.2.0/24'],
						ports: [{ name: 'http', port: 8080, targetPort: 8000 }],
					},
				}),
			],
			texts: [
				'GatewayConfiguration has no field loadBalancerSourceRanges: the API server drops it from GatewayConfiguration/kong without a word. Name the ranges in the annotation of the load balancer, where it has one, or in a NetworkPolicy.',
				'GatewayConfiguration has no field ports: the API server drops it from GatewayConfiguration/kong without a word. Name the ports as listeners of the Gateway.',
			],
		},
		{
			objects: [dataPlane({ ingress: { sessionAffinity: 'ClientIP' }, deployment: { kind: 'DaemonSet' } })],
			texts: [
				'DataPlane has no field kind: the API server drops it from DataPlane/kong without a word. The Operator makes Deployments only: spread the pods with topologySpreadConstraints.',
				'DataPlane has no field sessionAffinity: the API server drops it from DataPlane/kong without a word. Remove it, or correct its name.',
			],
		},
	],
	neighbours: [
		{
			objects: [
				...operatorGateway(),
				{
					...gatewayConfiguration({
						ingress: { annotations: { team: 'edge' } },
						deployment: { replicas: 2 },
					}),
					apiVersion: 'gateway-operator.konghq.com/v1beta1',
				},
			],
		},
		{ objects: [dataPlane({ ingress: { ports: [{ name: 'http', port: 8080, targetPort: 8000 }] } })] },
		{
			objects: [...operatorGateway(), gatewayConfiguration({ ingress: { externalTrafficPolicy: 'Local' } })],
		},
	],
});
