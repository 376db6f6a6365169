import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'no-controller',
	severity: 'error',
	text: 'No load balancer is made of it: {why}. {fix}.',
	doc: {
		what: 'No controller makes a load balancer of the Service or Ingress.',
		why: 'Its class or annotations name a controller that leaves it to others, or lack what that controller asks for.',
		fix: 'Set what the message names.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-class>',
	},
	samples: [],
	neighbours: [],
});
