import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'port-not-served',
	severity: 'error',
	text: '{product} does not listen on port {port}: {controller} leaves this port of the Service out.',
	doc: {
		what: 'The Service has a port that the balancer does not listen on.',
		why: 'The controller leaves ports out that it cannot serve, such as one without a node port, or one of another protocol.',
		fix: 'Give the port what the controller needs, or take it out of the Service.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer>',
	},
	samples: [],
	neighbours: [],
});
