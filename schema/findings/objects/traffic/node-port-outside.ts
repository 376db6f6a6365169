import { defineFinding } from '../../define.ts';
import { kong } from '../../sample-objects.ts';

const on = (nodePort: number, metadata: object = {}) => ({
	apiVersion: 'v1',
	kind: 'Service',
	metadata: { name: 'kong-proxy', ...metadata },
	spec: {
		type: 'NodePort',
		externalTrafficPolicy: 'Local',
		selector: { 'app.kubernetes.io/name': 'kong', 'app.kubernetes.io/instance': 'kong' },
		ports: [{ name: 'http', port: 80, targetPort: 8000, nodePort }],
	},
});

export const finding = defineFinding({
	code: 'node-port-outside',
	severity: 'warning',
	text: '{service} asks for node port {port}, outside 30000-32767. The API server refuses the Service, unless it was started with another range (--service-node-port-range). Choose one of these, or remove nodePort.',
	doc: {
		what: 'A Service asks for a node port outside the range from which Kubernetes gives them.',
		why: 'The API server refuses such a Service, unless it was started with another range. Then nothing changes, or no Service is made.',
		fix: 'Choose a port from 30000 to 32767, or remove `nodePort` and let Kubernetes choose. For ports 80 and 443 of the nodes themselves use host ports, or a load balancer such as MetalLB.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport>',
	},
	samples: [
		{
			objects: [kong(), on(80)],
			texts: [
				'Service/kong-proxy asks for node port 80, outside 30000-32767. The API server refuses the Service, unless it was started with another range (--service-node-port-range). Choose one of these, or remove nodePort.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), on(30_080)] },
		// The API server has sent it.
		{ objects: [kong(), on(80, { uid: '6f3a', resourceVersion: '17' })] },
	],
});
