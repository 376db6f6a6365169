import { defineFinding } from '../../define.ts';
import { ingress, kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'no-entrance',
	severity: 'note',
	text: 'Nothing in the input leads to this gateway from outside, so no request was followed. Add the Service, Ingress or Gateway that does.',
	doc: {
		what: 'Nothing leads to the gateway from outside.',
		why: 'Without a way in no request can be followed. Where no gateway in the input has one, this is a warning: nothing was checked.',
		fix: 'Add the Service, Ingress or Gateway to the input.',
		source: '<https://kubernetes.io/docs/concepts/services-networking/service/>',
	},
	samples: [
		{
			objects: [kong()],
			texts: [
				'Nothing in the input leads to this gateway from outside, so no request was followed. Add the Service, Ingress or Gateway that does.',
			],
		},
		{
			objects: [service({ type: 'ClusterIP' }), kong()],
			texts: [
				'Nothing in the input leads to this gateway from outside, so no request was followed. Add the Service, Ingress or Gateway that does.',
			],
		},
	],
	neighbours: [
		{ objects: [service(), kong()] },
		{ objects: [ingress({ className: 'nginx' }), service({ type: 'ClusterIP' }), kong()] },
	],
});
