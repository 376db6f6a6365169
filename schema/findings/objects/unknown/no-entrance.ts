import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'no-entrance',
	severity: 'note',
	text: 'Nothing in the input leads to this gateway from outside, so no request was followed.',
	doc: {
		what: 'Nothing leads to the gateway from outside.',
		why: 'No request could be followed.',
		fix: 'Add the Service, Ingress or Gateway to the input.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	samples: [],
	neighbours: [],
});
